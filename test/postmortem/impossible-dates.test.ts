import { describe, expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';

const years = [1900, 2023, 2024, 2025, 2026, 2027, 2100];
const two = (number: number): string => String(number).padStart(2, '0');
const isLeap = (year: number): boolean => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;

/** Days that no calendar has. */
const days = years.flatMap((year) => [
  ...[0, 13, 99].map((month) => `${year}-${two(month)}-10`),
  ...[4, 6, 9, 11].map((month) => `${year}-${two(month)}-31`),
  ...[1, 3, 12].map((month) => `${year}-${two(month)}-32`),
  ...[`${year}-02-30`, `${year}-02-31`, `${year}-05-00`],
  ...(isLeap(year) ? [] : [`${year}-02-29`]),
]);

/** Times that no clock shows, and zones that there are not. */
const times = ['25:00', '24:01', '23:60', '10:99', '99:00', '10:05:60', '10:05:99'];
const zones = ['+25:00', '-15:00', '+02:60', ' PDT', ' Mars/Olympus', ' XYZ', '[Europe/Nowhere]'];

/** Local times that clocks skipped, and others that they showed twice: no year has one instant for them. */
const changes = [
  ...['Europe/Berlin 2021-03-28 2021-10-31', 'Europe/Berlin 2022-03-27 2022-10-30'],
  ...['Europe/Berlin 2023-03-26 2023-10-29', 'Europe/Berlin 2024-03-31 2024-10-27'],
  ...['America/New_York 2021-03-14 2021-11-07', 'America/New_York 2022-03-13 2022-11-06'],
  ...['America/New_York 2023-03-12 2023-11-05', 'America/New_York 2024-03-10 2024-11-03'],
  ...['Australia/Sydney 2022-10-02 2022-04-03', 'Australia/Sydney 2023-10-01 2023-04-02'],
].flatMap((line) => {
  const [zone = '', spring = '', autumn = ''] = line.split(' ');
  const twice = zone.startsWith('America') ? '01' : '02';
  return ['10', '30', '45'].flatMap((minute) => [
    { zone, text: `${spring}T02:${minute}` },
    { zone, text: `${autumn}T${twice}:${minute}` },
  ]);
});

const instants = [
  ...days.slice(0, 30).map((day) => `${day}T10:00Z`),
  ...times.flatMap((time) => [`2024-05-01T${time}Z`, `2024-05-01 ${time}Z`]),
  ...zones.map((zone) => `2024-05-01T10:00${zone}`),
];

/** A text of a post, what its field says, and what is left of it as a postmortem. */
function read(fields: string, language: 'yaml' | 'toml') {
  const fence = language === 'yaml' ? '---' : '+++';
  const text = `${fence}\n${fields}\n${fence}\n\nText.\n`;
  const document = parseDocument({ path: 'posts/a.md', text });
  return { document, text, postmortem: readPostmortem(document, defaults) };
}

const field = (name: string, value: string, language: 'yaml' | 'toml', bare = false): string =>
  `${name}${language === 'yaml' ? ':' : ' ='} ${bare ? value : JSON.stringify(value)}`;

/** Whether one of the messages stands at the value. */
const isTold = ({ document, text, postmortem }: ReturnType<typeof read>, value: string): boolean =>
  [...document.problems, ...postmortem.problems].some(
    ({ place }) =>
      place !== null && text.slice(place.start.offset, place.end.offset).includes(value),
  );

describe('a date that can not be is told where it stands, and never moved', () => {
  test('of days, times, zones and changes of the clock there are 200', () => {
    expect(days.length + instants.length + changes.length).toBeGreaterThanOrEqual(200);
  });

  test.each(days)('the day %s', (day) => {
    for (const language of ['yaml', 'toml'] as const) {
      for (const bare of [true, false]) {
        const reading = read(field('date', day, language, bare), language);
        expect(isTold(reading, day)).toBe(true);
        expect(reading.postmortem.date).toBeNull();
        const item = read(
          `action_items${language === 'yaml' ? ':' : ' ='} [{${field('title', 'x', language)}, ${field('due', day, language)}}]`,
          language,
        );
        expect(isTold(item, day)).toBe(true);
        expect(item.postmortem.actionItems.filter(({ due }) => due !== null)).toEqual([]);
      }
    }
  });

  test.each(instants)('the instant %s', (instant) => {
    for (const language of ['yaml', 'toml'] as const) {
      const reading = read(field('started', instant, language), language);
      expect(isTold(reading, instant)).toBe(true);
      expect(reading.postmortem.milestones.started ?? null).toBeNull();
    }
  });

  test.each(changes)('the local time $text in $zone', ({ zone, text }) => {
    for (const language of ['yaml', 'toml'] as const) {
      const reading = read(
        `${field('timezone', zone, language)}\n${field('started', text, language)}`,
        language,
      );
      expect(isTold(reading, text)).toBe(true);
      expect(reading.postmortem.milestones.started ?? null).toBeNull();
    }
  });
});
