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
  readonly readings: readonly Reading[];
  readonly hasYear: boolean;
  /** The same words with another weekday. */
  readonly writeWeekday: (weekday: number) => Rewriting;
}

/** One day that a date can mean. */
export interface Reading {
  readonly day: Temporal.PlainDate;
  /** The same words with another date, in the author's notation and order. */
  readonly write: (day: Temporal.PlainDate) => Rewriting;
}

/** Other words for a weekday and date: as a whole, and what changes, by offsets in the file. */
export interface Rewriting {
  readonly text: string;
  readonly edits: readonly Change[];
}

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const weekdayWord = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?';
const monthWord = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?`;
const ordinalWord = '(?:st|nd|rd|th)?';
const yearWord = String.raw`(?:19|20)\d\d`;
const time = String.raw`\d\d:\d\d(?::\d\d)?\s{1,4}(?:[A-Z]{2,5}\s{1,4})?`;
const gap = String.raw`[\s,.()${cellGap}]{1,12}(?:the\s{1,4})?`;

/** Notations of dates. Each has names of its own for its parts, because no two groups may share one. */
const notations = {
  // 2023-06-28
  iso: String.raw`(?<isoYear>${yearWord})[-/.](?<isoMonth>\d{1,2})[-/.](?<isoDay>\d{1,2})`,
  // 28-06-2023 or 06/28/2023
  numeric: String.raw`(?<numericFirst>\d{1,2})[-/.](?<numericSecond>\d{1,2})[-/.](?<numericYear>${yearWord})`,
  // the 28th of June 2023
  dayFirst: String.raw`(?<dayFirstDay>\d{1,2})(?<dayFirstOrdinal>${ordinalWord})\.?\s{1,4}(?:of\s{1,4})?(?<dayFirstMonth>${monthWord})(?:[\s,]{1,4}(?<dayFirstYear>${yearWord})\b(?!:))?`,
  // June 28th, 2023 and Jun 28 10:05:00 UTC 2023
  monthFirst: String.raw`(?<monthFirstMonth>${monthWord})\s{1,4}(?<monthFirstDay>\d{1,2})(?<monthFirstOrdinal>${ordinalWord})(?![\d:.]\d)\b(?:[\s,]{1,4}(?:${time})?(?<monthFirstYear>${yearWord})\b(?!:))?`,
};
const date = `(?:${Object.values(notations).join('|')})(?![\\d/-])`;

/** The same for a date behind its weekday, with names that begin with `behind_`. */
const dateBehind = date.replaceAll('(?<', '(?<behind_');

/** A weekday anywhere. */
export const weekdayPattern = new RegExp(`\\b${weekdayWord}\\b`, 'i');

/**
 * A weekday in front of a date, or behind it in brackets, behind a comma or in the next cell, and
 * then not the one of the next date. Between the two stand only blanks, commas and brackets.
 */
export const weekdayDatePattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?:(?<behind_weekday>${weekdayWord})\b${gap}${dateBehind}|${date}\s{0,4}[(,${cellGap}]\s{0,4}(?<weekday>${weekdayWord})\b(?![’'-]|[\s,.]{1,4}(?:\d|${monthWord}|the\s))\)?)`,
  'dgiu',
);

/** What a match of the pattern says, or null where it is no date that exists. */
export function readWeekdayDate(match: RegExpExecArray, incident: Day | null): WeekdayDate | null {
  const words = wordsOf(match);
  const weekday = words.get('weekday') ?? '';
  const { year, readings } = readParts(words);
  const existing = readings.flatMap(({ month, day, write }): Reading[] => {
    const found = year === null ? inYearNear(month, day, incident) : toDay(year, month, day);
    return found === null
      ? []
      : [{ day: found, write: (other) => rewrite(match, words, write(other)) }];
  });
  if (existing.length === 0) return null;
  return {
    text: plain(match[0]),
    weekday: indexOfWord(weekdays, weekday) + 1,
    readings: existing,
    hasYear: year !== null,
    writeWeekday: (other) =>
      rewrite(match, words, { weekday: likeWord(weekday, weekdays[other - 1] ?? '') }),
  };
}

