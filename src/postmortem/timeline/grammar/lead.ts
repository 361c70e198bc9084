import { compileWords, words } from './words.ts';

/** What stands in front of a stamp. */
export interface Lead {
  /** Offset of the stamp. */
  readonly end: number;
  readonly approximate: boolean;
  /** `between` opens a range whose end stands behind `and`. */
  readonly between: boolean;
  /** Where a mark that belongs to the stamp starts: `~`, `ca.`. */
  readonly mark: number | null;
}

const approximate = compileWords(words.approximate);
const leading = compileWords(words.leading);
const between = compileWords(['between']);
/** Bullets, brackets, arrows, emoji and their `:names:`, the number of a heading. */
const marks =
  /^(?:[ \t\n\u2028]|[([{<*_"'\u201c\u2022\u00b7\u2192|>`#-]|@(?=\d)|\p{So}\ufe0f?|:[a-z][\w+-]{1,28}:|[Dd]ay \d{1,2}[,:]?[ \t]{1,3}(?=\d)|\d{1,2}[.)][ \t]{1,3}(?=[\d~[(*]))/u;

/** Skips marks, emoji, prepositions and words such as `around` at the start of a text. */
export function readLead(text: string): Lead {
  let lead: Lead = { end: 0, approximate: false, between: false, mark: null };
  for (let step = 0; step < 8; step++) {
    const next = skipOne(text, lead);
    if (next === null) break;
    lead = next;
  }
  return lead;
}

function skipOne(text: string, lead: Lead): Lead | null {
  const { end } = lead;
  const about = approximate(text, end);
  if (about > 0) return { ...lead, end: end + about, approximate: true, mark: lead.mark ?? end };
  const pair = between(text, end);
  if (pair > 0) return { ...lead, end: end + pair, between: true };
  const word = leading(text, end);
  const colon = text.charAt(end + word) === ':' ? 1 : 0;
  if (word > 0) return { ...lead, end: end + word + colon };
  const rest = text.slice(end, end + 5);
  if (/^(?:--:--|__:__|\?\?)/.test(rest)) return null;
  const glyph = marks.exec(text.slice(end, end + 34));
  return glyph === null ? null : { ...lead, end: end + glyph[0].length };
}
