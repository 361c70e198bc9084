import { count, quote } from '../message/words.ts';
import type { Day } from '../postmortem/types.ts';
import { defineRule } from './define-rule.ts';
import { daysBetween } from './helpers/calendar.ts';

interface Options {
  /** How many days before or after the incident's day are near it. */
  readonly days: number;
}

const options: Options = { days: 90 };

export const dateFar = defineRule<Options>({
  id: 'date-far',
  description: "The dates of a timeline are in the incident's year, or near it.",
  scope: 'postmortem',
  level: 'warn',
  options,
  *check({ date, timeline }, { options: { days } }) {
    if (date === null) return;
    let last: Day | null = null;
    for (const entry of timeline) {
      if (entry.date === null) continue;
      // A far date behind another one that is as far is a long story, or has its day from there.
      const follows = last !== null && isFar(last, date, days) && last <= entry.date;
      last = entry.date;
      const meant = follows ? null : inNearbyYear(date, entry.date, days);
      if (meant === null) continue;
      const far = daysBetween(date, entry.date);
      yield {
        place: entry.stamp.place,
        unexpected: `${quote(entry.date)}, ${count(Math.abs(far), 'day')} ${far < 0 ? 'before' : 'after'} the incident`,
        expected: quote(meant),
        actual: entry.date,
        candidates: [meant],
        note: `The incident's day is ${date}: the year of one of the two looks mistyped.`,
      };
    }
  },
});

const isFar = (day: Day, from: Day, days: number): boolean =>
  Math.abs(daysBetween(from, day)) > days;

/**
 * The same month and day in another year, if that is near the incident and the date as written is
 * not. What is far in any year is a long story and no slip.
 */
function inNearbyYear(date: Day, other: Day, days: number): Day | null {
  if (!isFar(other, date, days) || other.endsWith('-02-29')) return null;
  const year = Number(date.slice(0, 4));
  const candidates = [year, year + 1, year - 1].map(
    (candidate) => `${String(candidate).padStart(4, '0')}${other.slice(4)}` as Day,
  );
  return candidates.find((day) => !isFar(day, date, days)) ?? null;
}
