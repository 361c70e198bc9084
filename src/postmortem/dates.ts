import { Temporal } from 'temporal-polyfill';
import type { Day, Instant, Zone } from './types.ts';

/**
 * Why a text is no instant. `form`: not a date with a time; `impossible`: no such day or time of day;
 * `zone`: what stands behind the time is no zone; `no-zone`: local time and nobody says where;
 * `gap` and `ambiguous`: the clocks of the zone skip this time, or show it twice.
 */
export type InstantFault = 'form' | 'impossible' | 'zone' | 'no-zone' | 'gap' | 'ambiguous';

/** An instant with the day and time that the author wrote, or why there is none. */
export type InstantReading =
  | {
      readonly instant: Instant;
      /** The day on the author's own calendar. */
      readonly day: Day;
      readonly error?: undefined;
    }
  | { readonly error: InstantFault };

const dayForm = /^(\d{4})-(\d{2})-(\d{2})$/;
const instantForm =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt]|[ \t]{1,4})(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)[ \t]{0,4}(.{0,64})$/;
const timeForm = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?$/;
const offsetForm = /^(?:UTC|GMT)?([+\-\u2212])(\d{1,2})(?::?(\d{2}))?$/i;
const zoneNameForm = /^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/;

/** The day that `text` writes as `YYYY-MM-DD`, or null where the form is another or no such day exists. */
export function readDay(text: string): Day | null {
  const parts = dayForm.exec(text.trim());
  if (parts === null) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year === 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return parts[0] as Day;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Whether `text` has the form of a day, be it one that exists or not. */
export function looksLikeDay(text: string): boolean {
  return dayForm.test(text.trim());
}

/**
 * The instant that `text` writes: ISO day and time, with `T` or a space between, and `Z`, an offset
 * or a zone (`2023-09-28 10:05 Europe/Berlin`, or in brackets) behind. Without one, `zone` is taken.
 */
export function readInstant(text: string, zone: Zone | null): InstantReading {
  const parts = instantForm.exec(text.trim());
  if (parts === null) return { error: 'form' };
  const day = readDay(parts[1] ?? '');
  if (day === null) return { error: 'impossible' };
  const suffix = (parts[3] ?? '').trim();
  if (suffix === '') return instantAt(day, parts[2] ?? '', zone);
  // RFC 9557 writes offset and zone: `+02:00[Europe/Berlin]`. The offset alone fixes the instant.
  const written = readZone(suffix.replace(/\[[^\]]*\]$/, '') || suffix.slice(1, -1));
  return written === null ? { error: 'zone' } : instantAt(day, parts[2] ?? '', written);
}

/** The instant at which the clocks of `zone` show `time` (`9:05`, `09:05:30`) on `day`; fractions of a second are cut. */
export function instantAt(day: Day, time: string, zone: Zone | null): InstantReading {
  const clock = readTime(time);
  if (clock === null) return { error: timeForm.test(time.trim()) ? 'impossible' : 'form' };
  if (zone === null) return { error: 'no-zone' };
  if (zone === 'UTC') {
    return { instant: `${day}T${clock.length === 5 ? `${clock}:00` : clock}Z` as Instant, day };
  }
  const local = Temporal.PlainDateTime.from(`${day}T${clock}`);
  const first = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (!first.toPlainDateTime().equals(local)) return { error: 'gap' };
  const last = local.toZonedDateTime(zone, { disambiguation: 'later' });
  if (!first.toInstant().equals(last.toInstant())) return { error: 'ambiguous' };
  return { instant: toInstant(first.toInstant()), day };
}

/** A time of day as `HH:MM` or `HH:MM:SS`, or null where there is no such time. */
export function readTime(text: string): string | null {
  const parts = timeForm.exec(text.trim());
  if (parts === null) return null;
  const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const start = `${String(hour).padStart(2, '0')}:${parts[2]}`;
  return parts[3] === undefined ? start : `${start}:${parts[3]}`;
}

/**
 * The zone that `text` names: an IANA name in any capitals, `Z`, `UTC`, `GMT`, or an offset
 * (`+02:00`, `+0200`, `-7`, `UTC+2`). Null for all else; abbreviations such as `PDT` are not names.
 */
export function readZone(text: string): Zone | null {
  const word = text.trim();
  if (/^(?:z|utc|gmt|etc\/utc)$/i.test(word)) return 'UTC' as Zone;
  const offset = offsetForm.exec(word);
  if (offset !== null) return readOffset(offset);
  return zoneNameForm.test(word) ? readZoneName(word) : null;
}

function readOffset(parts: RegExpExecArray): Zone | null {
  const [hours, minutes] = [Number(parts[2]), Number(parts[3] ?? 0)];
  // No place on Earth is further than 14 hours from UTC.
  if (minutes > 59 || hours * 60 + minutes > 14 * 60) return null;
  const sign = parts[1] === '+' || hours + minutes === 0 ? '+' : '-';
  return `${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` as Zone;
}

// Only names that exist are kept, so no text of a post can make this grow without end.
const zoneNames = new Map<string, Zone>();

function readZoneName(word: string): Zone | null {
  const key = word.toLowerCase();
  const known = zoneNames.get(key);
  if (known !== undefined) return known;
  try {
    const name = new Temporal.ZonedDateTime(0n, word).timeZoneId as Zone;
    zoneNames.set(key, name);
    return name;
  } catch {
    return null;
  }
}

/** Whole minutes from one instant to another, rounded towards zero; negative when `to` is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.trunc((Date.parse(to) - Date.parse(from)) / 60_000) + 0;
}

/** The day and time of day (`HH:MM`, with seconds where there are any) that the clocks of `zone` show at `instant`. */
export function localTime(
  instant: Instant,
  zone: Zone,
): { readonly day: Day; readonly time: string } {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return {
    day: local.toPlainDate().toString() as Day,
    time: local.toPlainTime().toString({ smallestUnit: local.second === 0 ? 'minute' : 'second' }),
  };
}

/** The day `count` days after `day`. */
export function addDays(day: Day, count: number): Day {
  return Temporal.PlainDate.from(day).add({ days: count }).toString() as Day;
}

/** Days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Day of the week of `day`: Monday is 1, Sunday 7. */
export function weekdayOf(day: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

function toInstant(instant: Temporal.Instant): Instant {
  return instant.toString({ smallestUnit: 'second' }) as Instant;
}
