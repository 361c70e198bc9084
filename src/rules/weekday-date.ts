import type { Temporal } from 'temporal-polyfill';
import type { Locator, Place } from '../message/place.ts';
import { oneOf, quote } from '../message/words.ts';
import type { Day } from '../postmortem/types.ts';
import { defineRule } from './define-rule.ts';
import { daysBetween, weekdays } from './helpers/calendar.ts';
import { findInProse } from './helpers/prose.ts';
import {
  type Reading,
  type Rewriting,
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
    for (const { match, place, locator } of findInProse(document, weekdayDatePattern)) {
      const read = readWeekdayDate(match, date);
      if (read === null || read.readings.some(({ day }) => day.dayOfWeek === read.weekday))
        continue;
      const finding = tell(read, place, locator, date);
      if (finding !== null) yield finding;
    }
  },
});

interface Guess {
  readonly words: Rewriting;
  readonly cost: number;
}

function tell(
  read: WeekdayDate,
  place: Place,
  locator: Locator,
  incident: Day | null,
): Finding | null {
  const reading = nearestTo(read.readings, incident);
  if (reading === undefined) return null;
  const { day } = reading;
  const guesses = [...guessDates(read, reading, incident), guessWeekday(read, day, incident)]
    .sort((a, b) => a.cost - b.cost)
    .map(({ words }) => words)
    .slice(0, 3);
  const [best = '', ...others] = guesses.map(({ text }) => text);
  const rest = others.length === 0 ? '' : ` It may also be ${oneOf(others)}.`;
  return {
    place,
    unexpected: quote(read.text),
    expected: quote(best),
    actual: read.text,
    candidates: [best, ...others],
    note: `${day.toString()} was a ${weekdays[day.dayOfWeek - 1] ?? ''}.${rest}`,
    fixes: guesses.map(({ text, edits }) => ({
      title: `Write ${quote(text)}`,
      // Either of the two may be the slip; only where no other date is near it must be the weekday.
      safe: guesses.length === 1,
      edits: edits.map((edit) => ({ place: locator.place(edit.start, edit.end), text: edit.text })),
    })),
  };
}

/** Days with the written weekday that one slip away: another month, a day beside, another year. */
function* guessDates(
  read: WeekdayDate,
  { day, write }: Reading,
  incident: Day | null,
): Generator<Guess> {
  const slips = [
    ...[-2, -1, 1, 2].map((months) => ({ months })),
    ...[-1, 1].map((years) => ({ years })),
    ...[-3, -2, -1, 1, 2, 3].map((days) => ({ days })),
  ];
  for (const slip of slips) {
    const other = day.add(slip);
    // The year of a date that doesn't show it can't be what was mistyped.
    if (other.dayOfWeek !== read.weekday || (!read.hasYear && other.year !== day.year)) continue;
    // 31 March and a month is 30 April, 1 June and a day less is 31 May: that takes two slips.
    if ('days' in slip ? other.month !== day.month : other.day !== day.day) continue;
    // Of two that are as near, the weekday is the likelier slip.
    yield { words: write(other), cost: distance(other, day, incident) + 1 };
  }
}

function guessWeekday(read: WeekdayDate, day: Temporal.PlainDate, incident: Day | null): Guess {
  return { words: read.writeWeekday(day.dayOfWeek), cost: distance(day, day, incident) };
}

/** Days to the incident; where that isn't known, to what is written. */
function distance(
  guess: Temporal.PlainDate,
  written: Temporal.PlainDate,
  incident: Day | null,
): number {
  return Math.abs(daysBetween(incident ?? (written.toString() as Day), guess.toString() as Day));
}

function nearestTo(readings: readonly Reading[], incident: Day | null): Reading | undefined {
  const far = ({ day }: Reading) => distance(day, day, incident);
  return [...readings].sort((a, b) => far(a) - far(b))[0];
}
