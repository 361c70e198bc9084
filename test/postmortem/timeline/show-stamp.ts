import type { WrittenDate, WrittenTime } from '../../../src/postmortem/timeline/grammar/written.ts';
import type { Stamp } from '../../../src/postmortem/timeline/stamp.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A written date in one form: `2023-01-11`, `?-10-30`, `2023-{3,4}`, `Monday`, `+1`, `?`. */
export function showDate(date: WrittenDate): string {
  if (date.unreadable) return '?';
  if (date.shift !== null) return date.shift < 0 ? `${date.shift}` : `+${date.shift}`;
  const { year, month, day, either, weekday } = date;
  if (either !== null) return `${year ?? '?'}-{${either}}`;
  if (month === null && year === null) {
    const name = weekdays[(weekday ?? 0) - 1] ?? '?';
    return date.day === null ? name : `${name} ${date.day}`;
  }
  return [year ?? '?', pad(month), pad(day)].join('-');
}

/** A written time in one form: `14:05`, `14:05:30`. */
export function showTime({ hour, minute, second }: WrittenTime): string {
  return [pad(hour), pad(minute), ...(second === null ? [] : [pad(second)])].join(':');
}

/** A stamp in one line: `~2023-01-11 14:05 -08:00 to 15:00`. */
export function showStamp(stamp: Stamp): string {
  const { date, time, timed, zone, until, approximate } = stamp;
  const end = until === null ? [] : ['to', ...showMoment(until)];
  const parts = [
    ...showMoment({ date, time }),
    ...(timed && time === null ? ['?'] : []),
    ...(zone === null ? [] : [zone.meanings[0]?.zone ?? '']),
    ...end,
  ];
  return `${approximate ? '~' : ''}${parts.join(' ')}`;
}

const showMoment = ({ date, time }: Pick<Stamp, 'date' | 'time'>): string[] => [
  ...(date === null ? [] : [showDate(date)]),
  ...(time === null ? [] : [showTime(time)]),
];

const pad = (value: number | null): string =>
  value === null ? '?' : String(value).padStart(2, '0');
