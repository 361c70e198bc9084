import { monthNameForm } from './months.ts';

/**
 * The smallest pieces of a stamp: what may stand in a pattern of `notations.ts` as `{name}`. Each is
 * the source of a regular expression without groups and without unbounded repetition, so that every
 * pattern made of them is matched in constant time.
 */
export const terminals = {
  year: '(?:199\\d|20\\d\\d)',
  yy: '[12]\\d',
  /** A year of five or three digits: a slip of the finger. */
  badYear: '(?:[12]\\d{4}|20\\d)',
  month: '(?:0?[1-9]|1[0-2])',
  MM: '(?:0[1-9]|1[0-2])',
  monthName: monthNameForm,
  day: '(?:0?[1-9]|[12]\\d|3[01])',
  DD: '(?:0[1-9]|[12]\\d|3[01])',
  th: '(?:st|nd|rd|th|er|\u00ba)',
  /** The end of `7-13 Nov`. */
  lastDay: '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?',
  /** Day or month: which one, the whole document tells. */
  first: '(?:0?[1-9]|[12]\\d|3[01])',
  second: '(?:0?[1-9]|[12]\\d|3[01])',
  weekday:
    '(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)',
  nextDay: '(?:(?:the )?(?:next|following) (?:day|morning)|same day|day after)',
  dayBefore: '(?:(?:the )?(?:previous (?:day|evening)|day before)|(?:la )?veille|am vortag|vortag)',
  hour: '\\d{1,2}',
  HH: '(?:[01]\\d|2[0-3])',
  minute: '\\d{2}',
  sec: '\\d{2}',
  fraction: '\\d{1,9}',
  meridiem: '(?:[ap]\\.m\\.?|[ap]m)',
  /** Forenoon and afternoon in front of a time, in Chinese, Japanese and Korean. */
  halfBefore: '(?:\u4e0a\u5348|\u4e0b\u5348|\u5348\u524d|\u5348\u5f8c|\uc624\uc804|\uc624\ud6c4)',
  /** `4:35p`: right behind the digits. */
  halfDay: '[ap]',
  noon: '(?:12 ?noon|noon|midday|12 ?midnight|midnight)',
  /** First digit of the minutes, where nobody knew the second. */
  tens: '[0-5](?=[x?\u2026])',
  /** Time since the start of the incident. */
  since:
    '(?:\\d{1,3}:\\d{2}(?::\\d{2})?|\\d{1,4}(?:\\.\\d{1,3})?(?: ?(?:days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s))?(?: ?\\d{1,2} ?(?:minutes?|mins?|m|s)|(?<=[a-z])\\d{1,2})?)',
  /** The same with a unit or as a clock, so that no number is taken for it. */
  elapsed:
    '(?:\\d{1,3}:\\d{2}(?::\\d{2})?|\\d{1,4} ?(?:hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s))',
  /** Letters that hold the place of digits that nobody knew. */
  blank: '(?:\\?\\?|XX|MM|DD|--|__)',
  blanks: '(?:HH:?MM|XX:?XX|\\?\\?:\\?\\?|--:--|__:__|00:XX)',
  unknown: '(?:X{1,3}|\\?{1,3}|TBD|TBC|N/A|unknown)',
} as const;

export type Terminal = keyof typeof terminals;
