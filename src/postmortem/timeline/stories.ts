import { plainText } from '../../document/plain-text.ts';
import type { PostDocument, RootContent } from '../../document/types.ts';
import type { Section } from '../types.ts';
import { type Collected, collectDrafts, type ZoneHint } from './collect.ts';
import { isDayLine } from './day-lines.ts';
import type { Draft } from './draft.ts';
import type { WrittenZone } from './grammar/zones.ts';
import { inferHalves } from './halves.ts';
import { findRegions, type Region, stampedHeadings, wholePost } from './regions.ts';
import { readZoneHint, readZoneSentence } from './resolve-zones.ts';
import { collectUpdates } from './updates.ts';

/** One chronology of a post; day lines are among the drafts. */
export interface Story {
  /** The headings it stands under, the nearest first. */
  readonly headings: readonly string[];
  readonly drafts: readonly Draft[];
  /** Zones that the heading and the sentences inside give, each for what stands behind its offset. */
  readonly zones: readonly { readonly offset: number; readonly zone: WrittenZone }[];
}

/**
 * The chronologies of a post in the order of the text: its timeline sections, else its stamped
 * headings, else the dated updates of a status page, else stamped lines anywhere.
 */
export function findStories(
  document: PostDocument,
  sections: readonly Section[],
): readonly Story[] {
  return readStories(document, sections).map((story) =>
    story.zones.some(({ offset }) => offset === 0) || story.drafts.length === 0
      ? story
      : { ...story, zones: [...zoneOfPost(document), ...story.zones] },
  );
}

function readStories(document: PostDocument, sections: readonly Section[]): readonly Story[] {
  for (const regions of [findRegions(document, sections), stampedHeadings(document)]) {
    const stories = regions.map((region) => readStory(region, document.text));
    if (stories.some(({ drafts }) => drafts.length > 0)) return stories;
  }
  const updates = collectUpdates(document);
  if (updates.length > 0) return [{ headings: [], drafts: updates, zones: [] }];
  return readWhole(readStory(wholePost(document, sections), document.text), document.text);
}

/** The zone that a sentence outside the chronology gives to all clocks of the post: `All times PDT.` */
function zoneOfPost({ tree, text }: PostDocument): Story['zones'] {
  if (!ofAllClocks.test(text)) return [];
  for (const node of tree.children) {
    const [sentence] = node.type === 'paragraph' ? (ofAllClocks.exec(plainText(node)) ?? []) : [];
    const zone = sentence === undefined ? null : readZoneSentence(sentence);
    if (zone !== null) return [{ offset: 0, zone }];
  }
  return [];
}

const ofAllClocks =
  /\b(?:all (?:\w+ (?:and )?)?time(?:s|stamps)|times(?:tamps)? (?:below|above|here|in this \w+)|(?:below|following) time(?:s|stamps)|times(?:tamps)? (?:are|is|in|given|shown)|time ?zone)\b[^.\n]{0,80}/i;

/** Of a post as a whole only clock times that lead a line count, and two of them at least. */
function readWhole(story: Story, source: string): readonly Story[] {
  const isEntry = ({ stamp, label, form, start }: Draft): boolean =>
    stamp.time !== null &&
    stamp.closed &&
    label === null &&
    !(form === 'paragraph' && /^(?:at|by|on|in) /i.test(source.slice(start, start + 3)));
  const { drafts } = story;
  if (drafts.filter(isEntry).length < 2) return [];
  const kept = drafts.filter(
    (draft, index) => isEntry(draft) || isDayLine(draft, drafts[index + 1]),
  );
  return [{ ...story, drafts: kept }];
}

function readStory({ nodes, start, headings }: Region, source: string): Story {
  const strict = collectDrafts(nodes, source, start);
  const { drafts, hints } = orLoose(strict, nodes, source, start);
  // `- HH:MM - Alert fired` throughout is a template that nobody filled in.
  const filled = drafts.some(
    ({ stamp, stampStart, stampEnd }) =>
      stamp.date !== null ||
      stamp.time !== null ||
      elapsed.test(source.slice(stampStart, stampEnd)),
  );
  const told = filled ? inferHalves(withoutProse(drafts, source)) : [];
  return { headings, drafts: told, zones: zonesOf(headings, hints) };
}

/** Time since the start, `T+15m`, counts from a moment that need not be told. */
const elapsed = /^[TH]?[+-]\s?\d/i;

