import type { Temporal } from 'temporal-polyfill';
import type { Day } from '../../postmortem/types.ts';
import { daysBetween, months, toDay, weekdays } from './calendar.ts';
import { cellGap } from './prose.ts';

/** A weekday beside a date, as an author wrote it. */
export interface WeekdayDate {
  readonly text: string;
  /** 1 (Monday) to 7. */
  readonly weekday: number;
  /** What the date can mean: `05-06-2023` is a day of June or of May. Never empty. */
  readonly readings: readonly Temporal.PlainDate[];
  readonly hasYear: boolean;
  /** The same words with another date, in the author's notation. */
  readonly write: (day: Temporal.PlainDate) => Rewriting;
  /** The same words with another weekday. */
  readonly writeWeekday: (weekday: number) => Rewriting;
}

/** Other words for a weekday and date: as a whole, and what changes, by offsets in the file. */
export interface Rewriting {
  readonly text: string;
  readonly edits: readonly {
    readonly start: number;
    readonly end: number;
    readonly text: string;
  }[];
}

const weekdayWord = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?';
const monthWord = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?`;
const gap = String.raw`[\s,.()${cellGap}]{1,12}(?:the\s{1,4})?`;
const year = String.raw`(?:19|20)\d\d`;

const numeric = (n: number): string =>
  String.raw`(?<y${n}>${year})[-/.](?<a${n}>\d{1,2})[-/.](?<b${n}>\d{1,2})|(?<c${n}>\d{1,2})[-/.](?<d${n}>\d{1,2})[-/.](?<Y${n}>${year})`;
const dayFirst = (n: number): string =>
  String.raw`(?<e${n}>\d{1,2})(?<o${n}>st|nd|rd|th)?\.?\s{1,4}(?:of\s{1,4})?(?<m${n}>${monthWord})(?:[\s,]{1,4}(?<z${n}>${year})\b(?!:))?`;
const monthFirst = (n: number): string =>
  String.raw`(?<M${n}>${monthWord})\s{1,4}(?<f${n}>\d{1,2})(?<O${n}>st|nd|rd|th)?(?![\d:.]\d)\b(?:[\s,]{1,4}(?:\d\d:\d\d(?::\d\d)?\s{1,4}(?:[A-Z]{2,5}\s{1,4})?)?(?<Z${n}>${year})\b(?!:))?`;
const date = (n: number): string =>
  String.raw`(?:${numeric(n)}|${dayFirst(n)}|${monthFirst(n)})(?![\d/-])`;

/** A weekday anywhere. */
export const weekdayPattern = new RegExp(`\\b${weekdayWord}\\b`, 'i');

/**
 * A weekday in front of a date, or behind it in brackets, behind a comma or in the next cell.
 * Between the two stand only blanks, commas and brackets.
 */
export const weekdayDatePattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?:(?<w1>${weekdayWord})\b${gap}${date(1)}|${date(2)}\s{0,4}[(,${cellGap}]\s{0,4}(?<w2>${weekdayWord})\b(?![’'-]|[\s,.]{1,4}(?:\d|${monthWord}|the\s))\)?)`,
  'dgiu',
);

/** What a match of the pattern says, or null where it is no date that exists. */
export function readWeekdayDate(match: RegExpExecArray, incident: Day | null): WeekdayDate | null {
  const side = match.groups?.w1 === undefined ? 2 : 1;
  const group = (name: string) => match.groups?.[`${name}${side}`];
  const weekday = indexOfWord(weekdays, group('w')) + 1;
  const parts = partsOf(group);
  if (weekday === 0) return null;
  const readings = parts.orders.flatMap(([month, day]) => {
    const found =
      parts.year === null ? inYearNear(month, day, incident) : toDay(parts.year, month, day);
    return found === null ? [] : [found];
  });
  if (readings.length === 0) return null;
  const word = group('w') ?? '';
  return {
    text: plain(match[0]),
    weekday,
    readings,
    hasYear: parts.year !== null,
    write: (day) => rewrite(match, side, parts.write(day)),
    writeWeekday: (other) => rewrite(match, side, { w: likeWord(word, weekdays[other - 1] ?? '') }),
  };
}

const plain = (prose: string): string => prose.replaceAll(cellGap, ' ').replaceAll(/\s+/g, ' ');

