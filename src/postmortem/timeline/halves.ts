import type { Draft } from './draft.ts';

/**
 * In a chronology on a 12-hour clock authors leave `PM` out once it is clear: `1:50 PM`, `2:05`, or
 * `12:16`, `1:52`. Such times get the half of the day that keeps the order. Nothing is changed where a
 * time shows a 24-hour clock.
 */
export function inferHalves(drafts: readonly Draft[]): readonly Draft[] {
  const times = drafts.flatMap(({ stamp }) => stamp.time ?? []);
  const bare = times.filter(({ meridiem }) => !meridiem);
  const isHalf = bare.length < times.length || bare.some(({ short }) => short);
  if (bare.length === 0 || !isHalf) return drafts;
  if (bare.some(({ hour }) => hour > 12 || hour === 0)) return drafts;
  let last: number | null = null;
  return drafts.map((draft) => {
    const { time, date } = draft.stamp;
    if (date !== null) last = null;
    if (time === null) return draft;
    const early: number = (time.hour % 24) * 60 + time.minute;
    const late: number = ((time.hour % 12) + 12) * 60 + time.minute;
    const isLate: boolean =
      !time.meridiem && last !== null && early < last && late >= last && late - last < 9 * 60;
    last = isLate ? late : early;
    if (!isLate) return draft;
    return { ...draft, stamp: { ...draft.stamp, time: { ...time, hour: Math.floor(late / 60) } } };
  });
}
