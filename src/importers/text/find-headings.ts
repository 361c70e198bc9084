import type { HeadingMatcher } from '../../postmortem/sections/match-heading.ts';
import { readStamp } from '../../postmortem/timeline/stamp.ts';
import type { SectionKind } from '../../postmortem/types.ts';
import { isBlank } from '../lines.ts';
import { listSections } from './find-lists.ts';
import { bullet, countWords, isComplete, isContinuation, isSentence } from './words.ts';

/** A line that heads what follows. `kind`: the section it names, null for any other. */
export interface FoundHeading {
  readonly kind: SectionKind | null;
  /** A day of the timeline. */
  readonly isDay: boolean;
}

/** A line with what stands around it. */
export interface LineContext {
  readonly line: string;
  /** The lines next to it, blank or not. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The nearest lines with text. */
  readonly previous: string | undefined;
  readonly next: string | undefined;
  /** A list or a table stands before it: nothing of that goes on in it. */
  readonly afterBlock: boolean;
  /** The section that the line stands in, and how many lines below its heading. */
  readonly section: SectionKind | null;
  readonly below: number;
  /** Blank lines separate the blocks of this text. */
  readonly spaced: boolean;
}

/** Tells whether a line without any mark is a heading: by its words, by its looks, by what surrounds it. */
export function findHeading(context: LineContext, match: HeadingMatcher): FoundHeading | null {
  const { line, next, section } = context;
  if (next === undefined || line.length > 100) return null;
  const kind = kindOfTitle(line, match);
  // The header of a table that was flattened repeats what it stands under: `Time`, `Event`.
  const isRepeated = kind === section && context.below <= 3;
  if (kind !== null && !isRepeated && mayNameSection(context)) return { kind, isDay: false };
  if (isDayLine(line) && (section === 'timeline' || isBlank(context.after))) {
    return standsAlone(context) ? { kind: null, isDay: true } : null;
  }
  if (!looksLikeTitle(line) || listSections.has(section)) return null;
  const looksRight = context.spaced ? isSetApart(context, match) : isBetweenSentences(context);
  return looksRight ? { kind: null, isDay: false } : null;
}

/** The section that a whole line names: an alias and no more, or a composite of them; brackets don't matter. */
export function kindOfTitle(line: string, match: HeadingMatcher): SectionKind | null {
  const title = line.trim();
  if (countWords(title) > 15 || /^\p{Ll}/u.test(title)) return null;
  for (const words of new Set([title, title.replace(/\s*\(.*$/, '')])) {
    const parts = countWords(words) > 10 ? [] : match(words);
    // What the title alone decides goes before what needs the content to be known.
    const [kind = null] = parts.map(
      (part) => (part.find(({ condition }) => condition === null) ?? part[0])?.kind,
    );
    if (parts.every((part) => part[0]?.exact === true) && kind !== null) return kind;
  }
  return null;
}

const standsAlone = ({ line, before, previous, next, afterBlock }: LineContext): boolean =>
  (isBlank(before) || afterBlock || isComplete(previous)) && isBetween(line, next);

/** The title of a section is one even where the line before it has lost its full stop. */
const mayNameSection = ({ line, before, previous = '', next, afterBlock }: LineContext): boolean =>
  (isBlank(before) || afterBlock || !goesOn.test(previous)) && isBetween(line, next);

const goesOn =
  /(?:[,(–-]|\b(?:the|an?|of|to|and|or|in|for|by|with|our|is|was|as|its|this|that|some))\s*$/i;

const isBetween = (line: string, next: string | undefined): boolean =>
  !isContinuation(line) && next !== undefined && !isContinuation(next);

/** Only a date or weekdays: it says when what follows happened. */
export function isDayLine(line: string): boolean {
  const text = line.trim();
  const stamp = readStamp(text);
  if (stamp === null || stamp.timed || stamp.date === null) return false;
  const rest = text.slice(stamp.after).trim();
  return rest === '' || /^(?:to|and|until|through|-|–)\s\w{3,9}$/i.test(rest);
}

/** Short, begins as titles do, and does not end as sentences do. */
function looksLikeTitle(line: string): boolean {
  const text = line.trim();
  if (text.length > 80 || countWords(text) > 10 || countWords(text) === 0) return false;
  if (/[.,;:!…]$/.test(text) || /:\s|https?:|[|{}=]/.test(text)) return false;
  if (bullet.test(text) && !/^\d{1,2}[.)]\s+\p{Lu}/u.test(text)) return false;
  return (
    /^["“'‘(]?(?:\p{Lu}|\p{N}|\p{Extended_Pictographic})/u.test(text) &&
    readStamp(text)?.timed !== true
  );
}

/** Blank lines stand around it, and text that is no title follows. */
function isSetApart(
  { before, after, previous, next, line }: LineContext,
  match: HeadingMatcher,
): boolean {
  if (!isBlank(before) || !isBlank(after) || next === undefined) return false;
  if (previous?.trim().endsWith(':') === true) return false;
  const isNumbered = /^\s*\d{1,2}[.)]\s/.test(line);
  if (isNumbered && /^\s*\d{1,2}[.)]\s/.test(next)) return false;
  return kindOfTitle(next, match) === null && (!looksLikeTitle(next) || bullet.test(next));
}

/** Where no blank lines tell, only a few words between the end of one sentence and another sentence do. */
function isBetweenSentences({ line, previous, next }: LineContext): boolean {
  if (countWords(line) > 6 || previous === undefined || next === undefined) return false;
  if (bullet.test(line) || !/[.!?)\]}`]\s*$/.test(previous)) return false;
  return !isContinuation(next) && (isSentence(next) || bullet.test(next));
}
