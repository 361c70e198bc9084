import { daysBetween, readDay } from '../dates.ts';
import type { Day } from '../types.ts';
import type { DateOrder } from './resolve-dates.ts';
import { findStamps } from './stamp.ts';

/**
 * Learns from all numeric dates of a text which number is the month: `30-07-2023` and `07-30-2023` tell
 * by themselves, the majority decides. Where all could be either, the same day in words tells
 * (`08-01-2026` beside "8 January 2026"), else the reading that keeps the dates within a month.
 */
export function learnDateOrder(text: string): DateOrder {
  let [dayFirst, monthFirst] = [0, 0];
  const open: [year: number, first: number, second: number][] = [];
  let dotted = true;
  for (const [, one, mark, other, year = ''] of text.matchAll(
    /(?<![\d./-])(\d{1,2})([/.-])(\d{1,2})[/.-]((?:20)?\d\d)(?![\d/-])/g,
  )) {
    const [first, second] = [Number(one), Number(other)];
    const dayMayLead = first >= 1 && first <= 31 && second >= 1 && second <= 12;
    const monthMayLead = second >= 1 && second <= 31 && first >= 1 && first <= 12;
    // `1.2.11` may be a version, `1.2.2011` is a date.
    if (dayMayLead && monthMayLead) {
      if (year.length !== 4) continue;
      open.push([Number(year), first, second]);
      dotted &&= mark === '.';
    } else if (dayMayLead) dayFirst++;
    else if (monthMayLead) monthFirst++;
  }
  if (dayFirst !== monthFirst) return dayFirst > monthFirst ? 'day-first' : 'month-first';
  if (dayFirst > 0 || open.length === 0) return null;
  const byDay = daysOf(open.map(([year, first, second]) => [year, second, first]));
  const byMonth = daysOf(open);
  const learned = orderByWords(text, byDay, byMonth) ?? orderBySpan(byDay, byMonth);
  return learned ?? (dotted || isDayFirstLanguage(text) ? 'day-first' : null);
}

/** Short words of languages in which the day always leads, and those of English. */
const foreign =
  /(?<!\p{L})(?:der|die|und|nicht|wurde|für|le|les|des|du|est|une|el|los|las|una|fue|não|foi|para|och|og|ikke|het|een|niet|della|gli)(?!\p{L})/giu;
const english = /(?<!\p{L})(?:the|and|was|were|of|to|is|for|with|that)(?!\p{L})/giu;

/** Whether a text is in a language that never writes the month first. */
function isDayFirstLanguage(text: string): boolean {
  const start = text.slice(0, 4000);
  const count = (form: RegExp): number => [...start.matchAll(form)].length;
  const others = count(foreign);
  return others >= 5 && others > 2 * count(english);
}

function daysOf(parts: readonly (readonly number[])[]): readonly Day[] {
  const days = parts.flatMap(([year, month, day]) => {
    const found = readDay(`${year}-${pad(month)}-${pad(day)}`);
    return found === null ? [] : [found];
  });
  return [...new Set(days)];
}

const pad = (value = 0): string => String(value).padStart(2, '0');

function orderByWords(text: string, byDay: readonly Day[], byMonth: readonly Day[]): DateOrder {
  const told = new Set(
    daysOf(
      findStamps(text).flatMap(({ date }) =>
        date?.year == null || date.month === null || date.day === null || date.either !== null
          ? []
          : [[date.year, date.month, date.day]],
      ),
    ),
  );
  const [days, months] = [byDay, byMonth].map((all) => all.filter((day) => told.has(day)).length);
  return compare(months ?? 0, days ?? 0);
}

/** Incidents are told within days: one reading keeps the dates within a month, the other does not. */
function orderBySpan(byDay: readonly Day[], byMonth: readonly Day[]): DateOrder {
  const [days, months] = [spanOf(byDay), spanOf(byMonth)];
  return Math.min(days, months) > 31 || Math.max(days, months) <= 31 ? null : compare(days, months);
}

function spanOf(days: readonly Day[]): number {
  const sorted = days.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first === undefined || last === undefined ? 0 : Math.abs(daysBetween(first, last));
}

/** The order whose number is smaller. */
function compare(dayFirst: number, monthFirst: number): DateOrder {
  if (dayFirst === monthFirst) return null;
  return dayFirst < monthFirst ? 'day-first' : 'month-first';
}
