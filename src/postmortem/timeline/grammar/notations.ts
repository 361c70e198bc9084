import { compilePattern, type Match } from './pattern.ts';

/**
 * One way to write a date or a time of day. To add one: a line here with an example and what is
 * understood; tests and NOTATIONS.md follow.
 */
export interface Notation {
  readonly pattern: string;
  readonly example: string;
  /** What the example means: `2023-01-11`, `14:05`, `14:05:30`, `?` for a part that nobody knew. */
  readonly reading: string;
  /**
   * So short that it may be something else: counts only beside another part of a stamp or in front of
   * punctuation or the end of the line.
   */
  readonly weak: boolean;
  /** It starts with a digit, or with anything else. */
  readonly numeric: boolean;
  readonly match: (text: string, at: number) => Match | null;
}

const strong = (pattern: string, example: string, reading: string): Notation => ({
  pattern,
  example,
  reading,
  weak: false,
  numeric: /^\{(?:year|badYear|month|MM|day|DD|first|hour|HH)\}/.test(pattern),
  match: compilePattern(pattern),
});
const weak = (pattern: string, example: string, reading: string): Notation => ({
  ...strong(pattern, example, reading),
  weak: true,
});

/** Dates, in the order in which equally long readings are preferred. */
export const dateNotations: readonly Notation[] = [
  strong('{year}-{month}-{day}', '2023-01-11', '2023-01-11'),
  strong('{year}-{month}-{day}/{lastDay}', '2023-01-11/12', '2023-01-11'),
  strong('{year}/{month}/{day}', '2023/1/11', '2023-01-11'),
  strong('{year}.{month}.{day}', '2023.01.11', '2023-01-11'),
  strong('{year}{MM}{DD}', '20230111', '2023-01-11'),
  strong('{year}-{month}-{blank}', '2023-01-XX', '2023-01-?'),
  strong('{year}-{blank}-DD', '2023-MM-DD', '2023-?-?'),
  strong('{year}-{blank}-XX', '2023-XX-XX', '2023-?-?'),
  strong('{badYear}-{month}-{day}', '20202-01-16', '?'),
  strong('{first}/{second}/{year}', '25/10/2024', '2024-10-25'),
  strong('{first}-{second}-{year}', '24-10-2024', '2024-10-24'),
  strong('{first}.{second}.{year}', '24.10.2024', '2024-10-24'),
  strong('{first}/{second}/{yy}', '7/30/23', '2023-07-30'),
  strong('{first}-{second}-{yy}', '07-30-23', '2023-07-30'),
  strong('{DD}.{MM}.{yy}', '30.07.23', '2023-07-30'),
  weak('{first}/{second}', '7/30', '?-07-30'),
  weak('{first}-{second}', '07-30', '?-07-30'),
  weak('{day}.{month}.', '30.7.', '?-07-30'),
  strong('{day}[{th}][.] [of ]{monthName}[.][,] {year}', '6th Nov 2023', '2023-11-06'),
  strong('{day}[.] de {monthName}[ de] {year}', '5 de octubre de 2021', '2021-10-05'),
  strong('{day}[.] de {monthName}', '5 de octubre', '?-10-05'),
  strong('{year}\u5e74{month}\u6708{day}\u65e5', '2024\u5e743\u67085\u65e5', '2024-03-05'),
  strong('{month}\u6708{day}\u65e5', '3\u67085\u65e5', '?-03-05'),
  strong('{year}\ub144[ ]{month}\uc6d4[ ]{day}\uc77c', '2024\ub144 3\uc6d4 5\uc77c', '2024-03-05'),
  strong('{month}\uc6d4[ ]{day}\uc77c', '3\uc6d4 5\uc77c', '?-03-05'),
  strong("{day}[{th}][.] {monthName}[.][,] '{yy}", "6 Nov '23", '2023-11-06'),
  strong('{day}[{th}][.] [of ]{monthName}', '19. April', '?-04-19'),
  strong('{day}[{th}][ ]-[ ]{lastDay} [of ]{monthName}[,] {year}', '7-13 Nov 2023', '2023-11-07'),
  strong('{day}[{th}][ ]-[ ]{lastDay} [of ]{monthName}', '7-13th Nov', '?-11-07'),
  strong('{day}-{monthName}-{year}', '24-Oct-2024', '2024-10-24'),
  strong('{day}/{monthName}/{year}', '24/Oct/2024', '2024-10-24'),
  strong('{day}-{monthName}-{yy}', '24-Oct-24', '2024-10-24'),
  strong('{day}-{monthName}', '24-Oct', '?-10-24'),
  strong('{day}{monthName}{year}', '08Nov2022', '2022-11-08'),
  strong('{monthName}[.] {day}[{th}][,] {year}', 'June 14th, 2022', '2022-06-14'),
  strong('{monthName}[.] {day}[{th}][ ]-[ ]{lastDay}[,] {year}', 'Sept 5-6, 2018', '2018-09-05'),
  strong('{monthName}[.] {day}[{th}],{year}', 'June 14,2022', '2022-06-14'),
  strong("{monthName}[.] {day}[{th}][,] '{yy}", "Jun 14 '22", '2022-06-14'),
  strong('{monthName}[.] {day}[{th}]', 'Oct 30th', '?-10-30'),
  strong('{monthName}-{day}-{year}', 'Oct-30-2021', '2021-10-30'),
  strong('{year} {monthName} {day}[{th}]', '2021 Oct 30', '2021-10-30'),
  strong('{year}-{monthName}-{day}', '2021-Oct-30', '2021-10-30'),
  strong('{weekday}[,] [the ]{day}{th}', 'Fri 14th', 'Friday 14'),
  weak('{monthName}[,] {year}', 'October 2021', '2021-10-?'),
  weak('{year}-{MM}', '2021-10', '2021-10-?'),
  weak('{weekday}', 'Monday', 'Monday'),
  weak('{nextDay}', 'next day', '+1'),
  weak('{dayBefore}', 'day before', '-1'),
];

