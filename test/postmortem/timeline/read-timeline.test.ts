import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Day, Zone } from '../../../src/postmortem/types.ts';
import { showEntry, timelineOf } from './timeline-of.ts';

const day = (text: string): Day => text as Day;
const zone = (text: string): Zone => text as Zone;
const dates = (text: string, date?: string, path?: string): readonly (string | null)[] =>
  timelineOf(
    `## Timeline\n\n${text}`,
    date === undefined ? {} : { date: day(date) },
    path,
  ).entries.map((entry) => entry.date);

describe('dates', () => {
  it('goes on with the date above, and past midnight with the next', () => {
    const text = '- 2024-05-01 22:00 a\n- 23:50 b\n- 00:10 c\n- 08:00 d\n- 07:55 e\n';
    expect(dates(text)).toEqual([
      '2024-05-01',
      '2024-05-01',
      '2024-05-02',
      '2024-05-02',
      '2024-05-02',
    ]);
  });

  it('takes the year from the date above, from the incident, across New Year', () => {
    expect(dates('- Dec 31 2023 23:00 a\n- Jan 1 00:10 b\n')).toEqual(['2023-12-31', '2024-01-01']);
    expect(dates('- 31 December: a\n- 2 January: b\n', '2024-01-01')).toEqual([
      '2023-12-31',
      '2024-01-02',
    ]);
  });

  it('learns the order of day and month from the whole document', () => {
    const text = '- 03-04-2024 10:00 a\n- 25-04-2024 10:00 b\n';
    expect(dates(text)).toEqual(['2024-04-03', '2024-04-25']);
    expect(dates(text.replace('25-04', '04-25'))).toEqual(['2024-03-04', '2024-04-25']);
  });

  it('learns it from a weekday, or from the incident where only one reading is near', () => {
    expect(dates('- Wednesday 03-04-2024 10:00 a\n')).toEqual(['2024-04-03']);
    expect(dates('- 03-04-2024 10:00 a\n', '2024-04-05')).toEqual(['2024-04-03']);
  });

  it('learns it from the same day in words', () => {
    const text = '## Timeline\n\n- 03-04-2024 10:00 a\n\n## Impact\n\nSince 3 April 2024.\n';
    expect(timelineOf(text).entries.map(({ date }) => date)).toEqual(['2024-04-03']);
  });

  it('learns it from what keeps the dates within a month', () => {
    expect(dates('- 03-04-2024 10:00 a\n- 05-04-2024 10:00 b\n')).toEqual([
      '2024-04-03',
      '2024-04-05',
    ]);
    expect(dates('- 04-03-2024 10:00 a\n- 04-05-2024 10:00 b\n')).toEqual([
      '2024-04-03',
      '2024-04-05',
    ]);
  });

  it('takes a weekday with its day for the nearest such day', () => {
    expect(dates('- Thu, May 30, 21:05: a\n- Sat 1st, 01:24: b\n', '2024-05-30')).toEqual([
      '2024-05-30',
      '2024-06-01',
    ]);
  });

  it('says so when nothing tells the order', () => {
    const { problems } = timelineOf('## Timeline\n\n- 03-04-2024 10:00 a\n');
    expect(problems.map(({ ruleId, actual }) => [ruleId, actual])).toEqual([
      ['date-order-unknown', '03-04-2024 10:00'],
    ]);
  });

  it('reads weekdays and next days from the date above', () => {
    const text = '**Monday**\n\n10:00 a\n\n**Wednesday**\n\n10:00 b\n\n**Next day**\n\n10:00 c\n';
    expect(dates(text, '2024-04-29')).toEqual(['2024-04-29', '2024-05-01', '2024-05-02']);
  });

  it('repairs a mistyped year by the dates around it, and says so', () => {
    const text = '## Timeline\n\n- 2020-01-15 10:00 a\n- 20202-01-16 12:00 b\n- 13:00 c\n';
    const { entries, problems } = timelineOf(text);
    expect(entries.map(({ date }) => date)).toEqual(['2020-01-15', '2020-01-16', '2020-01-16']);
    expect(problems).toMatchObject([
      {
        ruleId: 'stamp-unreadable',
        place: { start: { line: 4, column: 3 } },
        note: 'Read as 2020-01-16.',
      },
    ]);
  });

  it('keeps impossible dates out, and what follows on its day', () => {
    const { entries, problems } = timelineOf('## Timeline\n\n- 2023-02-31 10:00 a\n- 10:05 b\n', {
      date: day('2023-03-01'),
    });
    expect(entries.map(({ date }) => date)).toEqual(['2023-03-01', '2023-03-01']);
    expect(problems.map(({ ruleId }) => ruleId)).toEqual(['stamp-unreadable']);
  });

  it('finds the day of a post without frontmatter in title, label, file name or text', () => {
    const entry = '## Timeline\n\n- 10:00 a\n';
    const found = (text: string, path?: string) => timelineOf(text, {}, path).entries[0]?.date;
    expect(found(`# Outage of May 4th 2023\n\n${entry}`)).toBe('2023-05-04');
    expect(found(`# Outage\n\n**Date:** 4 May 2023\n\n${entry}`)).toBe('2023-05-04');
    expect(found(entry, 'posts/2023-05-04-outage.md')).toBe('2023-05-04');
    expect(found(`On May 4, 2023 it broke.\n\n${entry}`)).toBe('2023-05-04');
    expect(found(entry)).toBeNull();
  });

  it('takes the day of the incident, not of a byline or of an example in a comment', () => {
    const dayOf = (text: string) => timelineOf(text).entries[0]?.date;
    const list = '## Timeline\n\n- 10:00 alert\n';
    const story = 'On March 14, 2023, we had an outage of 314 minutes.';
    expect(dayOf(`# Outage\n\n*ana, March 21, 2023*\n\n${story}\n\n${list}`)).toBe('2023-03-14');
    expect(dayOf(`<!-- 2019-12-30\n23:30 down -->\n\nDate: 2022-04-20\n\n${list}`)).toBe(
      '2022-04-20',
    );
    expect(dayOf(`<!-- 2019-12-30 -->\n\nOn 20 April 2022 it broke.\n\n${list}`)).toBe(
      '2022-04-20',
    );
  });

  it('takes the day of the incident where the frontmatter of a blog gives that of publication', () => {
    const dayOf = (front: string, body: string, date: string) =>
      timelineOf(`---\n${front}\n---\n\n${body}\n\n## Timeline\n\n- 10:00 alert\n`, {
        date: date as never,
      }).entries[0]?.date;
    const told = 'On Monday, July 20th, the site was down.';
    expect(dayOf('layout: post\ndate: 2015-07-23', told, '2015-07-23')).toBe('2015-07-20');
    expect(
      dayOf('title: Outage on January 4th 2021\ndate: 2021-02-01', 'Sorry.', '2021-02-01'),
    ).toBe('2021-01-04');
    expect(dayOf('severity: SEV2\ndate: 2015-07-23', told, '2015-07-23')).toBe('2015-07-23');
    expect(
      dayOf('layout: post\ndate: 2015-07-23', 'The outage began on 2014-07-20.', '2015-07-23'),
    ).toBe('2015-07-23');
  });

  it('takes a year that was left out from the byline or the title', () => {
    const dayOf = (text: string) => timelineOf(text).entries[0]?.date;
    const list = '## Timeline\n\n- 10:00 alert\n';
    expect(dayOf(`*Jan 15, 2019*\n\nOn December 14th we had an outage.\n\n${list}`)).toBe(
      '2018-12-14',
    );
    expect(dayOf(`# Our 2021 outage\n\nStarting October 28th, it failed.\n\n${list}`)).toBe(
      '2021-10-28',
    );
  });

  it('takes the day for the leading number with dots, and in languages that always do so', () => {
    const dayOf = (text: string) => timelineOf(text).entries[0]?.date;
    expect(dayOf('## Timeline\n\n- 03.04.2024 10:00 alert\n')).toBe('2024-04-03');
    const french =
      'Les équipes ont été prévenues par le client et le service est revenu une heure plus tard.';
    expect(
      dayOf(`${french} La base et les files.\n\n## Timeline\n\n- 03/04/2024 10:00 alerte\n`),
    ).toBe('2024-04-03');
  });

  it('takes the day of the headings around a timeline', () => {
    const text =
      '# Outages\n\n## May 3: cache\n\n### Timeline\n\n- 10:00 a\n\n## 2024-05-09: disk\n\n### Timeline\n\n- 11:00 b\n';
    const { entries } = timelineOf(text, { date: day('2024-05-01') });
    expect(entries.map((entry) => entry.date)).toEqual(['2024-05-03', '2024-05-09']);
  });

  it('mends a slip to the 12-hour clock between hours of the afternoon', () => {
    const times = (text: string) =>
      timelineOf(`## Timeline\n\n${text}`, { date: day('2024-05-01') }).entries.map(
        ({ date, time }) => `${date?.slice(8)} ${time}`,
      );
    expect(times('- 11:40 a\n- 12:00 b\n- 01:16 c\n- 01:56 d\n- 14:03 e\n')).toEqual([
      '01 11:40',
      '01 12:00',
      '01 13:16',
      '01 13:56',
      '01 14:03',
    ]);
    // Past midnight, or with nothing behind that shows the slip, it is none.
    expect(times('- 23:50 a\n- 01:16 b\n- 14:03 c\n')).toEqual([
      '01 23:50',
      '02 01:16',
      '02 14:03',
    ]);
    expect(times('- 13:10 a\n- 02:16 b\n')).toEqual(['01 13:10', '02 02:16']);
    expect(times('- 12:30 a\n- 06:10 b\n- 19:30 c\n')).toEqual([
      '01 12:30',
      '02 06:10',
      '02 19:30',
    ]);
  });

  it('takes the year from a day in Chinese or Japanese under its heading', () => {
    const text =
      '# 障害報告\n\n### 発生日時\n\n2021年11月25日午後3時\n\n## タイムライン\n\n- 11/25\n  - 15:00 a\n- 11/26\n  - 00:28 b\n';
    expect(timelineOf(text).entries.map(({ date }) => date)).toEqual(['2021-11-25', '2021-11-26']);
  });

  it('reads half a day from the order where `PM` was left out', () => {
    const text = '- 11:50 AM a\n- 1:10 PM b\n- 1:45 c\n- 2:05 d\n';
    const { entries } = timelineOf(`## Timeline\n\n${text}`);
    expect(entries.map(({ time }) => time)).toEqual(['11:50', '13:10', '13:45', '14:05']);
  });
});

