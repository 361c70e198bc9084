import type { Temporal } from 'temporal-polyfill';
import type { Place } from '../message/place.ts';
import { quote } from '../message/words.ts';
import type { Day } from '../postmortem/types.ts';
import { defineRule } from './define-rule.ts';
import { daysBetween, weekdays } from './helpers/calendar.ts';
import { findInProse } from './helpers/prose.ts';
import {
  readWeekdayDate,
  type WeekdayDate,
  weekdayDatePattern,
  weekdayPattern,
} from './helpers/weekday-dates.ts';
import type { Finding } from './types.ts';

export const weekdayDate = defineRule({
  id: 'weekday-date',
  description: 'A weekday and the date beside it name the same day.',
  scope: 'document',
  level: 'error',
  draftLevel: 'warn',
  options: {},
  *check(document, { date }) {
    // Most posts have none, and the pattern is long.
    if (!weekdayPattern.test(document.text)) return;
    for (const { match, place } of findInProse(document, weekdayDatePattern)) {
      const read = readWeekdayDate(match, date);
      if (read === null || read.readings.some((day) => day.dayOfWeek === read.weekday)) continue;
      const finding = tell(read, place, date);
      if (finding !== null) yield finding;
    }
  },
});

interface Guess {
  readonly text: string;
  readonly cost: number;
}

function tell(read: WeekdayDate, place: Place, incident: Day | null): Finding | null {
  const day = nearestTo(read.readings, incident);
  if (day === undefined) return null;
  const actual = weekdays[day.dayOfWeek - 1] ?? '';
  const guesses = [...guessDates(read, day, incident), guessWeekday(read, day, incident)]
    .sort((a, b) => a.cost - b.cost)
    .map(({ text }) => text)
    .slice(0, 3);
  const [best = ''] = guesses;
  return {
    place,
    unexpected: quote(read.text),
    expected: quote(best),
    actual: read.text,
    candidates: guesses,
    note: `${day.toString()} was a ${actual}.${
      guesses.length > 1
        ? ` It may also be ${guesses
            .slice(1)
            .map((guess) => quote(guess))
            .join(' or ')}.`
        : ''
    }`,
    fixes: guesses.map((text) => ({ title: `Write ${quote(text)}`, edits: [{ place, text }] })),
  };
}

/** Days with the written weekday that one slip away: another month, a day beside, another year. */
function* guessDates(
  read: WeekdayDate,
  day: Temporal.PlainDate,
  incident: Day | null,
): Generator<Guess> {
  const slips = [
    ...[-2, -1, 1, 2].map((months) => ({ slip: { months }, price: 1 })),
    ...[-1, 1].map((years) => ({ slip: { years }, price: 1 })),
    ...[-3, -2, -1, 1, 2, 3].map((days) => ({ slip: { days }, price: 2 })),
  ];
  for (const { slip, price } of slips) {
    const other = day.add(slip);
    // The year of a date that doesn't show it can't be what was mistyped.
    if (other.dayOfWeek !== read.weekday || (!read.hasYear && other.year !== day.year)) continue;
    // 31 March and a month is 30 April: a day that nobody meant.
    if (!('days' in slip) && other.day !== day.day) continue;
    yield { text: read.write(other), cost: distance(other, day, incident) + price };
  }
}

function guessWeekday(read: WeekdayDate, day: Temporal.PlainDate, incident: Day | null): Guess {
  return { text: read.writeWeekday(day.dayOfWeek), cost: distance(day, day, incident) };
}

/** Days to the incident; where that isn't known, to what is written. */
function distance(
  guess: Temporal.PlainDate,
  written: Temporal.PlainDate,
  incident: Day | null,
): number {
  return Math.abs(daysBetween(incident ?? (written.toString() as Day), guess.toString() as Day));
}

function nearestTo(
  days: readonly Temporal.PlainDate[],
  incident: Day | null,
): Temporal.PlainDate | undefined {
  if (incident === null) return days[0];
  const far = (day: Temporal.PlainDate) => Math.abs(daysBetween(incident, day.toString() as Day));
  return [...days].sort((a, b) => far(a) - far(b))[0];
}
