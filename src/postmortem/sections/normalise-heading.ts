/**
 * Takes from a heading all that differs between authors who mean the same: capitals, numbering, emoji,
 * brackets, closing marks, spelling. `text` is plain text.
 */
export function normaliseHeading(text: string): string {
  const title = text
    .slice(0, 400)
    .normalize('NFKC')
    .replaceAll(/\((s|es)\)/gi, '$1')
    .replaceAll(/\([^()]{0,200}\)|\[[^[\]]{0,200}\]/g, ' ')
    .replaceAll(/:[a-z][a-z0-9_+-]{1,40}:/gi, ' ')
    .replaceAll(
      /\d\u{FE0F}?\u{20E3}|\p{Extended_Pictographic}|\p{Regional_Indicator}|\u{FE0F}|\u{200D}|\u{20E3}/gu,
      ' ',
    )
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[\u2018\u2019\u02BC]/g, "'")
    .replaceAll(/<[^<>]{0,100}>/g, ' ')
    .replaceAll(/[*_`~#"\u201C\u201D]/g, ' ')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(
      /^(?:(?:step|section|part|phase|[a-z])?\s?\d{1,2}(?:\.\d{1,2}){0,3}\s?[.):-]|\d{1,2}\.\d{1,2}|[a-z][.)]|[ivx]{1,4}[.)])\s+/,
      '',
    )
    .replace(/^[\s\-:;.,|>]+/, '')
    .replace(/[\s\-:;.,?!|]+$/, '')
    // The mark of a footnote, which reaches a copy as a number: `Action items:167`.
    .replace(/(?<=\p{L}{4})[:.?]?\d{1,3}$/u, '');
  return spellings.reduce((words, [from, to]) => words.replaceAll(from, to), title);
}

/** British and other spellings and common slips, each to the one form that the aliases use. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/\b(what|that|it|how|here)'s\b/g, '$1 is'],
  [/\b(we|they)'re\b/g, '$1 are'],
  [/\b(we|they)'ve\b/g, '$1 have'],
  [/\b(we|they)'ll\b/g, '$1 will'],
  [/\bhow'd\b/g, 'how did'],
  [/\b(did|does|do|is|was|could)n't\b/g, '$1 not'],
  [/ & | \+ | n' /g, ' and '],
  [/\blearnt\b|\blearend\b|\blearnd\b/g, 'learned'],
  [/\bpreventati/g, 'preventi'],
  [/\bpreventitive\b/g, 'preventive'],
  [/\bprevention of\b/g, 'preventing'],
  [/\bre-?occurr?[ae]nces?\b|\breccurr?[ae]nces?\b/g, 'recurrence'],
  [/\brecommandation/g, 'recommendation'],
  [/\backnowledgement/g, 'acknowledgment'],
  [/\banalyse\b/g, 'analysis'],
  [/\btime[ -]line/g, 'timeline'],
  [/\btimelime\b|\btimline\b|\btimelne\b|\btimelin\b/g, 'timeline'],
  [/\broot-?cause/g, 'root cause'],
  [/\brootcause/g, 'root cause'],
  [/\bfollow(?:ing)?[ -]?ups?\b/g, 'follow-up'],
  [/\bto-dos?\b/g, 'to do'],
  [/\b(short|medium|mid|long|near)[ -]term\b/g, '$1-term'],
  [/\bpost[ -]mortem/g, 'postmortem'],
  [/\blead[ -]up\b/g, 'leadup'],
  [/\bwhy's\b|\bwhys\b/g, 'why'],
  [/\bcontibut|\bcontribut/g, 'contribut'],
];