interface DateParts {
  readonly year: number | null;
  /** Month and day, in each order that the notation allows. */
  readonly orders: readonly (readonly [month: number, day: number])[];
  /** Replacements by group for another day. */
  readonly write: (day: Temporal.PlainDate) => Readonly<Record<string, string>>;
}

function partsOf(group: (name: string) => string | undefined): DateParts {
  const pad = (value: number, like: string | undefined) =>
    String(value).padStart(like?.length ?? 1, '0');
  if (group('y') !== undefined) {
    return {
      year: Number(group('y')),
      orders: [[Number(group('a')), Number(group('b'))]],
      write: (day) => ({
        y: String(day.year),
        a: pad(day.month, group('a')),
        b: pad(day.day, group('b')),
      }),
    };
  }
  if (group('Y') !== undefined) {
    const [c, d] = [Number(group('c')), Number(group('d'))];
    const monthFirst = c <= 12 && d > 12;
    return {
      year: Number(group('Y')),
      orders:
        c === d
          ? [[c, d]]
          : [
              [d, c],
              [c, d],
            ],
      write: (day) => ({
        Y: String(day.year),
        c: pad(monthFirst ? day.month : day.day, group('c')),
        d: pad(monthFirst ? day.day : day.month, group('d')),
      }),
    };
  }
  const [dayName, ordinalName, monthName, yearName] =
    group('e') === undefined ? (['f', 'O', 'M', 'Z'] as const) : (['e', 'o', 'm', 'z'] as const);
  const [day, month, year] = [group(dayName), group(monthName), group(yearName)];
  return {
    year: year === undefined ? null : Number(year),
    orders: [[indexOfWord(months, month) + 1, Number(day)]],
    write: (other) => ({
      [dayName]: pad(other.day, undefined),
      [ordinalName]: ordinalOf(other.day),
      [monthName]: likeWord(month ?? '', months[other.month - 1] ?? ''),
      [yearName]: String(other.year),
    }),
  };
}

/** Where the year isn't written: the one that brings the day nearest to the incident. */
function inYearNear(month: number, day: number, incident: Day | null): Temporal.PlainDate | null {
  if (incident === null) return null;
  const near = Number(incident.slice(0, 4));
  return [near, near - 1, near + 1]
    .map((year) => toDay(year, month, day))
    .filter((found) => found !== null)
    .filter((found) => Math.abs(daysBetween(incident, found.toString() as Day)) < 180)
    .reduce<Temporal.PlainDate | null>((best, found) => best ?? found, null);
}

function indexOfWord(words: readonly string[], word: string | undefined): number {
  const start = word?.slice(0, 3).toLowerCase();
  return words.findIndex((known) => known.toLowerCase().slice(0, 3) === start);
}

/** `full` as long and in the capitals in which `like` is written: `Wed`, `WEDNESDAY`, `Wed.` */
function likeWord(like: string, full: string): string {
  const letters = like.replace(/\.$/, '');
  const cut = letters.length <= 4 && full.length > letters.length ? full.slice(0, 3) : full;
  const dot = like.endsWith('.') ? '.' : '';
  if (letters.length > 1 && letters === letters.toUpperCase()) return `${cut.toUpperCase()}${dot}`;
  return letters === letters.toLowerCase() ? `${cut.toLowerCase()}${dot}` : `${cut}${dot}`;
}

const ordinalOf = (day: number): string =>
  day % 10 > 3 || (day > 10 && day < 14) ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');

/** The matched words with some of their groups replaced; groups that are not there stay away. */
function rewrite(
  match: RegExpExecArray,
  side: number,
  values: Readonly<Record<string, string>>,
): Rewriting {
  const edits = Object.entries(values)
    .flatMap(([name, text]) => {
      const [start, end] = match.indices?.groups?.[`${name}${side}`] ?? [0, 0];
      const isSame = match[0].slice(start - match.index, end - match.index) === text;
      return start === end || isSame ? [] : [{ start, end, text }];
    })
    .sort((a, b) => a.start - b.start);
  const text = edits.reduceRight(
    (written, edit) =>
      written.slice(0, edit.start - match.index) +
      edit.text +
      written.slice(edit.end - match.index),
    match[0],
  );
  return { text: plain(text), edits };
}
