import { monthNumber } from './months.ts';
import { dateNotations } from './notations.ts';
import type { Pieces } from './pattern.ts';
import { compileLongest, match } from './scan.ts';
import { terminals } from './terminals.ts';
import type { WrittenDate } from './written.ts';

/** A date found in a text, with the offset just behind it. */
export interface DateMatch {
  readonly value: WrittenDate;
  readonly end: number;
  readonly weak: boolean;
}

const longest = compileLongest(dateNotations);

/** The date that stands at `at` in `text`, with the weekday in front of it or behind. */
export function matchDate(text: string, at: number): DateMatch | null {
  const named = match(weekdayBefore, text, at);
  const found = named === '' ? null : longest(text, at + named.length, isFullDate);
  const plain = found ?? longest(text, at);
  if (plain === null) return null;
  const after = plain.pieces.weekday === undefined ? match(weekdayAfter, text, plain.end) : '';
  const weekday = plain.pieces.weekday ?? /[a-z]{3}/i.exec(found === null ? after : named)?.[0];
  const value = readDate(plain.pieces, weekday === undefined ? null : weekdayNumber(weekday));
  return { value, end: plain.end + after.length, weak: plain.notation.weak };
}

const isFullDate = (pieces: Pieces): boolean =>
  pieces.weekday === undefined && pieces.nextDay === undefined && pieces.dayBefore === undefined;

/** Works out a date from its pieces. */
function readDate(pieces: Pieces, weekday: number | null): WrittenDate {
  const year =
    pieces.year !== undefined
      ? Number(pieces.year)
      : pieces.yy !== undefined
        ? 2000 + Number(pieces.yy)
        : null;
  const none = {
    year,
    month: null,
    day: null,
    lastDay: pieces.lastDay === undefined ? null : Number.parseInt(pieces.lastDay, 10),
    either: null,
    weekday,
    shift: null,
    unreadable: false,
  };
  if (pieces.dayBefore !== undefined) return { ...none, shift: -1 };
  if (pieces.nextDay !== undefined) return { ...none, shift: /same/i.test(pieces.nextDay) ? 0 : 1 };
  if (pieces.first !== undefined && pieces.second !== undefined) {
    const [first, second] = [Number(pieces.first), Number(pieces.second)];
    if (first > 12 && second > 12) return { ...none, unreadable: true };
    if (first > 12) return checked({ ...none, month: second, day: first });
    if (second > 12 || first === second) return checked({ ...none, month: first, day: second });
    return { ...none, either: [first, second] };
  }
  const numeric = pieces.month ?? pieces.MM;
  const month =
    pieces.monthName !== undefined
      ? monthNumber(pieces.monthName)
      : numeric === undefined
        ? null
        : Number(numeric);
  const digits = pieces.day ?? pieces.DD;
  const unreadable = pieces.badYear !== undefined;
  return checked({ ...none, month, day: digits === undefined ? null : Number(digits), unreadable });
}

const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weekdayNumber = (name: string): number =>
  weekdayNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function checked(date: WrittenDate): WrittenDate {
  const { year, month, day } = date;
  if (month === null || day === null) return date;
  const last = new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate();
  return day <= last ? date : { ...date, month: null, day: null, unreadable: true };
}

const weekdayBefore = new RegExp(
  `${terminals.weekday}(?:[.,]{0,2}[ \\t]{1,3}(?:the[ \\t])?|[ \\t]-[ \\t])`,
  'iy',
);
/** In Chinese and Japanese as one letter in brackets: `5/3(\u91d1)`. */
const weekdayAfter = new RegExp(
  `,?[ \\t]{0,2}\\(?${terminals.weekday}\\)?(?![a-z'])|[(\uff08][\u6708\u706b\u6c34\u6728\u91d1\u571f\u65e5\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\uc6d4\ud654\uc218\ubaa9\uae08\ud1a0\uc77c][)\uff09]`,
  'iy',
);
