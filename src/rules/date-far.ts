import { count, quote } from '../message/words.ts';
import type { Day } from '../postmortem/types.ts';
import { defineRule } from './define-rule.ts';
import { daysBetween } from './helpers/calendar.ts';

interface Options {
  /** How many days before or after the incident's day an entry may lie. */
  readonly days: number;
}

const options: Options = { days: 90 };

export const dateFar = defineRule<Options>({
  id: 'date-far',
  description: "A timeline's dates lie near the incident's day.",
  scope: 'postmortem',
  level: 'warn',
  options,
  *check({ date, timeline }, { options: { days } }) {
    if (date === null) return;
    let reported: string | null = null;
    for (const entry of timeline) {
      if (entry.date === null) continue;
      const far = daysBetween(date, entry.date);
      const year = entry.date.slice(0, 4);
      if (Math.abs(far) <= days) {
        reported = null;
      } else if (reported !== year) {
        // What follows has its date from this entry: once is enough.
        reported = year;
        const otherYear = inYearOf(date, entry.date, days);
        yield {
          place: entry.stamp.place,
          unexpected: `${quote(entry.date)}, ${count(Math.abs(far), 'day')} ${far < 0 ? 'before' : 'after'} the incident`,
          expected: otherYear === null ? `a day near ${quote(date)}` : quote(otherYear),
          actual: entry.date,
          candidates: otherYear === null ? [] : [otherYear],
          note: `The incident's day is ${date}, by the frontmatter. One of the two may have a mistyped year or month; a long story may set \`days\` in the configuration.`,
        };
      }
    }
  },
});

/** The same month and day in the incident's year or a neighbour of it, if that is near. */
function inYearOf(date: Day, other: Day, days: number): string | null {
  const year = Number(date.slice(0, 4));
  for (const candidate of [year, year + 1, year - 1]) {
    const day = `${String(candidate).padStart(4, '0')}${other.slice(4)}`;
    if (day.endsWith('-02-29')) continue;
    if (Math.abs(daysBetween(date, day as Day)) <= days) return day;
  }
  return null;
}
