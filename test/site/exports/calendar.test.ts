import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { PostHistory } from '../../../src/history/types.ts';
import type { Day, Instant } from '../../../src/postmortem/types.ts';
import type { ActionRow } from '../../../src/site/action-rows.ts';
import { dueCalendar, dueDates, escapeText, foldLine } from '../../../src/site/exports/calendar.ts';
import { anyText } from '../feeds/items.ts';
import { actionRowOf } from './rows.ts';

const calendarOf = (...due: Parameters<typeof dueCalendar>): string =>
  [...dueCalendar(...due)].join('');

const write = (rows: readonly ActionRow[], base: string | null = 'https://example.org/sub/') =>
  calendarOf(
    'Due',
    dueDates(rows, () => 'posts/a.md', new Map()),
    base,
  );

const events = (text: string): ICAL.Event[] =>
  new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event));

describe('the calendar of due dates', () => {
  it('has an event of a whole day for each open item that is due', () => {
    const rows = [
      actionRowOf({ due: '2024-04-01' as Day, owners: ['@ana'] }),
      actionRowOf({ id: 'b', due: '2024-05-01' as Day, status: 'in-progress' }),
      actionRowOf({ id: 'c', due: '2024-05-01' as Day, status: 'done' }),
      actionRowOf({ id: 'd' }),
    ];
    const found = events(write(rows));
    expect(
      found.map(({ startDate, duration }) => [startDate.toString(), duration.toString()]),
    ).toEqual([
      ['2024-04-01', 'P1D'],
      ['2024-05-01', 'P1D'],
    ]);
    expect(found[0]?.description).toContain('Owner: @ana');
    expect(found[0]?.component.getFirstPropertyValue('url')).toBe(
      'https://example.org/sub/postmortems/a/#ai-x',
    );
  });

  it('keeps the id of an event when text, date or address change, and has another for another', () => {
    const uid = (row: ActionRow, base?: string) => events(write([row], base))[0]?.uid;
    const due = '2024-04-01' as Day;
    const first = uid(actionRowOf({ due }));
    expect(first).toMatch(/^[\da-f-]{36}$/);
    const later = actionRowOf({ due: '2025-01-01' as Day, text: 'Other' });
    expect(uid(later, 'https://moved.example/')).toBe(first);
    expect(uid(actionRowOf({ due, id: 'b' }))).not.toBe(first);
  });

  it('is stamped with the last change of the post, else with its day, never with the clock', () => {
    const rows = [actionRowOf({ due: '2024-04-01' as Day })];
    const stamp = (history: ReadonlyMap<string, PostHistory>) =>
      /DTSTAMP:(\S+)/.exec(
        calendarOf(
          'Due',
          dueDates(rows, () => 'a', history),
          null,
        ),
      )?.[1];
    const changed = '2024-03-04T05:06:07Z' as Instant;
    const past = { created: changed, published: changed, changed, changes: [] };
    expect(stamp(new Map([['a', past]]))).toBe('20240304T050607Z');
    expect(stamp(new Map())).toBe('20240301T000000Z');
  });

  it('gives back every text, and no text brings a property or a line of its own', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, owner) => {
        const row = actionRowOf({ text, owners: [owner], due: '2024-04-01' as Day });
        const ics = write([row]);
        for (const line of ics.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n\u0085\u2028\u2029]/);
        }
        const [event, ...others] = events(ics);
        expect(others).toEqual([]);
        expect(event?.summary).toBe(readable(text));
        expect(event?.description.startsWith(`Owner: ${readable(owner)}`)).toBe(true);
        expect(event?.component.getAllProperties().map(({ name }) => name)).toEqual(
          'uid dtstamp last-modified dtstart summary description url categories transp'.split(' '),
        );
      }),
    );
  });
});

/** What can be left of a text: the ends of lines are all one, and other controls are gone. */
const readable = (text: string): string =>
  text
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => [...line].filter((char) => !/\p{Cc}/u.test(char)).join(''))
    .join('\n');

describe('folding', () => {
  it('never cuts a character, and is undone by taking the folds out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const line = escapeText(text);
        const folded = foldLine(line).split('\r\n');
        expect(folded.every((part) => Buffer.byteLength(part) <= 75)).toBe(true);
        expect(folded.map((part, index) => (index === 0 ? part : part.slice(1))).join('')).toBe(
          line,
        );
      }),
    );
  });
});
