import { Temporal } from 'temporal-polyfill';
import type { Zone } from '../../postmortem/types.ts';

/** Answers the time of day of an instant on the clocks of a zone: `12:05`, and seconds where there are any. */
export function zonedClock(zone: Zone): (instant: string) => string {
  return (instant) => {
    const time = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime();
    return time.toString({ smallestUnit: time.second === 0 ? 'minute' : 'second' });
  };
}

/** Answers the day of an instant on the calendar of a zone: `2018-04-18`. */
export function zonedDay(zone: Zone): (instant: string) => string {
  return (instant) =>
    Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** A zone as readers see it: `UTC`, `UTC+02:00`, `Europe/Berlin`. */
export function zoneLabel(zone: Zone): string {
  if (isUtc(zone)) return 'UTC';
  return /^[+-]/.test(zone) ? `UTC${zone.replace('-', '−')}` : zone.replaceAll('_', ' ');
}

export const isUtc = (zone: Zone): boolean =>
  /^(?:utc|z|gmt|etc\/(?:utc|gmt|universal|zulu)|[+-]00:?00)$/i.test(zone);
