import { quote } from '../message/words.ts';
import { readStamp } from '../postmortem/timeline/stamp.ts';
import type { TimelineEntry } from '../postmortem/types.ts';
import { defineRule } from './define-rule.ts';

export const stampFormat = defineRule({
  id: 'stamp-format',
  description: 'Stamps are written the same way in every timeline: `2024-05-01 10:05 UTC`.',
  scope: 'postmortem',
  level: 'off',
  options: {},
  *check({ timeline }) {
    for (const entry of timeline) {
      const usual = writeUsual(entry);
      const { text, place } = entry.stamp;
      if (usual === null || usual === text) continue;
      yield {
        place,
        unexpected: `stamp ${quote(text)}`,
        expected: quote(usual),
        actual: text,
        candidates: [usual],
        fixes: [{ title: `Write ${quote(usual)}`, safe: true, edits: [{ place, text: usual }] }],
      };
    }
  },
});

const usualForm =
  /^(?:\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?|\d{2}:\d{2}(?::\d{2})?)(?:Z| ?(?:[A-Z]{2,5}|[+-]\d{2}:\d{2}))?$/;
const zoneAtEnd = /(?:\b[A-Z]{2,5}|Z|[+-]\d{2}:?\d{2})$/;

/**
 * The stamp as day, time on the 24-hour clock and zone, with the parts that it has; null where that
 * would lose what the author says with it: a range, a guess, a weekday, a second clock, marks inside.
 */
function writeUsual({ stamp: { text }, date, time }: TimelineEntry): string | null {
  if (usualForm.test(text) || /[^\w ,.:+/()-]/.test(text)) return null;
  const stamp = readStamp(text);
  if (stamp === null || stamp.end !== text.length || stamp.start !== 0) return null;
  if (stamp.until !== null || stamp.other !== null || stamp.approximate || stamp.unreadable)
    return null;
  const day = stamp.date === null ? '' : date;
  const clock = stamp.timed ? time : '';
  if (day === null || clock === null || stamp.date?.weekday != null || stamp.date?.shift != null) {
    return null;
  }
  const zone = stamp.zone === null ? '' : zoneAtEnd.exec(text)?.[0];
  if (zone === undefined) return null;
  const usual = [day, clock, zone].filter((part) => part !== '').join(' ');
  const again = readStamp(usual);
  const isSame =
    again !== null &&
    again.end === usual.length &&
    JSON.stringify(again.zone) === JSON.stringify(stamp.zone) &&
    (again.date === null) === (stamp.date === null);
  return isSame ? usual : null;
}