/** Times of day, in the order in which equally long readings are preferred. */
export const timeNotations: readonly Notation[] = [
  strong('{hour}:{minute}', '9:05', '09:05'),
  strong('{hour}:{minute}:{sec}', '09:05:30', '09:05:30'),
  strong('{hour}:{minute}:{sec}.{fraction}', '09:05:30.123', '09:05:30'),
  strong('{hour}:{minute}:{sec},{fraction}', '09:05:30,123', '09:05:30'),
  strong('{hour}:{minute}[ ]{meridiem}', '2:05 PM', '14:05'),
  strong('{hour}:{minute}{halfDay}', '4:35p', '16:35'),
  strong('{hour}:{minute}:{sec}[ ]{meridiem}', '2:05:30pm', '14:05:30'),
  strong('{hour}.{minute}[ ]{meridiem}', '2.05 pm', '14:05'),
  strong('{hour}[ ]{meridiem}', '4pm', '16:00'),
  strong("{hour} o'clock", "9 o'clock", '09:00'),
  strong('{hour}:{minute}[ ]h', '14:05h', '14:05'),
  strong('{hour}:{minute}[ ]hrs', '14:05 hrs', '14:05'),
  strong('{HH}:{minute} hours', '14:05 hours', '14:05'),
  strong('{hour}:{minute} Uhr', '14:05 Uhr', '14:05'),
  strong('{hour}.{minute} Uhr', '14.05 Uhr', '14:05'),
  strong('{hour} Uhr', '14 Uhr', '14:00'),
  strong('{hour}\u6642{minute}\u5206', '14\u664205\u5206', '14:05'),
  strong('{hour}\u65f6{minute}\u5206', '14\u65f605\u5206', '14:05'),
  strong('{hour}\u70b9{minute}\u5206', '14\u70b905\u5206', '14:05'),
  strong('{hour}\uc2dc[ ]{minute}\ubd84', '14\uc2dc 05\ubd84', '14:05'),
  strong('{halfBefore}[ ]{hour}:{minute}', '\u4e0b\u53482:05', '14:05'),
  strong('{halfBefore}[ ]{hour}\u6642{minute}\u5206', '\u5348\u5f8c2\u664205\u5206', '14:05'),
  strong('{halfBefore}[ ]{hour}\u70b9{minute}\u5206', '\u4e0b\u53482\u70b905\u5206', '14:05'),
  strong('{halfBefore}[ ]{hour}\uc2dc[ ]{minute}\ubd84', '\uc624\ud6c4 2\uc2dc 05\ubd84', '14:05'),
  strong('{halfBefore}[ ]{hour}\u6642', '\u5348\u5f8c2\u6642', '14:00'),
  strong('{halfBefore}[ ]{hour}\u70b9', '\u4e0b\u53482\u70b9', '14:00'),
  strong('{halfBefore}[ ]{hour}\uc2dc', '\uc624\ud6c4 2\uc2dc', '14:00'),
  weak('{hour}\u6642', '14\u6642', '14:00'),
  weak('{hour}\u65f6', '14\u65f6', '14:00'),
  weak('{hour}\uc2dc', '14\uc2dc', '14:00'),
  strong('{hour}:{minute} uur', '14:05 uur', '14:05'),
  strong('{hour}.{minute} uur', '14.05 uur', '14:05'),
  strong('{hour}:{minute} horas', '14:05 horas', '14:05'),
  strong('{hour}:{minute}[ ]hs', '14:05 hs', '14:05'),
  strong('{hour}h{minute}[ ]min', '14h05min', '14:05'),
  strong('{HH} h {minute}', '14 h 05', '14:05'),
  strong('{HH}h{minute}', '14h05', '14:05'),
  strong('{HH}h{minute}m', '14h05m', '14:05'),
  weak('{hour}h{minute}', '8h05', '08:05'),
  strong('{HH}{minute}[ ]h', '1405h', '14:05'),
  strong('{HH}{minute}[ ]hrs', '1405 hrs', '14:05'),
  strong('{HH}{minute} hours', '1405 hours', '14:05'),
  weak('{HH}{minute}', '1625', '16:25'),
  weak('{HH}{minute}{sec}', '162530', '16:25:30'),
  weak('{hour}.{minute}', '11.50', '11:50'),
  weak('{hour}h', '14h', '14:00'),
  strong('{hour}:{tens}x', '14:2x', '14:20'),
  strong('{hour}:{tens}?', '14:2?', '14:20'),
  strong('{hour}:{tens}\u2026[?]', '14:2\u2026?', '14:20'),
  strong('{hour}:{minute}:{blank}', '14:05:xx', '14:05'),
  strong('{hour}:{blank}', '14:??', '?'),
  strong('T+{since}', 'T+15m', '?'),
  strong('T-{since}', 'T-5 min', '?'),
  strong('H+{since}', 'H+05', '?'),
  strong('+{elapsed}', '+00:15', '?'),
  strong('{blanks}', 'HH:mm', '?'),
  weak('{noon}', 'noon', '12:00'),
  weak('{unknown}', 'X', '?'),
];
