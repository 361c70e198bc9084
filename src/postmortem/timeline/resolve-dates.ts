import { addDays, daysBetween, readDay, weekdayOf } from '../dates.ts';
import type { Day } from '../types.ts';
import type { Draft } from './draft.ts';
import type { WrittenDate } from './grammar/written.ts';
import { findStamps } from './stamp.ts';

/** Which number of `03-04-2024` is the month. `null`: nothing in the document tells. */
export type DateOrder = 'day-first' | 'month-first' | null;

/** The date of an entry with what could not be known of it. */
export interface ResolvedDate {
  readonly date: Day | null;
  readonly endDate: Day | null;
  /** Written with two numbers whose order nothing in the document tells. */
  readonly unsure: boolean;
  /** What a mistyped date was taken for. */
  readonly repaired: Day | null;
}

/** What the dates of a chronology may be worked out from. */
export interface DateContext {
  /** The incident's day. */
  readonly date: Day | null;
  readonly order: DateOrder;
}

/**
 * The date of each draft: its own, the running one (past midnight is a new day), the incident's. Day
 * lines set the running date. Drafts of several chronologies must come in separate calls.
 */
export function resolveDates(
  drafts: readonly Draft[],
  context: DateContext,
): readonly ResolvedDate[] {
  let running: Day | null = null;
  let minutes: number | null = null;
  let standing: Day | null = null;
  let strayed = false;
  let isEve = false;
  return drafts.map((draft) => {
    const { stamp } = draft;
    const own = stamp.date;
    if (own === null && strayed) [running, minutes, strayed] = [standing, null, false];
    const year = draft.column?.year ?? null;
    const clock = stamp.time === null ? null : stamp.time.hour * 60 + stamp.time.minute;
    // Behind `day before, 16:05` a clock that goes back at all is that of the day itself.
    if (own === null && isEve && running !== null && (clock ?? 0) < (minutes ?? 0))
      [running, minutes, isEve] = [addDays(running, 1), null, false];
    else if (own !== null) isEve = own.shift === -1;
    const { date: found, unsure } = dateOf(own, { year, ...context }, running, minutes, clock);
    const date = found !== null && clock === 24 * 60 ? addDays(found, 1) : found;
    running = date ?? running;
    if (draft.standing === true) standing = date;
    else if (own !== null) strayed = standing !== null && date !== standing;
    minutes = own === null || own.shift === -1 ? (clock ?? minutes) : clock;
    const repaired = own?.unreadable === true && own.month !== null ? date : null;
    return { date, endDate: endDate(draft, date, context), unsure, repaired };
  });
}

function dateOf(
  own: WrittenDate | null,
  context: YearContext,
  running: Day | null,
  minutes: number | null,
  clock: number | null,
): { readonly date: Day | null; readonly unsure: boolean } {
  if (own !== null && (!own.unreadable || own.month !== null)) {
    const resolved = resolveDate(own, running, context);
    if (resolved.date !== null || !own.unreadable) return resolved;
  }
  if (running === null) return { date: context.date, unsure: false };
  // A clock that jumps far back has gone past midnight; a small step back is the author's disorder.
  const past = minutes !== null && clock !== null && minutes - clock >= 6 * 60;
  return { date: past ? addDays(running, 1) : running, unsure: false };
}

interface YearContext extends DateContext {
  /** The year that the header of a column gives. */
  readonly year: number | null;
}

function resolveDate(
  written: WrittenDate,
  running: Day | null,
  context: YearContext,
): { readonly date: Day | null; readonly unsure: boolean } {
  const base = running ?? context.date;
  if (written.shift !== null)
    return { date: base === null ? null : addDays(base, written.shift), unsure: false };
  if (written.either === null && written.month === null && written.weekday !== null) {
    const date = base === null ? null : nextWeekday(base, written.weekday);
    const given = date === null || written.day === null ? date : nearest(date, written.day);
    return { date: given, unsure: false };
  }
  const [one, other] = written.either ?? [0, 0];
  const choices =
    written.either === null
      ? [[written.month, written.day] as const]
      : [[one, other] as const, [other, one] as const];
  const days = choices.map(([month, day]) => toDay(written.year ?? context.year, month, day, base));
  if (written.either === null) return { date: days[0] ?? null, unsure: false };
  const order =
    context.order ?? orderByWeekday(written, days) ?? orderByNearness(days, context.date);
  return { date: (order === 'day-first' ? days[1] : days[0]) ?? null, unsure: order === null };
}

/** A day of which the year may be missing: then the one nearest to `base`. */
function toDay(
  year: number | null,
  month: number | null,
  day: number | null,
  base: Day | null,
): Day | null {
  if (month === null || day === null) return null;
  const format = (full: number): Day | null =>
    readDay(`${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  if (year !== null) return format(year);
  if (base === null) return null;
  const near = Number(base.slice(0, 4));
  const candidates = [near, near - 1, near + 1]
    .map(format)
    .filter((candidate) => candidate !== null);
  const far = (candidate: Day): number => Math.abs(daysBetween(base, candidate));
  return candidates.sort((a, b) => far(a) - far(b))[0] ?? null;
}

/** The 14th that is nearest to `date`. */
function nearest(date: Day, day: number): Day {
  for (let step = 0; step <= 16; step++) {
    for (const shift of [step, -step]) {
      const found = addDays(date, shift);
      if (Number(found.slice(8)) === day) return found;
    }
  }
  return date;
}

const nextWeekday = (base: Day, weekday: number): Day =>
  addDays(base, (weekday - weekdayOf(base) + 7) % 7);

function orderByWeekday(
  { weekday }: WrittenDate,
  [monthFirst, dayFirst]: readonly (Day | null)[],
): DateOrder {
  if (weekday === null) return null;
  const fits = [monthFirst, dayFirst].map((day) => day != null && weekdayOf(day) === weekday);
  return fits[0] === fits[1] ? null : fits[0] === true ? 'month-first' : 'day-first';
}

/** The reading that lies within a month of the incident, where only one does. */
function orderByNearness(
  [monthFirst, dayFirst]: readonly (Day | null)[],
  date: Day | null,
): DateOrder {
  if (date === null) return null;
  const near = [monthFirst, dayFirst].map(
    (day) => day != null && Math.abs(daysBetween(date, day)) <= 31,
  );
  return near[0] === near[1] ? null : near[0] === true ? 'month-first' : 'day-first';
}

function endDate(draft: Draft, date: Day | null, context: DateContext): Day | null {
  const { until, time, date: own } = draft.stamp;
  if (until === null && date !== null && own?.lastDay != null && own.day !== null)
    return own.lastDay > own.day ? addDays(date, own.lastDay - own.day) : null;
  if (until === null || date === null) return null;
  if (until.date !== null) return resolveDate(until.date, date, { ...context, year: null }).date;
  if (until.time === null || time === null) return date;
  const backwards = until.time.hour * 60 + until.time.minute < time.hour * 60 + time.minute;
  return backwards || until.time.hour === 24 ? addDays(date, 1) : date;
}

/**
 * The first date of a text, as of a title or a file name, or null. A year that was left out is the one
 * nearest to `base`, where that is known.
 */
export function firstDay(text: string, order: DateOrder, base: Day | null = null): Day | null {
  for (const { date } of findStamps(text)) {
    if (date === null || (date.year === null && base === null)) continue;
    const found = resolveDate(date, null, { date: base, order, year: null });
    if (found.date !== null && !found.unsure) return found.date;
  }
  return null;
}