describe('zones', () => {
  const zones = (text: string, known = {}) =>
    timelineOf(text, { date: day('2024-07-01'), ...known }).entries.map((entry) => [
      entry.zone,
      entry.zoneSource,
    ]);

  it('takes the entry, the heading, the frontmatter, the configuration, then UTC', () => {
    const known = { timezone: zone('Europe/Paris'), houseTimezone: zone('Asia/Tokyo') };
    expect(zones('## Timeline (UTC)\n\n- 10:00 EDT a\n', known)).toEqual([['-04:00', 'entry']]);
    expect(zones('## Timeline (UTC)\n\n- 10:00 a\n', known)).toEqual([['UTC', 'heading']]);
    expect(zones('## Timeline\n\n- 10:00 a\n', known)).toEqual([['Europe/Paris', 'frontmatter']]);
    expect(zones('## Timeline\n\n- 10:00 a\n', { houseTimezone: zone('Asia/Tokyo') })).toEqual([
      ['Asia/Tokyo', 'configuration'],
    ]);
    expect(zones('## Timeline\n\n- 10:00 a\n')).toEqual([['UTC', 'assumed']]);
  });

  it.each([
    ['## Timeline\n\nAll times in CEST\n\n- 10:00 a\n', '+02:00'],
    ['## Timeline (all times UTC) 1/29/24\n\n- 10:00 a\n', 'UTC'],
    ['## Timeline (all times PT )\n\n- 10:00 a\n', 'America/Los_Angeles'],
    ['## Timeline\n\nAll times central.\n\n- 10:00 a\n', 'America/Chicago'],
    ['## Timeline\n\nTime zone: Europe/Berlin\n\n- 10:00 a\n', 'Europe/Berlin'],
    ['## Timeline\n\nTimes are UTC+2\n\n- 10:00 a\n', '+02:00'],
    ['## Timeline\n\n| Time (JST) | Event |\n| --- | --- |\n| 10:00 | a |\n', '+09:00'],
    ['# Slow queue\n\nAll times JST.\n\n## Timeline\n\n- 10:00 a\n', '+09:00'],
    ['*Times below are in CEST.*\n\n## Timeline\n\n- 10:00 a\n', '+02:00'],
    ['All times JST.\n\n## Timeline (UTC)\n\n- 10:00 a\n', 'UTC'],
    ['## Timeline\n\n- 10:00 a\n\n## Notes\n\nTimestamps are in CEST.\n', '+02:00'],
  ])('finds the hint in %j', (text, expected) => {
    expect(zones(text)).toEqual([[expected, 'heading']]);
  });

  it.each([
    '## Timeline\n\nAt the same time the AST parser broke.\n\n- 10:00 a\n',
    '## Timeline\n\n### The AST parser\n\n- 10:00 a\n',
    'The response times in the EST region rose.\n\n## Timeline\n\n- 10:00 a\n',
  ])('finds none in %j', (text) => {
    expect(zones(text)).toEqual([['UTC', 'assumed']]);
  });

  it('lends the zone of other entries to those without', () => {
    expect(zones('## Timeline\n\n- 10:00 PDT a\n- 10:05 b\n')).toEqual([
      ['-07:00', 'entry'],
      ['-07:00', 'entry'],
    ]);
  });

  it('works the offset out from a second clock', () => {
    const { entries } = timelineOf(
      '## Timeline\n\n- 2024-07-01 13:14 (17:14 UTC) a\n- 23:30 (13:30 GMT) b\n',
    );
    expect(entries.map(({ zone, instant }) => [zone, instant])).toEqual([
      ['-04:00', '2024-07-01T17:14:00Z'],
      ['+10:00', '2024-07-01T13:30:00Z'],
    ]);
  });

  it('reads winter time in summer as written, and says so once', () => {
    const { entries, problems } = timelineOf(
      '## Timeline (PST)\n\n- 2024-07-01 10:00 a\n- 10:05 b\n',
    );
    expect(entries[0]?.instant).toBe('2024-07-01T18:00:00Z');
    expect(problems.map(({ ruleId, note }) => [ruleId, note])).toEqual([
      ['zone-season', 'Read as written, -08:00: it was then 11:00 in America/Los_Angeles.'],
    ]);
    expect(timelineOf('## Timeline (PST)\n\n- 2024-01-01 10:00 a\n').problems).toEqual([]);
  });

  it('lets the frontmatter decide what an abbreviation means', () => {
    const text = '## Timeline\n\n- 2024-07-01 10:00 IST a\n';
    expect(timelineOf(text, { timezone: zone('Europe/Dublin') })).toMatchObject({
      entries: [{ zone: '+01:00' }],
      problems: [],
    });
    expect(timelineOf(text)).toMatchObject({
      entries: [{ zone: '+05:30' }],
      problems: [{ ruleId: 'zone-ambiguous' }],
    });
  });

  it.each([
    ['## Timeline (IST)\n\n- 2024-05-01 10:00 a\n', 'IST', '1:14'],
    ['## Timeline\n\n| Time (IST) | Event |\n|-|-|\n| 2024-05-01 10:00 | a |\n', 'IST', '3:9'],
    ['## Timeline\n\n- 2024-05-01 10:00 IST a\n', '2024-05-01 10:00 IST', '3:3'],
  ])('points at a zone that several places use: %j', (text, actual, at) => {
    const { problems } = timelineOf(text);
    expect(
      problems.map((one) => [
        one.ruleId,
        one.actual,
        `${one.place?.start.line}:${one.place?.start.column}`,
      ]),
    ).toEqual([['zone-ambiguous', actual, at]]);
  });

  it('takes the offset beside a zone that several places use', () => {
    const text = '## Timeline\n\nAll times IST (UTC+5:30).\n\n- 2024-05-01 10:00 a\n';
    expect(timelineOf(text)).toMatchObject({ entries: [{ zone: '+05:30' }], problems: [] });
  });

  it('reports local times that the clocks skipped or showed twice', () => {
    const text =
      '## Timeline\n\n- 2024-03-31 02:30 a\n- 2024-10-27 02:30 b\n- 2024-10-27 04:00 c\n';
    const { entries, problems } = timelineOf(text, { timezone: zone('Europe/Berlin') });
    expect(entries.map(({ instant }) => instant)).toEqual([null, null, '2024-10-27T03:00:00Z']);
    expect(problems.map(({ ruleId, place }) => [ruleId, place?.start.line])).toEqual([
      ['time-gap', 3],
      ['time-ambiguous', 4],
    ]);
  });
});

