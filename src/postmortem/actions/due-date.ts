import { readDay } from '../dates.ts';
import { matchDate } from '../timeline/grammar/date.ts';
import type { Day } from '../types.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName = `(?:${months.join('|')})[a-z]{0,6}\\.?`;

/** Matches any notation that `readDueDay` reads, to be built into larger expressions. Has no groups. */
export const dueDayForm = [
  '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}',
  `\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${monthName},? \\d{4}`,
  `${monthName} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}`,
  `\\d{1,2}-${monthName}-\\d{4}`,
  '\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}',
].join('|');

const isoForm = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const dayFirst = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -](${monthName}),?[ -](\\d{4})$`,
  'i',
);
const monthFirst = new RegExp(`^(${monthName}) (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`, 'i');
const numbersForm = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;

/**
 * The day that a due date names. Of `05/13/2024` and `13.05.2024` the number above 12 is the day;
 * where both could be (`03/04/2024`) nobody can know and the answer is null.
 */
export function readDueDay(text: string): Day | null {
  const words = text.trim();
  const iso = isoForm.exec(words);
  if (iso !== null) return day(iso[1], iso[2], iso[3]);
  const early = dayFirst.exec(words);
  if (early !== null) return day(early[3], monthNumber(early[2]), early[1]);
  const late = monthFirst.exec(words);
  if (late !== null) return day(late[3], monthNumber(late[1]), late[2]);
  const numbers = numbersForm.exec(words);
  if (numbers === null) return readWrittenDay(words);
  const [first, second] = [Number(numbers[1]), Number(numbers[2])];
  if (first > 12 || first === second) return day(numbers[3], numbers[2], numbers[1]);
  return second > 12 ? day(numbers[3], numbers[1], numbers[2]) : null;
}

/** A full date as a timeline may have it, in any of its languages: `15. Mai 2024`, `2024年5月15日`. */
function readWrittenDay(words: string): Day | null {
  const found = words.length > longest ? null : matchDate(words, 0);
  if (found === null || found.end !== words.length) return null;
  const { year, month, day: date, lastDay, either, unreadable } = found.value;
  if (year === null || month === null || date === null) return null;
  if (lastDay !== null || either !== null || unreadable) return null;
  return day(String(year), String(month), String(date));
}

const longest = 40;

const monthNumber = (name = ''): string =>
  String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1);

const day = (year = '', month = '', date = ''): Day | null =>
  readDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
