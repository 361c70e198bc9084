import { readZone } from '../../dates.ts';
import type { Zone } from '../../types.ts';

/** A zone as an author wrote it. */
export interface WrittenZone {
  readonly text: string;
  /** What it means, the likeliest first; more than one for an abbreviation that several places use. */
  readonly meanings: readonly ZoneMeaning[];
}

/** One thing that a written zone may mean. */
export interface ZoneMeaning {
  readonly zone: Zone;
  /** A zone that uses the offset in one half of the year, to tell when the other half was meant. */
  readonly place: Zone | null;
  /** Meant only where the author is known to be there. */
  readonly rare: boolean;
}

/** A zone found in a text, with the offset just behind it. */
export interface ZoneMatch {
  readonly zone: WrittenZone;
  readonly end: number;
}

/** Abbreviations: offset and a place whose clocks show it; the likeliest meaning first, `?` is rare. */
const abbreviations: Readonly<Record<string, readonly string[]>> = {
  WET: ['+00:00 Europe/Lisbon'],
  WEST: ['+01:00 Europe/Lisbon'],
  BST: ['+01:00 Europe/London', '+06:00 Asia/Dhaka ?'],
  IST: ['+05:30 Asia/Kolkata', '+01:00 Europe/Dublin', '+02:00 Asia/Jerusalem'],
  IDT: ['+03:00 Asia/Jerusalem'],
  CET: ['+01:00 Europe/Berlin'],
  CEST: ['+02:00 Europe/Berlin'],
  EET: ['+02:00 Europe/Helsinki'],
  EEST: ['+03:00 Europe/Helsinki'],
  MSK: ['+03:00 Europe/Moscow'],
  TRT: ['+03:00 Europe/Istanbul'],
  EST: ['-05:00 America/New_York'],
  EDT: ['-04:00 America/New_York'],
  CST: ['-06:00 America/Chicago', '+08:00 Asia/Shanghai'],
  CDT: ['-05:00 America/Chicago'],
  MST: ['-07:00 America/Denver', '-07:00 America/Phoenix ?'],
  MDT: ['-06:00 America/Denver'],
  PST: ['-08:00 America/Los_Angeles'],
  PDT: ['-07:00 America/Los_Angeles'],
  AKST: ['-09:00 America/Anchorage'],
  AKDT: ['-08:00 America/Anchorage'],
  HST: ['-10:00 Pacific/Honolulu'],
  AST: ['-04:00 America/Halifax', '+03:00 Asia/Riyadh ?'],
  ADT: ['-03:00 America/Halifax'],
  NST: ['-03:30 America/St_Johns'],
  NDT: ['-02:30 America/St_Johns'],
  BRT: ['-03:00 America/Sao_Paulo'],
  ART: ['-03:00 America/Argentina/Buenos_Aires'],
  JST: ['+09:00 Asia/Tokyo'],
  KST: ['+09:00 Asia/Seoul'],
  HKT: ['+08:00 Asia/Hong_Kong'],
  SGT: ['+08:00 Asia/Singapore'],
  PHT: ['+08:00 Asia/Manila'],
  WIB: ['+07:00 Asia/Jakarta'],
  ICT: ['+07:00 Asia/Bangkok'],
  PKT: ['+05:00 Asia/Karachi'],
  AWST: ['+08:00 Australia/Perth'],
  ACST: ['+09:30 Australia/Adelaide'],
  ACDT: ['+10:30 Australia/Adelaide'],
  AEST: ['+10:00 Australia/Sydney'],
  AEDT: ['+11:00 Australia/Sydney'],
  NZST: ['+12:00 Pacific/Auckland'],
  NZDT: ['+13:00 Pacific/Auckland'],
  SAST: ['+02:00 Africa/Johannesburg'],
  EAT: ['+03:00 Africa/Nairobi'],
  WAT: ['+01:00 Africa/Lagos'],
};

/** Words for a place's clocks in either half of the year. */
const places: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
  eastern: 'America/New_York',
  central: 'America/Chicago',
  mountain: 'America/Denver',
  pacific: 'America/Los_Angeles',
  uk: 'Europe/London',
  london: 'Europe/London',
  paris: 'Europe/Paris',
  madrid: 'Europe/Madrid',
  rome: 'Europe/Rome',
  lisbon: 'Europe/Lisbon',
  dublin: 'Europe/Dublin',
  vienna: 'Europe/Vienna',
  zurich: 'Europe/Zurich',
  oslo: 'Europe/Oslo',
  stockholm: 'Europe/Stockholm',
  helsinki: 'Europe/Helsinki',
  tokyo: 'Asia/Tokyo',
  singapore: 'Asia/Singapore',
  berlin: 'Europe/Berlin',
  amsterdam: 'Europe/Amsterdam',
  sydney: 'Australia/Sydney',
};