describe('what an entry tells', () => {
  it('keeps the Markdown, without stamp and label', () => {
    const { entries } = timelineOf(`## Timeline

- **10:00 - [Alert](https://example.org) fires** at once
- 10:05: [detected] \`disk\` is full

  \`\`\`
  df -h
  \`\`\`
- 10:10 **Mitigated:** by a *restart*
`);
    expect(entries.map(({ text, kind }) => [text, kind])).toEqual([
      ['**[Alert](https://example.org) fires** at once', 'detection'],
      ['`disk` is full\n\n```\ndf -h\n```', 'detection'],
      ['by a *restart*', 'mitigation'],
    ]);
  });

  it('gives ranges an end, past midnight on the next day', () => {
    const { entries } = timelineOf('## Timeline (UTC)\n\n- 2024-05-01 22:00 - 01:30 a\n');
    expect(entries[0]?.end).toEqual({
      date: '2024-05-02',
      time: '01:30',
      instant: '2024-05-02T01:30:00Z',
    });
  });

  it('gives ranges of days their last day', () => {
    const { entries } = timelineOf(
      '## Timeline\n\n- Jan 3-5, 2024: a\n- 2024-02-01 to 2024-02-03: b\n',
    );
    expect(entries.map(({ date, end }) => [date, end?.date, end?.time])).toEqual([
      ['2024-01-03', '2024-01-05', null],
      ['2024-02-01', '2024-02-03', null],
    ]);
  });

  it('keeps the author’s order where clocks run backwards', () => {
    const { entries } = timelineOf('## Timeline\n\n- 2024-05-01 10:05 b\n- 2024-05-01 10:00 a\n');
    expect(entries.map(({ plain }) => plain)).toEqual(['b', 'a']);
  });

  it('keeps an entry that speaks of time', () => {
    const text =
      '## Timeline\n\nOn May 3rd, for the first time, a user complained.\n\n10:00 - alert\n';
    const { entries } = timelineOf(text, { date: day('2024-05-01') });
    expect(entries.map(({ plain }) => plain)).toEqual([
      'for the first time, a user complained.',
      'alert',
    ]);
  });

  it('reads no chronology where there is none', () => {
    expect(timelineOf('# Outage\n\nAt 10:00 it broke.\n').entries).toEqual([]);
  });
});

