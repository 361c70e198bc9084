import { quote } from '../../message/words.ts';
import { dayOf } from '../../postmortem/field-values.ts';
import { learnDateOrder } from '../../postmortem/timeline/date-order.ts';
import { firstDay } from '../../postmortem/timeline/resolve-dates.ts';
import { findStamps } from '../../postmortem/timeline/stamp.ts';
import type { Day } from '../../postmortem/types.ts';
import { readValue } from '../fields/read-value.ts';
import { splitLines } from '../lines.ts';
import type { Guess } from '../types.ts';
import type { GuessContext } from './context.ts';

/**
 * The incident's day: from the title, a line such as `Date: …`, the name of the file, the first full date
 * of the text, the timeline, or what a page says of itself. Null where nothing tells.
 */
export function guessDate(
  context: GuessContext,
  title: Guess,
  labels: readonly Guess[],
): Guess | null {
  const { document, postmortem, hints, name, house, lineOf } = context;
  const order = learnDateOrder(document.text);
  const guess = (value: Day, reason: string, line: number | null): Guess => ({
    field: 'date',
    value,
    reason,
    line,
  });
  const named = firstDay(name.replaceAll('_', ' '), order) ?? compactDay(name);
  const titled = firstDay(String(title.value), order);
  if (titled !== null) {
    const other = named === null || named === titled ? '' : `; the name of the file says ${named}`;
    return guess(titled, `in the title${other}`, title.line);
  }
  const told = labels.find(({ field }) => field === 'date');
  if (told !== undefined) return told;
  if (named !== null) return guess(named, `in the name of the file, ${quote(name)}`, null);
  const text = document.text.slice(document.bodyStart);
  const before = splitLines(document.text.slice(0, document.bodyStart)).length - 1;
  for (const [index, line] of splitLines(text.slice(0, 20_000)).entries()) {
    const day = firstDay(line, order);
    if (day !== null)
      return guess(
        day,
        `the first full date of the text, ${quote(dateIn(line))}`,
        lineOf(before + index + 1),
      );
  }
  const entry = postmortem.timeline.find(({ date }) => date !== null);
  if (entry?.date != null)
    return guess(entry.date, 'the first entry of the timeline', lineOf(entry.place.start.line));
  for (const hint of hints) {
    if (hint.field !== 'date') continue;
    const reading = readValue('date', hint.value, house);
    const day =
      dayOf(typeof reading?.value === 'string' ? reading.value : undefined) ??
      firstDay(String(hint.value), order);
    if (day !== null) return guess(day, `${hint.reason}, when it was published`, hint.line);
  }
  return null;
}

/** The words of a line that are its date. */
function dateIn(line: string): string {
  const stamp = findStamps(line).find(({ date }) => date?.year != null);
  return stamp === undefined ? line : line.slice(stamp.start, stamp.end);
}

/** `20210526-outage`. */
function compactDay(name: string): Day | null {
  const parts = /^(20\d\d)(\d\d)(\d\d)(?!\d)/.exec(name);
  return parts === null ? null : firstDay(`${parts[1]}-${parts[2]}-${parts[3]}`, null);
}
