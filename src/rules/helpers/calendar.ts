import { Temporal } from 'temporal-polyfill';
import type { Day } from '../../postmortem/types.ts';

/** Weekdays in English, Monday first, as `Temporal` counts them (1 to 7). */
export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** Months in English, January first. */
export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The day, or null where there is none such (31 June). */
export function toDay(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/** Whole days from `from` to `to`, negative where `to` is earlier. Days alone are days in UTC. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
