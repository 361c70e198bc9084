import { Temporal } from 'temporal-polyfill';
import { instantAt, localTime } from '../dates.ts';
import type { Day, Instant, Zone } from '../types.ts';
import { matchZone, type WrittenZone } from './grammar/zones.ts';
import { normalise, type Stamp } from './stamp.ts';

/** The zone that a heading gives: `Timeline (all times UTC)`, `Time (PST)`. */
export function readZoneHint(text: string): WrittenZone | null {
  return findZone(normalise(text), isMeant);
}

/** The zone that a sentence about clocks gives: `All times in EDT`, `Time zone: CET`, `UTC times`. */
export function readZoneSentence(text: string): WrittenZone | null {
  return findZone(
    normalise(text),
    (plain, start, end) =>
      aboutClocks.test(plain.slice(Math.max(0, start - 120), start)) ||
      /^[ \t]{1,2}times?\b|^[ \t]?[)\]]/i.test(plain.slice(end)),
  );
}

/** `All dates and times below are shown in` and the like, up to the zone. */
const aboutClocks =
  /\b(?:times?|timestamps?|time ?zones?|clocks?|dates?|all)\b[\s:=(*_,-]{0,4}(?:(?:are|is|in|as|at|on|shown|given|listed|expressed|stated|reported|noted|below|here|approximate|approximations|local|and|dates?|times?|zones?|all|use|uses|using|used|for|this|timeline|document|report|post|events?)\b[\s:=(*_,-]{0,4}){0,10}$/i;

type Meant = (text: string, start: number, end: number, word: string) => boolean;

function findZone(text: string, meant: Meant): WrittenZone | null {
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}/_:.-])(?=[\p{L}+])/gu)) {
    const found = matchZone(text, index);
    if (found !== null && meant(text, index, found.end, found.zone.text))
      return offsetBehind(text, found.end) ?? found.zone;
  }
  return null;
}

/** `IST (UTC+5:30)`: the offset says which of the places is meant. */
function offsetBehind(text: string, end: number): WrittenZone | null {
  const gap = /^[ \t]{0,2}[(/=,][ \t]?/.exec(text.slice(end, end + 6))?.[0];
  const offset = gap === undefined ? null : matchZone(text, end + gap.length);
  return offset !== null && /[+-]\d/.test(offset.zone.text) ? offset.zone : null;
}

/** `PST` is a zone wherever it stands; `ET` and `central` only near the word time or in brackets. */
function isMeant(...[text, start, end, word]: Parameters<Meant>): boolean {
  if (/^[A-Z]{3,5}$|^(?:UTC|GMT|\+)|time$/i.test(word) && !/^[a-z]+$/.test(word)) return true;
  if (/[([]\s*$/.test(text.slice(0, start)) && /^\s*[)\]]/.test(text.slice(end))) return true;
  return /\b(?:times?|timestamps?|time ?zones?|clocks?)\b/i.test(text);
}

/** The zone that is meant by a written one; of several meanings the one that `likely` shares an offset with. */
export function chooseZone(
  written: WrittenZone,
  likely: Zone | null,
  instant: Instant,
): { readonly zone: Zone; readonly unsure: boolean } {
  const [first, ...others] = written.meanings;
  if (first === undefined) throw new Error('Expected a zone with a meaning');
  const doubtful = others.some(({ zone, rare }) => !rare && zone !== first.zone);
  if (others.length === 0 || likely === null) return { zone: first.zone, unsure: doubtful };
  const there = offsetOf(likely, instant);
  const fits = written.meanings.find(({ zone }) => offsetOf(zone, instant) === there);
  return { zone: (fits ?? first).zone, unsure: doubtful && fits === undefined };
}

/** Whether a winter or summer abbreviation was written in the other half of the year, and what the clocks showed. */
export function outOfSeason(written: WrittenZone, zone: Zone, instant: Instant): string | null {
  const places = written.meanings.filter(
    (meaning) => meaning.zone === zone && meaning.place !== null,
  );
  if (places.length === 0) return null;
  if (places.some(({ place }) => place !== null && offsetOf(place, instant) === zone)) return null;
  const [first] = places;
  return first?.place == null ? null : `${localTime(instant, first.place).time} in ${first.place}`;
}

// Few zones and many entries: an offset holds for months, so it is kept by zone and day.
const offsets = new Map<string, string>();

function offsetOf(zone: Zone, instant: Instant): string {
  if (/^[+-]/.test(zone)) return zone;
  if (zone === 'UTC') return '+00:00';
  const key = `${zone} ${instant.slice(0, 13)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const { offset } = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  if (offsets.size > 5000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

/** The instant of a local time, or why there is none. Fixed offsets need no calendar of a zone. */
export function toInstant(
  day: Day,
  time: string,
  zone: Zone,
): Instant | 'gap' | 'ambiguous' | null {
  const offset = minutesOfOffset(zone);
  if (offset !== null) {
    const utc = new Date(Date.parse(`${day}T${time}Z`) - offset * 60_000);
    return utc.toISOString().replace('.000', '') as Instant;
  }
  const reading = instantAt(day, time, zone);
  if (reading.error === undefined) return reading.instant;
  return reading.error === 'gap' || reading.error === 'ambiguous' ? reading.error : null;
}

/** The offset that a second clock in a known zone gives the first: `13:14 (17:14 UTC)` is `-04:00`. */
export function zoneByOtherClock({ time, other }: Stamp): Zone | null {
  const known = other?.zone.meanings[0]?.zone;
  if (time === null || other === null || known === undefined) return null;
  const base = known === 'UTC' ? 0 : minutesOfOffset(known);
  if (base === null) return null;
  const minutes = (of: typeof time): number => of.hour * 60 + of.minute;
  const apart = (minutes(time) - minutes(other.time) + base + 2 * 1440) % 1440;
  // Offsets reach from -12 to +14 hours; what two could mean is taken for the commoner one.
  const offset = apart > 13 * 60 ? apart - 1440 : apart;
  if (offset % 15 !== 0) return null;
  const pad = (value: number): string => String(value).padStart(2, '0');
  const absolute = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(absolute / 60))}:${pad(absolute % 60)}` as Zone;
}

function minutesOfOffset(zone: Zone): number | null {
  const parts = /^([+-])(\d\d):(\d\d)$/.exec(zone);
  if (parts === null) return null;
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]));
}
