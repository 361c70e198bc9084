/**
 * The words and marks that stand around a date and a time of day. To teach another one, add it to its
 * list; NOTATIONS.md shows them all.
 */
export const words = {
  /** In front of a stamp, or of its time: the author was not sure. */
  approximate: [
    '~',
    '\u2248',
    '\u00b1',
    'ca',
    'circa',
    'c',
    'around',
    'about',
    'approx',
    'approximately',
    'roughly',
    'est',
    'estimated',
    'just after',
    'just before',
    'shortly after',
    'shortly before',
    'early',
    'late',
    'mid',
    'gegen',
    'vers',
    'environ',
    'hacia',
    'sobre',
    'rundt',
    'rond',
    'omstreeks',
    'verso',
    'por volta das',
    'około',
    'около',
    'примерно',
  ],
  /** Behind a stamp, also in brackets: the author was not sure. */
  approximately: ['approx', 'approximately', 'approximate', 'estimated', 'est', 'ish', 'ca'],
  /** In front of a stamp, without a meaning of their own. */
  leading: [
    'at',
    'on',
    'by',
    'from',
    'since',
    'after',
    'before',
    'later',
    'later on',
    'later that day',
    'as of',
    'until',
    'starting',
    'time',
    'date',
    'when',
    'ab',
    'um',
    'kl',
    '\u00e0',
    'd\u00e8s',
    'a las',
    '\u00e0s',
    'om',
    'ore',
    'alle',
    'alle ore',
    'dalle',
    'le',
    'el',
    'il',
    'desde las',
    'godz',
    'o godz',
    'в',
    'с',
    'vor',
    'nach',
    'seit',
    'avant',
    'apr\u00e8s',
    'depuis',
    'antes de las',
    'despu\u00e9s de las',
    'antes das',
    'ap\u00f3s as',
    'prima delle',
    'dopo le',
    'voor',
    'vanaf',
    'sinds',
    'przed',
    'po',
    'od',
    'до',
    'после',
  ],
  /** From the start of a range to its end. */
  to: [
    '-',
    '--',
    '---',
    '->',
    '-->',
    '\u2192',
    '~',
    'to',
    'till',
    'until',
    'through',
    'thru',
    'bis',
    'a',
    '\u00e0',
    'hasta',
    'at\u00e9',
    '..',
    '\u2026',
  ],
  /** The same in `between 8:00 and 9:00`. */
  and: ['and', '-', 'to'],
  /** The end of a range that nobody saw yet. */
  ongoing: ['now', 'present', 'ongoing', 'current', '?', '??', '???'],
  /** Behind the start of a range that has no end. */
  onwards: ['onwards', 'onward', '+'],
  /** Behind a date, in place of a time. */
  partOfDay: [
    'morning',
    'in the morning',
    'early morning',
    'late morning',
    'midday',
    'afternoon',
    'in the afternoon',
    'early afternoon',
    'late afternoon',
    'evening',
    'in the evening',
    'late evening',
    'night',
    'late night',
    'overnight',
  ],
} as const;

/**
 * Compiles a list: the length of the word that `text` has at `at`, with up to three blanks behind it, or
 * 0. Words end where they end: `mid` is not in `middle`; a full stop may close them (`ca.`).
 */
export function compileWords(list: readonly string[]): (text: string, at: number) => number {
  const sources = list
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(/[?.+]/g, '\\$&').replaceAll(' ', '[ \\t]{1,3}'))
    .map((word) => (/\w$/.test(word) ? `${word}(?![a-z\\d])\\.?` : word));
  const expression = new RegExp(`(?:${sources.join('|')})[ \\t]{0,3}`, 'iy');
  return (text, at) => {
    expression.lastIndex = at;
    return expression.test(text) ? expression.lastIndex - at : 0;
  };
}