describe('round trip', () => {
  it('reads a formatted instant back, in any notation and zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 978_307_200, max: 4_102_000_000 }),
        notation,
        (seconds, format) => {
          const instant = Temporal.Instant.fromEpochMilliseconds(Math.floor(seconds / 60) * 60_000);
          const [stamp, known] = format(instant);
          const { entries } = timelineOf(`## Timeline\n\n- ${stamp} - something happened\n`, known);
          expect(entries.map((entry) => [stamp, entry.instant, entry.plain])).toEqual([
            [stamp, instant.toString({ smallestUnit: 'second' }), 'something happened'],
          ]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('never throws, and points at what it names, on arbitrary Markdown', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = `## Timeline\n\n${lines.join('\n')}\n`;
        for (const entry of timelineOf(text).entries) {
          const { start, end } = entry.stamp.place;
          expect(text.slice(start.offset, end.offset)).toBe(entry.stamp.text);
          expect(entry.place.start.offset).toBeLessThanOrEqual(start.offset);
          expect(showEntry(entry)).toContain(String(entry.place.start.line));
        }
      }),
      { numRuns: 200 },
    );
  });
});

type Known = { timezone?: Zone };
type Format = (instant: Temporal.Instant) => readonly [stamp: string, known: Known];

const pad = (value: number): string => String(value).padStart(2, '0');
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
];
const monthName = (month: number): string =>
  [...months, 'October', 'November', 'December'][month - 1] ?? '';
