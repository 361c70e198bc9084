import { describe, expect, test } from 'vitest';
import { findDayStarts } from '../../src/catalog/day-starts.ts';
import { defaults } from '../../src/config/defaults.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';

function dayStarts(timeline: string): unknown[] {
  const text = `---\ntitle: X\ndate: 2024-03-01\n---\n\n## Timeline (UTC)\n\n${timeline}\n`;
  const postmortem = readPostmortem(parseDocument({ path: 'posts/x.md', text }), defaults);
  return [...findDayStarts(postmortem.timeline)].map(([{ plain }, { day, isWritten }]) => [
    plain,
    day,
    isWritten,
  ]);
}

describe('entries that begin a day', () => {
  test.each([
    ['nothing within a day', '- 22:00 a\n- 23:00 b', []],
    ['past midnight', '- 23:50 a\n- 00:10 b\n- 00:20 c', [['b', '2024-03-02', false]]],
    [
      'by a stamp that says so',
      '- 2024-03-01 23:50 a\n- 2024-03-02 08:10 b',
      [['b', '2024-03-02', true]],
    ],
    [
      'in a table',
      '| Time | Event |\n|---|---|\n| 2024-03-01 23:50 | a |\n| 2024-03-02 00:10 | b |',
      [['b', '2024-03-02', true]],
    ],
    [
      'not where a heading says so',
      '### 1 March 2024\n\n- 10:00 a\n\n### 2 March 2024\n\n- 09:00 b',
      [],
    ],
    ['not where a line says so', '- 10:00 a\n\n**2 March 2024**\n\n- 09:00 b', []],
  ])('%s', (_, timeline, expected) => {
    expect(dayStarts(timeline)).toEqual(expected);
  });
});