/** Zones in words. */
const phrases: Readonly<Record<string, string>> = {
  'greenwich mean time': 'UTC',
  'coordinated universal time': 'UTC',
  'universal time': 'UTC',
  'british summer time': 'BST',
  'central european time': 'CET',
  'central european summer time': 'CEST',
  'eastern european time': 'EET',
  'india standard time': 'IST',
  'indian standard time': 'IST',
  'japan standard time': 'JST',
  'west africa time': 'WAT',
  'west african time': 'WAT',
  'east africa time': 'EAT',
  'east african time': 'EAT',
  'heure de paris': 'Europe/Paris',
  'heure fran\u00e7aise': 'Europe/Paris',
  'hora de madrid': 'Europe/Madrid',
  'hora peninsular': 'Europe/Madrid',
  'hora de bras\u00edlia': 'America/Sao_Paulo',
  'hor\u00e1rio de bras\u00edlia': 'America/Sao_Paulo',
  'hora de lisboa': 'Europe/Lisbon',
  'ora di roma': 'Europe/Rome',
  'ora italiana': 'Europe/Rome',
  'berliner zeit': 'Europe/Berlin',
  'deutsche zeit': 'Europe/Berlin',
  'deutscher zeit': 'Europe/Berlin',
  'mitteleurop\u00e4ische zeit': 'CET',
  'mitteleurop\u00e4ische sommerzeit': 'CEST',
  'по московскому времени': 'MSK',
  'московского времени': 'MSK',
  'по москве': 'MSK',
  'по мск': 'MSK',
  мск: 'MSK',
  'по utc': 'UTC',
  '\u65e5\u672c\u6642\u9593': 'JST',
  '\u5317\u4eac\u65f6\u95f4': 'Asia/Shanghai',
};

const phraseForm = new RegExp(`(?:${Object.keys(phrases).join('|')})(?![a-z])`, 'iy');
const plusForm = /\+UTC\b/y;
const offsetForm = /(?:UTC|GMT)?[ \t]?[+-]\d{1,2}(?::?[0-5]\d)?(?!\d|:\d)/iy;
const wordForm =
  /(?:[A-Za-z]{1,14}(?:\/[A-Za-z_]{2,24}){1,2}|[A-Za-z]{1,9})(?:[ \t](?:standard[ \t]|daylight[ \t]|summer[ \t])?time\b)?(?![A-Za-z0-9])/iy;

/** The zone that stands at `at` in `text`: `UTC`, `Z`, `+02:00`, `PST`, `Europe/Berlin`, `Pacific time`. */
export function matchZone(text: string, at: number): ZoneMatch | null {
  offsetForm.lastIndex = at;
  const offset = offsetForm.exec(text)?.[0];
  if (offset !== undefined) {
    const zone = readZone(offset.replaceAll(/[ \t]/g, ''));
    if (zone !== null) return found(offset, [{ zone, place: null, rare: false }], at);
  }
  phraseForm.lastIndex = at;
  const phrase = phraseForm.exec(text)?.[0];
  if (phrase !== undefined) {
    const meanings = readZoneWord(phrases[phrase.toLowerCase()] ?? '', false);
    return meanings === null ? null : found(phrase, meanings, at);
  }
  plusForm.lastIndex = at;
  if (plusForm.test(text)) return found('+UTC', utc, at);
  wordForm.lastIndex = at;
  const words = wordForm.exec(text)?.[0];
  if (words === undefined) return null;
  const word = words.split(/[ \t]/)[0] ?? '';
  if (word === 'z' && /\d/.test(text.charAt(at - 1))) return found('z', utc, at);
  const timed = word.length < words.length;
  const meanings = readZoneWord(word, timed);
  if (meanings !== null) return found(words, meanings, at);
  // `PST/PDT`: a place's clocks in either half of the year.
  const [one = '', other = ''] = word.split('/');
  const pair = [one, other].map((half) => readZoneWord(half, timed)?.[0]?.place);
  if (pair[0] == null || pair[0] !== pair[1]) return null;
  return found(words, [{ zone: pair[0], place: null, rare: false }], at);
}

const found = (text: string, meanings: readonly ZoneMeaning[], at: number): ZoneMatch => ({
  zone: { text, meanings },
  end: at + text.length,
});

/** What a word means as a zone. In small letters only the common ones count, unless `time` follows. */
function readZoneWord(word: string, timed: boolean): readonly ZoneMeaning[] | null {
  const lower = word.toLowerCase();
  if (lower === 'utc' || lower === 'gmt' || word === 'Z' || word === 'Zulu') return utc;
  const upper = word.toUpperCase();
  if (Object.hasOwn(abbreviations, upper) && (word === upper || smallToo.has(lower) || timed)) {
    return (abbreviations[upper] ?? []).map((entry) => {
      const [zone = '', place = '', rare = ''] = entry.split(' ');
      return { zone: zone as Zone, place: place as Zone, rare: rare !== '' };
    });
  }
  const isName = word.length > 2 ? timed || generic.has(lower) : timed || word === upper;
  const place = Object.hasOwn(places, lower) && isName ? places[lower] : undefined;
  if (place !== undefined) return [{ zone: place as Zone, place: null, rare: false }];
  if (!word.includes('/')) return null;
  const zone = readZone(word);
  return zone === null ? null : [{ zone, place: null, rare: false }];
}

const utc: readonly ZoneMeaning[] = [{ zone: 'UTC' as Zone, place: null, rare: false }];
const smallToo = new Set(['est', 'edt', 'cst', 'cdt', 'pst', 'pdt', 'cet', 'cest', 'bst']);
const generic = new Set(['eastern', 'central', 'mountain', 'pacific']);