/** The named parts that matched, without the mark of those behind their weekday. */
function wordsOf({ groups = {} }: RegExpExecArray): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(groups).flatMap(([name, text]) =>
      text === undefined ? [] : [[name.replace('behind_', ''), text]],
    ),
  );
}

/** A day by its numbers, and how another would be written in its place, by names of parts. */
interface PartsReading {
  readonly month: number;
  readonly day: number;
  readonly write: (day: Temporal.PlainDate) => Readonly<Record<string, string>>;
}

function readParts(words: ReadonlyMap<string, string>): {
  readonly year: number | null;
  readonly readings: readonly PartsReading[];
} {
  const word = (name: string): string => words.get(name) ?? '';
  const number = (name: string): number => Number(word(name));
  const padded = (value: number, name: string) => String(value).padStart(word(name).length, '0');
  const numbers = (year: string, month: string, day: string): PartsReading => ({
    month: number(month),
    day: number(day),
    write: (other) => ({
      [year]: String(other.year),
      [month]: padded(other.month, month),
      [day]: padded(other.day, day),
    }),
  });
  if (words.has('isoYear')) {
    return { year: number('isoYear'), readings: [numbers('isoYear', 'isoMonth', 'isoDay')] };
  }
  if (words.has('numericYear')) {
    return {
      year: number('numericYear'),
      readings: [
        numbers('numericYear', 'numericSecond', 'numericFirst'),
        numbers('numericYear', 'numericFirst', 'numericSecond'),
      ],
    };
  }
  const form = words.has('dayFirstDay') ? 'dayFirst' : 'monthFirst';
  const month = word(`${form}Month`);
  return {
    year: words.has(`${form}Year`) ? number(`${form}Year`) : null,
    readings: [
      {
        month: indexOfWord(months, month) + 1,
        day: number(`${form}Day`),
        write: (other) => ({
          [`${form}Day`]: String(other.day),
          [`${form}Ordinal`]: ordinalOf(other.day),
          [`${form}Month`]: likeWord(month, months[other.month - 1] ?? ''),
          [`${form}Year`]: String(other.year),
        }),
      },
    ],
  };
}

/** Where the year isn't written: the one that brings the day within half a year of the incident. */
function inYearNear(month: number, day: number, incident: Day | null): Temporal.PlainDate | null {
  if (incident === null) return null;
  const near = Number(incident.slice(0, 4));
  const days = [near, near - 1, near + 1].map((year) => toDay(year, month, day));
  return (
    days.find((found) => {
      return found !== null && Math.abs(daysBetween(incident, found.toString() as Day)) < 180;
    }) ?? null
  );
}

function indexOfWord(words: readonly string[], word: string): number {
  const start = word.slice(0, 3).toLowerCase();
  return words.findIndex((known) => known.toLowerCase().startsWith(start));
}

/** `full` as long and in the capitals in which `like` is written: `Wed`, `WEDNESDAY`, `Wed.` */
function likeWord(like: string, full: string): string {
  const letters = like.replace(/\.$/, '');
  const cut = letters.length <= 4 && full.length > letters.length ? full.slice(0, 3) : full;
  const dot = like.endsWith('.') ? '.' : '';
  if (letters === letters.toUpperCase()) return `${cut.toUpperCase()}${dot}`;
  return letters === letters.toLowerCase() ? `${cut.toLowerCase()}${dot}` : `${cut}${dot}`;
}

const ordinalOf = (day: number): string =>
  day % 10 > 3 || (day > 10 && day < 14) ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');

/** The matched words with some of their parts replaced; parts that are not there stay away. */
function rewrite(
  match: RegExpExecArray,
  words: ReadonlyMap<string, string>,
  values: Readonly<Record<string, string>>,
): Rewriting {
  const ranges = match.indices?.groups ?? {};
  const edits = Object.entries(values)
    .flatMap(([name, text]): Change[] => {
      const [start, end] = ranges[name] ?? ranges[`behind_${name}`] ?? [0, 0];
      return start === end || words.get(name) === text ? [] : [{ start, end, text }];
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

const plain = (prose: string): string => prose.replaceAll(cellGap, ' ').replaceAll(/\s+/g, ' ');