/**
 * Beside a list or a table of three clock times or more, `On May 12, we …` introduces it. Where the list
 * follows at once, it also gives the day.
 */
function withoutProse(drafts: readonly Draft[], source: string): readonly Draft[] {
  const listed = drafts.filter(
    ({ form, stamp }) => (form === 'item' || form === 'row') && stamp.timed,
  );
  if (listed.length < 3) return drafts;
  return drafts.flatMap((draft, index): readonly Draft[] => {
    const { form, stamp, label, start, markdown } = draft;
    const isProse =
      form === 'paragraph' &&
      label === null &&
      !/[:-]/.test(stamp.separator) &&
      /^(?:on|at|by|in|from|between|around)\s/i.test(source.slice(start, start + 8));
    if (!isProse) return [draft];
    const next = drafts[index + 1];
    const leads = markdown.length <= 1 && next !== undefined && next.form !== 'paragraph';
    if (!leads || stamp.date === null) return [];
    const day = { ...stamp, time: null, timed: false, until: null };
    return [{ ...draft, stamp: day, markdown: [], plain: [], worded: false }];
  });
}

/** How many stamped entries nodes of a document hold, or only `timed` ones: two or more make a chronology. */
export function countStampedEntries(
  nodes: readonly RootContent[],
  source: string,
  timed = false,
): number {
  const { drafts } = orLoose(collectDrafts(nodes, source), nodes, source, 0);
  return drafts.filter(
    (draft, index) => !isDayLine(draft, drafts[index + 1]) && (draft.stamp.timed || !timed),
  ).length;
}

/**
 * Short times such as `11.50 alert` count where they keep the order of the clocks around them; `1625
 * alert` only where no clock is sure, three times or more and in perfect order.
 */
function orLoose(
  strict: Collected,
  nodes: readonly RootContent[],
  source: string,
  start: number,
): Collected {
  const from = Math.max(start, nodes[0]?.position?.start.offset ?? 0);
  const told = source.slice(from, nodes.at(-1)?.position?.end.offset ?? from);
  const dotted = shortTimes.test(told) ? collectDrafts(nodes, source, start, 'dotted') : strict;
  const base = addsClocks(strict, dotted, source) ? dotted : strict;
  if (base.drafts.some(({ stamp }) => stamp.timed) || !/\d{4}/.test(told)) return base;
  const digits = collectDrafts(nodes, source, start, 'digits');
  const clocks = clocksOf(digits.drafts).length;
  return clocks >= 3 && stepsBack(digits.drafts) === 0 ? digits : base;
}

/** Whether there is anything to read more loosely: most chronologies are read once. */
const shortTimes = /(?<![\d.])\d{1,2}[.h]\d\d(?![\d.])/;

/** Whether the looser reading finds clock times that belong into the story: two at least, hardly any out of order. */
function addsClocks(strict: Collected, loose: Collected, source: string): boolean {
  const sure = new Set(clocksOf(strict.drafts).map(({ stampStart }) => stampStart));
  const all = clocksOf(loose.drafts);
  const added = all.filter(({ stampStart }) => !sure.has(stampStart));
  // `9.10` alone may be a version; `09.10` and `9h10` are clocks.
  const clear = added.filter(
    ({ stamp, stampStart, stampEnd }) =>
      stamp.time?.short === false || source.slice(stampStart, stampEnd).includes('h'),
  );
  if (added.length === 0 || all.length < 3 || clear.length * 2 < added.length) return false;
  return stepsBack(loose.drafts) * 5 <= all.length;
}

const clocksOf = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.filter(({ stamp }) => stamp.time !== null);

/** How often a clock runs backwards within its day. */
function stepsBack(drafts: readonly Draft[]): number {
  let steps = 0;
  let last = 0;
  for (const { stamp } of drafts) {
    if (stamp.date !== null) last = 0;
    if (stamp.time === null) continue;
    const clock = stamp.time.hour * 60 + stamp.time.minute;
    if (clock < last) steps++;
    last = clock;
  }
  return steps;
}

function zonesOf([heading = '']: readonly string[], hints: readonly ZoneHint[]): Story['zones'] {
  const headed = readZoneHint(heading);
  const told = hints.flatMap(({ offset, text }) => {
    const zone = readZoneSentence(text);
    return zone === null ? [] : [{ offset, zone }];
  });
  return headed === null ? told : [{ offset: 0, zone: headed }, ...told];
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