const half = (hour: number): string => (hour < 12 ? 'AM' : 'PM');
const clock12 = ({ hour, minute }: Temporal.PlainDateTime): string =>
  `${hour % 12 === 0 ? 12 : hour % 12}:${pad(minute)} ${half(hour)}`;
const clock24 = ({ hour, minute }: Temporal.PlainDateTime): string => `${pad(hour)}:${pad(minute)}`;

const dateForms: readonly ((at: Temporal.PlainDateTime) => string)[] = [
  ({ year, month, day }) => `${year}-${pad(month)}-${pad(day)}`,
  ({ year, month, day }) => `${year}/${month}/${day}`,
  ({ year, month, day }) => `${monthName(month)} ${day}, ${year}`,
  ({ year, month, day }) => `${monthName(month).slice(0, 3)} ${day} ${year}`,
  ({ year, month, day }) => `${day}. ${monthName(month)} ${year},`,
  ({ year, month, day }) => `${pad(day)}-${monthName(month).slice(0, 3)}-${year}`,
];
const timeForms = [
  clock24,
  clock12,
  (at: Temporal.PlainDateTime) => clock12(at).replace(' ', '').toLowerCase(),
];
const offsets = ['+00:00', '-08:00', '+05:30', '+14:00', '-03:30'] as const;
const places = ['Asia/Tokyo', 'Africa/Nairobi', 'America/Phoenix'] as const;

