import {
  type ActionItem,
  type Day,
  milestoneNames,
  type Postmortem,
  type SectionKind,
  type Status,
} from '../postmortem/types.ts';
import type { UpdateFact } from './types.ts';

/**
 * What changed from one version of a post to the next, as facts and in a fixed order; nothing for a
 * change of wording. A version that is not for the readers of the site is told of only by `published`,
 * when there is one that is.
 */
export function compareVersions(
  before: Postmortem,
  after: Postmortem,
  isShown: (version: Postmortem) => boolean,
): UpdateFact[] {
  if (!isShown(after)) return [];
  if (!isShown(before)) return [{ kind: 'published' }];
  return [
    ...changed('title', before.title, after.title),
    ...changed('status', before.status, after.status),
    ...changed('severity', before.severity, after.severity),
    ...changed('date', before.date, after.date),
    ...milestoneNames.flatMap((name) => {
      const [from, to] = [before.milestones[name]?.instant, after.milestones[name]?.instant];
      return from === to || to === undefined ? [] : [{ kind: 'milestone', name, to } as const];
    }),
    ...sectionFacts(before, after),
    ...itemFacts(before.actionItems, after.actionItems),
    ...countFact('entries-added', after.timeline.length - before.timeline.length),
    ...countFact('causes-added', after.causes.length - before.causes.length),
  ];
}

function changed(kind: 'title', from: string, to: string): UpdateFact[];
function changed(kind: 'status', from: Status, to: Status): UpdateFact[];
function changed(kind: 'severity', from: string | null, to: string | null): UpdateFact[];
function changed(kind: 'date', from: Day | null, to: Day | null): UpdateFact[];
function changed(kind: string, from: string | null, to: string | null): UpdateFact[] {
  return from === to || to === null ? [] : [{ kind, from, to } as UpdateFact];
}

const countFact = (kind: CountKind, count: number): UpdateFact[] =>
  count > 0 ? [{ kind, count }] : [];

type CountKind = 'items-removed' | 'entries-added' | 'causes-added';

function sectionFacts(before: Postmortem, after: Postmortem): UpdateFact[] {
  const filled = ({ sections }: Postmortem): Set<SectionKind> =>
    new Set(sections.filter(({ state }) => state === 'filled').map(({ kind }) => kind));
  const known = filled(before);
  return [...filled(after)]
    .filter((section) => !known.has(section))
    .map((section) => ({ kind: 'section-added', section }));
}

function itemFacts(before: readonly ActionItem[], after: readonly ActionItem[]): UpdateFact[] {
  const known = pair(before, after);
  const items = after.flatMap((item): UpdateFact[] => {
    const old = known.get(item);
    const { anchor } = item;
    if (old === undefined) return [{ kind: 'item-added', anchor }];
    return [
      ...(old.status === item.status
        ? []
        : [{ kind: 'item-status', anchor, to: item.status } as const]),
      ...(old.due === item.due || item.due === null || item.dueFromPolicy
        ? []
        : [{ kind: 'item-due', anchor, from: old.due, to: item.due } as const]),
    ];
  });
  return [...items, ...countFact('items-removed', before.length - known.size)];
}

/** An item is the same where its id is, or else its place among those that are otherwise unknown. */
function pair(
  before: readonly ActionItem[],
  after: readonly ActionItem[],
): ReadonlyMap<ActionItem, ActionItem> {
  const byId = new Map(before.map((item) => [item.id, item]));
  const pairs = new Map<ActionItem, ActionItem>();
  for (const item of after) {
    const old = byId.get(item.id);
    if (old !== undefined) pairs.set(item, old);
  }
  const rest = new Set(before);
  for (const old of pairs.values()) rest.delete(old);
  for (const item of after) {
    if (pairs.has(item)) continue;
    const old = [...rest].find((candidate) => isReworded(candidate.text, item.text));
    if (old === undefined) continue;
    rest.delete(old);
    pairs.set(item, old);
  }
  return pairs;
}

/** Whether more than half of the words of two texts are the same. */
function isReworded(before: string, after: string): boolean {
  const words = (text: string): Set<string> =>
    new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const [from, to] = [words(before), words(after)];
  const both = [...to].filter((word) => from.has(word)).length;
  return both * 2 > Math.max(from.size, to.size);
}
