import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PostFile } from '../../src/document/types.ts';
import { rulesById } from '../../src/rules/index.ts';
import { applyFirstFix, checkPosts } from './run-example.ts';

const rules = [...rulesById.values()].filter(({ id }) => id === 'weekday-date');
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

function post(body: string, date = '2023-06-01'): PostFile {
  return {
    path: 'posts/x.md',
    text: `---\ntitle: x\ndate: ${date}\n---\n\n${body}\n`,
  };
}

function check(body: string, date?: string) {
  return checkPosts([post(body, date)], {}, rules).filter(
    ({ ruleId }) => ruleId === 'weekday-date',
  );
}

describe('right, or none of its business', () => {
  test.each([
    'Wednesday 28-06-2023',
    'Wed, 28 Jun 2023 10:05:00 GMT',
    'Wednesday, June 28th, 2023',
    'Wednesday the 28th of June',
    'wed 28.06.2023',
    'WED 2023-06-28',
    'Wed Jun 28 10:05:00 UTC 2023',
    '2023-06-28 (Wednesday)',
    'June 28, Wednesday, at noon',
    // Either order of day and month will do.
    'Monday 05-06-2023, Saturday 05-06-2023',
    // The next weekday belongs to the next date.
    'Monday 5 June, Tuesday 6 June, Wednesday 7 June',
    '5 June, Tuesday 6 June',
    // The year nearest to the incident.
    'Monday 6 June 2022',
    // No such days: not for this rule to tell.
    'Monday 31 June 2023',
    // Words that only begin like weekdays and months.
    'The sun 5 marbles, a monitor 5 augurs, sat 3 mayors',
    'On Monday, 10 machines failed.',
    'version Mon-1.2.2023-4',
    'last Friday at 5 pm',
    '`Monday 2023-06-28`',
    '> Monday 2023-06-28',
    'On 12 June, Monday’s deploy was stopped, and on 13 June, Monday 19 June was chosen.',
  ])('%s', (body) => {
    expect(check(body).map(({ reason }) => reason)).toEqual([]);
  });
});

describe('wrong', () => {
  test.each([
    ['Thursday 28-06-2023', '2023-06-28', 'Wednesday 28-06-2023'],
    ['Wednesday 28-07-2023', '2023-06-28', 'Wednesday 28-06-2023'],
    ['Wednesday, 28 July', '2023-06-27', 'Wednesday, 28 June'],
    ['WED 28 JUL 2023', '2023-06-27', 'WED 28 JUN 2023'],
    ['Wed. 28 Jul. 2023', '2023-06-27', 'Wed. 28 Jun. 2023'],
    ['Tue 2023-01-03', '2023-01-03', null],
    ['Tuesday 2022-01-03', '2023-01-03', 'Tuesday 2023-01-03'],
    ['Tuesday July 5th, 2023', '2023-07-04', 'Tuesday July 4th, 2023'],
    ['Monday the 1st of June, 2023', '2023-06-05', 'Thursday the 1st of June, 2023'],
    ['Wednesday the 1st of June 2023', '2023-05-31', 'Thursday the 1st of June 2023'],
    ['Sunday the 1st of June 2023', '2023-06-04', 'Sunday the 4th of June 2023'],
    // Read as the day that is nearer to the incident, and written in the same order.
    ['Thursday 12/8/2017', '2017-12-07', 'Thursday 12/7/2017'],
    ['Thursday 8/12/2017', '2017-12-07', 'Thursday 7/12/2017'],
    ['2023-06-28 (Thursday)', '2023-06-28', '2023-06-28 (Wednesday)'],
    ['Monday 13/06/2023', '2023-06-13', 'Tuesday 13/06/2023'],
    ['Monday 06/13/2023', '2023-06-13', 'Tuesday 06/13/2023'],
    ['**Monday** 13 June 2023', '2023-06-13', '**Tuesday** 13 June 2023'],
    ['Monday\n13 June 2023', '2023-06-13', 'Tuesday\n13 June 2023'],
  ])('%s in an incident of %s', (body, date, expected) => {
    const [message] = check(body, date);
    if (expected === null) expect(message).toBeUndefined();
    else expect(applyFirstFix(post(body, date).text, message)).toBe(post(expected, date).text);
  });

  test('across the cells of a table row, not across rows', () => {
    const table = (day: string) =>
      `| Day | Date |\n|---|---|\n| ${day} | 2023-06-28 |\n| 2023-06-29 | Wed |\n`;
    expect(check(table('Wed')).map(({ place }) => place?.start.line)).toEqual([9]);
    expect(check(table('Thu')).map(({ place }) => place?.start.line)).toEqual([8, 9]);
  });
});

/** Ways to write a day with its weekday. */
const notations: readonly ((day: Date, weekday: string) => string)[] = [
  (day, weekday) => `${weekday} ${day.toISOString().slice(0, 10)}`,
  (day, weekday) => `${day.toISOString().slice(0, 10)} (${weekday})`,
  (day, weekday) =>
    `${weekday}, ${day.getUTCDate()} ${months[day.getUTCMonth()]} ${day.getUTCFullYear()}`,
  (day, weekday) =>
    `${weekday.slice(0, 3)} ${months[day.getUTCMonth()]?.slice(0, 3)} ${day.getUTCDate()}, ${day.getUTCFullYear()}`,
];

test('any day with any weekday is told exactly when it is wrong, and its first fix is right', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1990-01-01'), max: new Date('2089-12-31'), noInvalidDate: true }),
      fc.nat(6),
      fc.constantFrom(...notations),
      (day, weekday, write) => {
        const body = `It began on ${write(day, weekdays[weekday] ?? '')}.`;
        const file = post(body, day.toISOString().slice(0, 10));
        const messages = check(body, day.toISOString().slice(0, 10));
        expect(messages).toHaveLength(day.getUTCDay() === weekday ? 0 : 1);
        const fixed = applyFirstFix(file.text, messages[0]);
        expect(
          checkPosts([{ ...file, text: fixed }], {}, rules).filter(
            ({ ruleId }) => ruleId === 'weekday-date',
          ),
        ).toEqual([]);
      },
    ),
  );
});
