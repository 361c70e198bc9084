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
  if (bare.some(({ hour }) => hour > 12 || hour === 0)) return mendSlips(drafts);
  if (bare.length === 0 || !isHalf) return drafts;
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

/**
 * On a 24-hour clock an author slips after noon: `12:00`, `01:16`, `01:56`, `14:03`. Times that go back by
 * half a day are of the afternoon where they then fit between what stands around them.
 */
function mendSlips(drafts: readonly Draft[]): readonly Draft[] {
  const clocks = drafts.map(({ stamp: { time } }) =>
    time === null ? null : time.hour * 60 + time.minute,
  );
  const mended = [...drafts];
  for (let from = 1; from < drafts.length; from++) {
    const before = clocks[from - 1] ?? null;
    if (before === null || before < noon || before >= 16 * 60) continue;
    const to = endOfSlip(drafts, clocks, from, before);
    for (let index = from; index < to; index++) {
      const draft = drafts[index];
      const time = draft?.stamp.time;
      if (draft !== undefined && time != null)
        mended[index] = {
          ...draft,
          stamp: { ...draft.stamp, time: { ...time, hour: time.hour + 12 } },
        };
    }
    from = Math.max(from, to - 1);
  }
  return mended;
}

const noon = 12 * 60;

/** Where the slipped times from `from` on end: at the first that is late enough again; `from` where they are none. */
function endOfSlip(
  drafts: readonly Draft[],
  clocks: readonly (number | null)[],
  from: number,
  before: number,
): number {
  let last = before;
  for (let index = from; index < drafts.length; index++) {
    const clock = clocks[index] ?? null;
    const { date, time } = drafts[index]?.stamp ?? {};
    if (clock === null || date != null || time?.meridiem === true) return from;
    if (clock >= last) return index;
    if (clock < 60 || clock + noon < last || clock + noon - last > 4 * 60) return from;
    last = clock + noon;
  }
  return from;
}
