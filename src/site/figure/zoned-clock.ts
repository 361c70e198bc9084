import { Temporal } from 'temporal-polyfill';
import type { Zone } from '../../postmortem/types.ts';
import type { Millis } from './collect-points.ts';

/** A stretch of time, up to and without `until`, in which the clocks of a zone are as far ahead of UTC. */
interface Span {
  readonly from: Millis;
  readonly until: Millis;
  readonly ahead: Millis;
}

/** Figures ask for dozens of times of the same few days, and Temporal takes a while for each. */
const knownSpans = new Map<Zone, Span[]>();

/** Milliseconds by which the clocks of a zone are ahead of UTC at an instant. */
export function zoneAhead(zone: Zone, at: Millis): Millis {
  const spans = knownSpans.get(zone) ?? [];
  knownSpans.set(zone, spans);
  let span = spans.find(({ from, until }) => from <= at && at < until);
  if (span === undefined) {
    span = spanAt(zone, at);
    spans.push(span);
  }
  return span.ahead;
}

function spanAt(zone: Zone, at: Millis): Span {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  // Only a later instant has the one at which the clocks were changed before it.
  const after = there.add({ nanoseconds: 1 });
  return {
    from: after.getTimeZoneTransition('previous')?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: there.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    ahead: there.offsetNanoseconds / 1e6,
  };
}

/** Day and time of an instant on the clocks of a zone: `2018-04-18`, `12:05`, and seconds where there are any. */
export function zonedClock(zone: Zone, at: Millis): { day: string; time: string } {
  const wall = new Date(at + zoneAhead(zone, at)).toISOString();
  // Counted from the end: years have four digits or more.
  const hasSeconds = !wall.startsWith('00', wall.length - '00.000Z'.length);
  return { day: wall.slice(0, -14), time: wall.slice(-13, hasSeconds ? -5 : -8) };
}

/** An instant as pages write it: `2018-04-18T10:00:00Z`. */
export const isoInstant = (at: Millis): string => new Date(at).toISOString().replace('.000Z', 'Z');

/** A zone as readers see it: `UTC`, `UTC+02:00`, `Europe/Berlin`. */
export function zoneLabel(zone: Zone): string {
  if (isUtc(zone)) return 'UTC';
  return /^[+-]/.test(zone) ? `UTC${zone.replace('-', '−')}` : zone.replaceAll('_', ' ');
}

export const isUtc = (zone: Zone): boolean =>
  /^(?:utc|z|gmt|etc\/(?:utc|gmt|universal|zulu)|[+-]00:?00)$/i.test(zone);
