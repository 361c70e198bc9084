import type { Day } from '../../postmortem/types.ts';
import type { Texts } from '../texts/texts.ts';

/** A stretch of the calendar; all of one chart have the same number of months. */
export interface Period {
  /** First day. */
  readonly start: Day;
  readonly label: string;
}

/** The periods between the first and the last of some days, without gaps. */
export interface Periods {
  readonly all: readonly Period[];
  /** The place of the period that a day falls into; -1 outside all. */
  readonly placeOf: (day: Day) => number;
}

/** A month, a quarter, a year, five, ten, a hundred. */
const lengths = [1, 3, 12, 60, 120, 1200];

/** Months since the year 0. */
const monthOf = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** Cuts the time that the days span into at most `most` equal periods, the shortest that are few enough. */
export function cutPeriods(days: readonly Day[], texts: Texts, most = 20): Periods {
  const months = days.map(monthOf);
  if (months.length === 0) return { all: [], placeOf: () => -1 };
  const first = months.reduce((a, b) => Math.min(a, b));
  const last = months.reduce((a, b) => Math.max(a, b));
  const count = (length: number): number =>
    Math.floor(last / length) - Math.floor(first / length) + 1;
  const length = lengths.find((candidate) => count(candidate) <= most) ?? 1200;
  const start = Math.floor(first / length);
  const all = Array.from({ length: count(length) }, (_, index): Period => {
    const month = (start + index) * length;
    const year = String(Math.floor(month / 12)).padStart(4, '0');
    const day = `${year}-${String((month % 12) + 1).padStart(2, '0')}-01` as Day;
    return { start: day, label: labelOf(day, length, texts) };
  });
  return {
    all,
    placeOf: (day) => {
      const place = Math.floor(monthOf(day) / length) - start;
      return place >= 0 && place < all.length ? place : -1;
    },
  };
}

function labelOf(start: Day, length: number, { t, shortMonth }: Texts): string {
  const year = start.slice(0, 4);
  if (length === 1) return shortMonth(start);
  if (length === 3) {
    return t('insights.quarter', {
      quarter: String(Math.ceil(Number(start.slice(5, 7)) / 3)),
      year,
    });
  }
  return length === 12 ? year : t('insights.years', { year });
}
