import { instantAt, localTime } from '../postmortem/dates.ts';
import { readStamp } from '../postmortem/timeline/stamp.ts';
import type { Day, Instant, TimelineEntry, Zone } from '../postmortem/types.ts';

/** A stamp for the entry after another one, in the notation of that. */
export interface NextStamp {
  readonly text: string;
  /** How it came about: `now`, `5 minutes later`. */
  readonly detail: string;
}

const minutesLater = [1, 5, 10, 30];
const dayMinutes = 24 * 60;

/** Stamps that may follow an entry; `now` is in milliseconds and counts if it is within a day of it. */
export function nextStamps(entry: TimelineEntry, now: number): readonly NextStamp[] {
  const { stamp, date, time } = entry;
  if (time === null) return [];
  const zone = entry.instant === null || entry.zone === null ? ('UTC' as Zone) : entry.zone;
  // Without a date or a zone only the way from one time of day to the next is known.
  const day = date ?? ('2000-01-01' as Day);
  const reading = instantAt(day, time, zone);
  const base = entry.instant ?? (reading.error === undefined ? reading.instant : null);
  if (base === null) return [];
  const at = (milliseconds: number, detail: string): NextStamp[] => {
    const instant = `${new Date(milliseconds).toISOString().slice(0, 19)}Z` as Instant;
    const text = rewriteStamp(stamp.text, day, localTime(instant, zone));
    return text === null ? [] : [{ text, detail }];
  };
  const from = Date.parse(base);
  const passed = (now - from) / 60_000;
  const isLive = entry.instant !== null && passed >= 0 && passed < dayMinutes;
  return [
    ...(isLive ? at(now, 'now') : []),
    ...at(from, 'the same as above'),
    ...minutesLater.flatMap((count) =>
      at(from + count * 60_000, count === 1 ? '1 minute later' : `${count} minutes later`),
    ),
  ];
}

const clock = /(\d{1,2})([:.h]?)(\d{2})(?:([:.])(\d{2}))?(?!\d)([ ]?[ap]\.?m\b\.?)?/i;
const isoDay = /\d{4}-\d{2}-\d{2}/;

/** The stamp with another day and time in it, or null where its notation is not known here. */
export function rewriteStamp(
  written: string,
  oldDay: Day,
  { day, time }: { readonly day: Day; readonly time: string },
): string | null {
  const date = isoDay.exec(written);
  const dateEnd = date === null ? 0 : date.index + date[0].length;
  // Another day can only be told where days are written in a way that is known.
  if (day !== oldDay && date === null && /\d{4}|[a-z]{3}/i.test(written.replace(clock, ''))) {
    return null;
  }
  const match = clock.exec(written.slice(dateEnd));
  if (match === null) return null;
  const [all, hours = '', colon = '', , dot, seconds, meridiem] = match;
  const [hour = '', minute = '', second = '00'] = time.split(':');
  const shown = meridiem === undefined ? Number(hour) : Number(hour) % 12 || 12;
  const width = hours.length === 2 || meridiem === undefined ? hours.length : 1;
  const half = Number(hour) < 12 ? 'a' : 'p';
  const newTime = [
    String(shown).padStart(width, '0'),
    colon,
    minute,
    seconds === undefined ? '' : `${dot ?? ':'}${second}`,
    (meridiem ?? '').replace(/[ap]/i, (letter) =>
      /[AP]/.test(letter) ? half.toUpperCase() : half,
    ),
  ].join('');
  const timeStart = dateEnd + match.index;
  const isRange = /^[ ]*[-–—][ ]*\d/.test(written.slice(timeStart + all.length));
  const text = [
    written.slice(0, date?.index ?? 0),
    date === null ? '' : day,
    written.slice(dateEnd, timeStart),
    newTime,
    isRange ? '' : written.slice(timeStart + all.length),
  ].join('');
  const read = readStamp(text);
  // The clock of a second zone would be that of the entry above.
  if (read?.time == null || read.other !== null) return null;
  return read.time.hour === Number(hour) && read.time.minute === Number(minute) ? text : null;
}
