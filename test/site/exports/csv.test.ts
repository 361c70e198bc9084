import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/postmortem/types.ts';
import { actionRecord } from '../../../src/site/exports/action-record.ts';
import { actionsCsv, writeCsv } from '../../../src/site/exports/csv.ts';
import { anyText } from '../feeds/items.ts';
import { readCsv } from './read-csv.ts';
import { actionRowOf } from './rows.ts';

describe('the CSV of action items', () => {
  it('has a line of names and a line an item', () => {
    const row = actionRowOf({
      text: 'Watch "the" pool, now',
      owners: ['@ana', 'bo'],
      due: '2024-04-01' as Day,
      tickets: [{ text: '#1', url: 'https://example.org/1' }],
    });
    const [names = [], values = []] = readCsv(
      [...actionsCsv([actionRecord({ ...row, overdue: true }, 'https://example.org/')])].join(''),
    );
    const record = Object.fromEntries(names.map((name, index) => [name, values[index]]));
    expect(record).toMatchObject({
      text: 'Watch "the" pool, now',
      status: 'open',
      overdue: 'yes',
      owners: "' @ana; bo",
      due: '2024-04-01',
      tickets: 'https://example.org/1',
      severity: 'SEV2',
      post: 'INC-1',
      url: 'https://example.org/postmortems/a/#ai-x',
    });
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u00a0=1',
    '\u200b=1',
    '＝1',
    "'=1",
    '=HYPERLINK("https://example.org","x")',
    "=cmd|' /C calc'!A0",
  ])('makes no formula of %j', (text) => {
    expect(readCsv(writeCsv([[text]]))).toEqual([[`' ${readable(text)}`]]);
  });

  it('gives back every text, with nothing but a sign in front of what might be a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyText, { minLength: 2, maxLength: 2 })), (rows) => {
        const read = readCsv(writeCsv(rows));
        expect(read).toHaveLength(rows.length);
        for (const [at, row] of rows.entries()) {
          for (const [column, text] of row.entries()) {
            const cell = read[at]?.[column] ?? '';
            expect([text, `' ${text}`].map(readable)).toContain(cell);
            expect(cell).not.toMatch(/^\s*[=+\-@]/);
            // Some spreadsheets swallow the sign and save what follows it.
            expect(cell.replace(/^'+/, '')).not.toMatch(/^[=+\-@]/);
          }
        }
      }),
    );
  });
});

const readable = (text: string): string =>
  text
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll('\0', '')
    .replaceAll(/\r\n?/g, '\n');
