import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  instantAt,
  localTime,
  readDay,
  readInstant,
  readTime,
} from '../../postmortem/dates.ts';
import { readStamp } from '../../postmortem/timeline/stamp.ts';
import { type Day, type Instant, milestoneNames, type Zone } from '../../postmortem/types.ts';

/** What a time without day or zone is taken for. */
export interface TimeContext {
  readonly zone: Zone;
  /** Day of a time that has none; null: the last such time that there was. */
  readonly day: Day | null;
  readonly now: Instant;
}

/**
 * The instant that a person means by `now`, `14:05`, `2pm`, or a day and a time, with the offset of the zone;
 * null where it says none. What the schema takes as it is stays as it is.
 */
export function completeTime(text: string, { zone, day, now }: TimeContext): string | null {
  const words = text.trim();
  if (/^now$/i.test(words)) return withOffset(now, zone);
  const clock = readTime(words) ?? clockOf(words);
  if (clock === null) {
    const reading = readInstant(words, zone);
    if (reading.error !== undefined) return null;
    return readInstant(words, null).error === undefined ? words : withOffset(reading.instant, zone);
  }
  const today = localTime(now, zone).day;
  const reading = instantAt(day ?? today, clock, zone);
  const isLater =
    reading.error === undefined && Date.parse(reading.instant) > Date.parse(now) + 60_000;
  // At 00:10, 23:50 is yesterday's.
  const last = day === null && isLater ? instantAt(addDays(today, -1), clock, zone) : reading;
  return last.error === undefined ? withOffset(last.instant, zone) : null;
}

/** A time of day in a notation of timelines, and nothing else: `2pm`, `14.05`, `1405`. */
function clockOf(text: string): string | null {
  const stamp = readStamp(text, 0, 'digits');
  if (stamp?.time == null || stamp.date !== null || stamp.zone !== null) return null;
  if (stamp.start !== 0 || stamp.end !== text.length || stamp.until !== null) return null;
  const { hour, minute } = stamp.time;
  return readTime(`${hour % 24}:${String(minute).padStart(2, '0')}`);
}

function withOffset(instant: Instant, zone: Zone): string {
  if (zone === 'UTC') return instant;
  return Temporal.Instant.from(instant).toString({ timeZone: zone, smallestUnit: 'second' });
}

/** The fields with `now` and times of day made instants; what can't be read stays for the schema to refuse. */
export function completeTimes(
  fields: Readonly<Record<string, unknown>>,
  context: TimeContext,
): Record<string, unknown> {
  const completed = { ...fields };
  for (const name of milestoneNames) {
    const text = fields[name];
    if (typeof text === 'string') completed[name] = completeTime(text, context) ?? text;
  }
  return completed;
}

/** The day that the fields tell: `date`, else that of the first instant, on the clock of `zone`. */
export function dayOfFields(fields: Readonly<Record<string, unknown>>, zone: Zone): Day | null {
  const date = typeof fields.date === 'string' ? readDay(fields.date.slice(0, 10)) : null;
  if (date !== null) return date;
  for (const name of milestoneNames) {
    const text = fields[name];
    const reading = typeof text === 'string' ? readInstant(text, zone) : null;
    if (reading !== null && reading.error === undefined) {
      return localTime(reading.instant, zone).day;
    }
  }
  return null;
}
