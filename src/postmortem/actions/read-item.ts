import type { Definitions } from '../../document/definitions.ts';
import type { ActionItem, ActionStatus, Ticket } from '../types.ts';
import { cellFacts } from './cells.ts';
import { detailFacts } from './details.ts';
import { readDueDay } from './due-date.ts';
import type { Fact } from './facts.ts';
import type { RawItem } from './find-items.ts';
import { type InlineText, inlineText } from './inline-text.ts';
import type { UnnamedItem } from './item.ts';
import { readMetadata } from './read-metadata.ts';
import { readStatus } from './status-words.ts';
import { readType } from './vocabulary.ts';

/** Understands one item: its table cells first, then its own words, then what stands under it. */
export function readItem(item: RawItem, definitions: Definitions): UnnamedItem {
  const inline = inlineText(item.words, definitions);
  const own = ownFacts(cellFacts(item, definitions), readMetadata(inline));
  const facts = [...own, ...detailFacts(item, definitions, own)];
  const all = (role: Fact['role']): readonly Fact[] => facts.filter((fact) => fact.role === role);
  const value = (role: Fact['role']): string | null => all(role)[0]?.value ?? null;
  const text = withoutCuts(inline, own);
  const dueText = value('due');
  const due = dueText === null ? null : readDueDay(dueText);
  const typeText = value('type');
  return {
    explicitId: value('id'),
    place: item.place,
    text,
    ...readProgress(item, value('status'), text, isStruck(inline, text)),
    owners: [...new Set(all('owner').map((fact) => fact.value))],
    due,
    dueText: due === null ? dueText : null,
    dueFromPolicy: false,
    type: (typeText === null ? null : readType(typeText)) ?? groupType(item),
    priority: value('priority'),
    tickets: uniqueTickets(all('ticket')),
    answers: value('answers'),
    ...noteOf(all('note')),
  };
}

/** What cells say and what the words do. Whom the column of owners names, the words need not: `[Search] Add …`. */
function ownFacts(cells: readonly Fact[], words: readonly Fact[]): readonly Fact[] {
  const isOwned = cells.some(({ role }) => role === 'owner');
  return [...cells, ...(isOwned ? words.filter(({ role }) => role !== 'owner') : words)];
}

type Progress = Pick<ActionItem, 'status' | 'note'>;

/** How far an item is: its box, what its words say, a line through them, what its heading says. */
function readProgress(
  item: RawItem,
  said: string | null,
  text: string,
  isCrossedOut: boolean,
): Progress {
  const status = said === null ? null : readStatus(said);
  if (item.checked === true)
    return { status: status === 'wont-do' ? 'wont-do' : 'done', note: null };
  // An empty box says open louder than words such as "(in progress)", which stay as a note.
  if (item.checked === false && status === 'in-progress')
    return { status: 'open', note: 'in progress' };
  if (status !== null) return { status, note: null };
  if (isCrossedOut) return { status: refused.test(text) ? 'wont-do' : 'done', note: null };
  const group = item.checked === null ? groupStatus(item) : null;
  return { status: group ?? 'open', note: null };
}

/** `~~Rewrite it~~ Won't do`. */
const refused = /\bwon['\u2019]?t (?:do|fix)\W*$/i;

/** Whether most of what is left as the item's text is struck out. */
function isStruck({ spans }: InlineText, text: string): boolean {
  const struck = spans
    .filter(({ kind }) => kind === 'struck')
    .reduce((sum, { start, end }) => sum + end - start, 0);
  const { length } = text.replace(refused, '').trimEnd();
  return struck > 0 && struck * 5 >= length * 4;
}

function noteOf(facts: readonly Fact[]): Partial<Pick<ActionItem, 'note'>> {
  const note = facts[0]?.value;
  return note === undefined ? {} : { note };
}

/** The status that the nearest heading gives to all under it: `Actions taken`, `Completed`, `In progress`. */
function groupStatus({ groups }: RawItem): ActionStatus | null {
  for (const group of groups.toReversed()) {
    const words = group
      .toLowerCase()
      .replace(/[\s:]+$/, '')
      // `Done (by the team)`; with a number it tells when: `In progress (next 2 weeks)`.
      .replace(/\s\([^()\d]{1,40}\)$/, '')
      // A picture in front of words only decorates them: `✅ Next steps`.
      .replace(/^(?:\p{Extended_Pictographic}\uFE0F?\s*)+(?=\p{L})/u, '')
      .replace(/^(?:action(?: item)?s?|items?|tasks?|measures?|steps?) (?:already )?/, '');
    if (/^(?:already )?taken$/.test(words)) return 'done';
    const status = words.split(' ').length <= 2 ? readStatus(words) : null;
    if (status !== null) return status;
  }
  return null;
}

/** The type of work that the nearest heading names. */
function groupType({ groups }: RawItem): ActionItem['type'] {
  for (const group of groups.toReversed()) {
    const type = readType(group);
    if (type !== null) return type;
  }
  return null;
}

function uniqueTickets(facts: readonly Fact[]): readonly Ticket[] {
  const tickets = new Map<string, Ticket>();
  for (const { value, url = null } of facts) {
    const key = url ?? value;
    if (!tickets.has(key)) tickets.set(key, { text: value, url });
  }
  return [...tickets.values()];
}

/** The words that are the work itself; all of them where nothing else would be left. */
function withoutCuts({ text }: InlineText, facts: readonly Fact[]): string {
  let rest = '';
  let from = 0;
  const cuts = facts.flatMap(({ cut }) => (cut === null ? [] : [cut])).sort((a, b) => a[0] - b[0]);
  for (const [start, end] of cuts) {
    if (start > from) rest += text.slice(from, start);
    from = Math.max(from, end);
  }
  rest += text.slice(from);
  const tidy = rest
    .replaceAll(/\(\s*\)|\[\s*\]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([,.;:])/g, '$1')
    .replace(/^[\s:,;–—-]+|[\s:,;–—|-]+$/g, '')
    .trim();
  return /[\p{L}\p{N}]/u.test(tidy) ? tidy : text.replaceAll(/\s+/g, ' ').trim();
}
