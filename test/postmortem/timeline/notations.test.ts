import { describe, expect, it } from 'vitest';
import {
  dateNotations,
  type Notation,
  timeNotations,
} from '../../../src/postmortem/timeline/grammar/notations.ts';
import { words } from '../../../src/postmortem/timeline/grammar/words.ts';
import { readStamp } from '../../../src/postmortem/timeline/stamp.ts';
import { showDate, showTime } from './show-stamp.ts';
import { stampExamples } from './stamp-examples.ts';

describe('notations', () => {
  it.each([...dateNotations])('reads the date $example as $reading', ({ example, reading }) => {
    const stamp = readStamp(example);
    expect(stamp).toMatchObject({ start: 0, end: example.length, time: null });
    expect(stamp?.date && showDate(stamp.date)).toBe(reading);
  });

  it.each([...timeNotations])('reads the time $example as $reading', ({ example, reading }) => {
    const stamp = readStamp(example);
    expect(stamp).toMatchObject({ start: 0, end: example.length, date: null, timed: true });
    expect(stamp?.time ? showTime(stamp.time) : '?').toBe(reading);
  });

  it('lists every notation, word and composition in NOTATIONS.md (write it with `vitest -u`)', async () => {
    await expect(formatPage()).toMatchFileSnapshot('../../../src/postmortem/timeline/NOTATIONS.md');
  });
});

function formatPage(): string {
  return `# Notations of dates and times

What Recount reads as the stamp of a timeline entry. Made from the grammar by
\`test/postmortem/timeline/notations.test.ts\`; every example on this page is a test.

To add a notation, add a line with an example to \`grammar/notations.ts\` and run that test with \`-u\`. In a
pattern \`{name}\` is a piece of \`grammar/terminals.ts\`, \`[…]\` may be left out, a space is one to three blanks.

## Dates

${table(dateNotations)}

A weekday may stand in front (\`Saturday Oct 30th\`) or behind (\`2021-10-30 (Sat)\`). Where either number may be
the month, the other dates of the document decide: those that leave no doubt, the same day in words, and the
reading that keeps all within a month, dots (\`24.10.2024\`) and the language; then the weekday, then nearness to
the incident's day.

## Times of day

${table(timeNotations)}

A time that shows a 24-hour clock is read so whatever stands behind it: \`17:14 pm\`, \`23:00 AM\`.

## Words and marks

| what | words |
| --- | --- |
${Object.entries(words)
  .map(([name, list]) => `| ${spaced(name)} | ${list.map(code).join(' ')} |`)
  .join('\n')}

## Whole stamps

| example | read as |
| --- | --- |
${stampExamples.map(([example, reading]) => `| ${code(example)} | ${code(reading)} |`).join('\n')}

\`~\` marks what is approximate, \`?\` what nobody knew, \`{1,2}\` two numbers of which either may be the month.
`;
}

const table = (notations: readonly Notation[]): string =>
  [
    '| pattern | example | read as | |',
    '| --- | --- | --- | --- |',
    ...notations.map(
      ({ pattern, example, reading, weak }) =>
        `| ${code(pattern)} | ${code(example)} | ${code(reading)} | ${weak ? 'only alone or beside another part' : ''} |`,
    ),
  ].join('\n');

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;
const spaced = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