const dateForm = fc.constantFrom(...dateForms);
const timeForm = fc.constantFrom(...timeForms);

/** Ways to write an instant so that nothing is lost. */
const notation: fc.Arbitrary<Format> = fc.oneof(
  fc.constantFrom(...offsets).map(
    (offset): Format =>
      (instant) => {
        const local = instant.toZonedDateTimeISO(offset).toPlainDateTime();
        return [`${local.toString({ smallestUnit: 'second' })}${offset}`, {}];
      },
  ),
  fc.tuple(dateForm, timeForm).map(
    ([date, time]): Format =>
      (instant) => {
        const local = instant.toZonedDateTimeISO('UTC').toPlainDateTime();
        return [`${date(local)} ${time(local)} UTC`, {}];
      },
  ),
  fc.tuple(dateForm, timeForm, fc.constantFrom(...places)).map(
    ([date, time, place]): Format =>
      (instant) => {
        const local = instant.toZonedDateTimeISO(place).toPlainDateTime();
        return [`${date(local)} ${time(local)} ${place}`, {}];
      },
  ),
  fc.tuple(dateForm, timeForm, fc.constantFrom(...places)).map(
    ([date, time, place]): Format =>
      (instant) => {
        const local = instant.toZonedDateTimeISO(place).toPlainDateTime();
        return [`${time(local)} ${date(local).replace(/,$/, '')}`, { timezone: zone(place) }];
      },
  ),
);

/** A line of Markdown that may be a stamp, a list item, a row, a heading, or none of them. */
const line = fc
  .tuple(
    fc.constantFrom('', '- ', '  - ', '### ', '1. ', '> ', '| ', '    ', '**', '`', '<br>'),
    fc.constantFrom(
      '10:00',
      '2024-05-01',
      '2024-05-01 10:00 UTC',
      'May 3',
      'Monday',
      'X',
      '```',
      '',
      '&amp; \\*',
    ),
    fc.constantFrom(
      '',
      ' - alert',
      ': alert',
      '**',
      ' | alert |',
      '`',
      ' &lt;b&gt; ~ 10:05',
      ' \\',
      '  ',
    ),
    fc.string({ maxLength: 6 }),
  )
  .map((pieces) => pieces.join('').replaceAll(/[\n\r]/g, ' '));
