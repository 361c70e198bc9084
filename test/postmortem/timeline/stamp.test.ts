import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findStamps, readStamp } from '../../../src/postmortem/timeline/stamp.ts';
import { showStamp } from './show-stamp.ts';
import { stampExamples } from './stamp-examples.ts';

describe('readStamp', () => {
  it.each([...stampExamples])('reads %j as %j', (example, reading) => {
    const stamp = readStamp(example);
    expect(stamp && showStamp(stamp)).toBe(reading);
  });

  it.each([
    '1625 users were affected',
    '10% of users',
    '1.2.11 was released',
    'Version 10.30 was released',
    'May is a month',
    'Mars',
    '16:9 screens',
    '10:30:00:22',
    '2 hours later',
    'second wave',
    '',
  ])('takes %j for no stamp', (text) => {
    expect(readStamp(text)).toBeNull();
  });

  it.each([
    ['2023-02-31 10:00 alert', '2023-02-31 10:00'],
    ['25:61 alert', '25:61'],
    ['20202-01-16 12:00 alert', '20202-01-16 12:00'],
  ])('marks %j as unreadable and goes on behind it', (text, written) => {
    const stamp = readStamp(text);
    expect(stamp?.unreadable).toBe(true);
    expect(text.slice(stamp?.start, stamp?.end)).toBe(written);
    expect(text.slice(stamp?.after)).toBe('alert');
  });

  it.each([
    ['**00:27 UTC:** alert', '00:27 UTC', '** alert'],
    ['10:00 "down" says a user', '10:00', '"down" says a user'],
    ['10:00 - `--force` is used', '10:00', '`--force` is used'],
    ['[10:00]: alert', '10:00', 'alert'],
    ['10:00 => alert', '10:00', 'alert'],
  ])('splits %j behind its separator', (text, stamp, rest) => {
    const found = readStamp(text);
    expect(text.slice(found?.start, found?.end)).toBe(stamp);
    expect(text.slice(found?.after)).toBe(rest);
  });

  it('never throws, and gives offsets inside the text in order', () => {
    fc.assert(
      fc.property(noisyText, (text) => {
        const stamp = readStamp(text);
        if (stamp === null) return;
        expect(0 <= stamp.start && stamp.start < stamp.end).toBe(true);
        expect(stamp.end <= stamp.after && stamp.after <= text.length).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not look at text behind its reach', () => {
    fc.assert(
      fc.property(noisyText, fc.string(), (text, more) => {
        const padded = text.padEnd(400, '.');
        expect(readStamp(padded + more)).toEqual(readStamp(padded));
      }),
    );
  });
});

describe('findStamps', () => {
  it('finds the stamps that stand in a text', () => {
    const text =
      'On 2023-01-11 it began; at 14:05 UTC, and again on Jan 13th 9 pm, v1.2.3 was out.';
    expect(findStamps(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '2023-01-11',
      '14:05 UTC',
      'Jan 13th 9 pm',
    ]);
  });

  it('gives stamps in order that do not overlap', () => {
    fc.assert(
      fc.property(noisyText, (text) => {
        let last = 0;
        for (const { start, end } of findStamps(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** Text made of the pieces that stamps are made of, in any order. */
const noisyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '2023',
        '01',
        '-',
        ':',
        '/',
        '.',
        ' ',
        'T',
        'Z',
        'pm',
        'UTC',
        'May',
        '(',
        ')',
      ),
      fc.constantFrom(
        '~',
        'to',
        '10:00',
        '2023-01-11',
        'Mon',
        '[',
        ']',
        '**',
        '\n',
        'X',
        '??',
        '+02:00',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));
