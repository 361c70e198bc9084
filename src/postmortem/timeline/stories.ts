import type { PostDocument, RootContent } from '../../document/types.ts';
import type { Section } from '../types.ts';
import { collectDrafts, type ZoneHint } from './collect.ts';
import { isDayLine } from './day-lines.ts';
import type { Draft } from './draft.ts';
import type { WrittenZone } from './grammar/zones.ts';
import { inferHalves } from './halves.ts';
import { findRegions } from './regions.ts';
import { readZoneHint } from './resolve-zones.ts';
import { collectUpdates } from './updates.ts';

/** One chronology of a post; day lines are among the drafts. */
export interface Story {
  /** The heading it stands under, or an empty text. */
  readonly heading: string;
  readonly drafts: readonly Draft[];
  /** Zones that the heading and the sentences inside give, each for what stands behind its offset. */
  readonly zones: readonly { readonly offset: number; readonly zone: WrittenZone }[];
}

/** The chronologies of a post in the order of the text; a status page's dated updates where it has no other. */
export function findStories(
  document: PostDocument,
  sections: readonly Section[],
): readonly Story[] {
  const stories = findRegions(document, sections).map(({ nodes, start, heading }) => {
    const { drafts, hints } = collectDrafts(nodes, document.text, start);
    // `- HH:MM - Alert fired` throughout is a template that nobody filled in.
    const filled = drafts.some(({ stamp }) => stamp.date !== null || stamp.time !== null);
    return { heading, drafts: filled ? inferHalves(drafts) : [], zones: zonesOf(heading, hints) };
  });
  if (stories.some(({ drafts }) => drafts.length > 0)) return stories;
  return [{ heading: '', drafts: collectUpdates(document), zones: [] }];
}

/** How many stamped entries nodes of a document hold: two or more make a chronology. */
export function countStampedEntries(nodes: readonly RootContent[], source: string): number {
  const { drafts } = collectDrafts(nodes, source);
  return drafts.filter((draft, index) => !isDayLine(draft, drafts[index + 1])).length;
}

function zonesOf(heading: string, hints: readonly ZoneHint[]): Story['zones'] {
  return [{ offset: 0, text: heading }, ...hints].flatMap(({ offset, text }) => {
    const zone = readZoneHint(text);
    return zone === null ? [] : [{ offset, zone }];
  });
}

/** The zone that stands nearest above an entry: in the header of its column, a sentence, the heading. */
export function hintFor({ column, start }: Draft, { zones }: Story): WrittenZone | null {
  return column?.zone ?? zones.findLast(({ offset }) => offset <= start)?.zone ?? null;
}

/** The zone that all entries which name one agree on; the others of the story are told on the same clock. */
export function sharedZone({ drafts }: Story): WrittenZone | null {
  const written = drafts.flatMap(({ stamp }) => stamp.zone ?? []);
  const [first] = written;
  const zone = first?.meanings[0]?.zone;
  return first !== undefined && written.every(({ meanings }) => meanings[0]?.zone === zone)
    ? first
    : null;
}
