import { expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { fixWith, messagesOf } from './fix-with.ts';

const house = {
  ...defaults,
  sections: { aliases: {}, required: ['root-cause'], when: [] },
} as const;
const post = (body: string) => `---\ntitle: Sign-ups failed\ndate: 2024-05-20\n---\n\n${body}`;

test.each([
  [
    'in front of the section that usually follows, beside it',
    '# Failed\n\n## What we saw\n\n#### Resolution\n\nIt works.\n',
    '# Failed\n\n## What we saw\n\n#### Root cause\n\n#### Resolution\n\nIt works.\n',
  ],
  [
    'at the end, as high as the other sections',
    '# Failed\n\n### Detection\n\nA call.\n\n## Timeline\n\n- 10:05 A call.',
    '# Failed\n\n### Detection\n\nA call.\n\n## Timeline\n\n- 10:05 A call.\n\n## Root cause\n',
  ],
  [
    'not into a list of labels',
    '- **Impact**: all\n- **Resolution**: a restart\n- **Action items**: none\n',
    '- **Impact**: all\n- **Resolution**: a restart\n- **Action items**: none\n\n## Root cause\n',
  ],
  ['at the end of an empty post', '', '## Root cause\n'],
])('a missing section is added %s', (_, before, after) => {
  expect(fixWith(post(before), house).text).toBe(post(after));
});

test('what is missing hangs on severity and state, and the message says so', () => {
  const when = [
    { severity: ['SEV1'], also: ['lessons'] },
    { severity: ['SEV5'], required: [] },
  ] as const;
  const missing = (severity: string) =>
    messagesOf(`---\ntitle: A\ndate: 2024-05-20\nseverity: ${severity}\n---\n\n# A\n\nText.\n`, {
      ...house,
      sections: { ...house.sections, when },
    })
      .filter(({ ruleId }) => ruleId === 'section-missing')
      .map(({ reason, note }) => `${reason}. ${note}`);
  const cause =
    'Unexpected post without a section for `root-cause`, expected a heading such as `Root cause` or `Contributing factors`. The post has no headings but its title.';
  expect(missing('SEV2')).toEqual([cause]);
  expect(missing('P1')).toEqual([
    cause,
    'Unexpected post without a section for `lessons`, expected a heading such as `Lessons learned`. Required of posts of severity `SEV1`. The post has no headings but its title.',
  ]);
  expect(missing('SEV5')).toEqual([]);
});

const told = (text: string): string =>
  messagesOf(text, house)
    .map(({ reason, note }) => `${reason}. ${note ?? ''}`)
    .join('\n');

test('headings that are entries of the timeline are told apart from none', () => {
  const entries = post(
    '# A\n\n## 10:05 The alert fires\n\nA call.\n\n## 10:20 Mended\n\nA restart.\n',
  );
  expect(told(entries)).toContain(
    'All headings of the post but its title are entries of the timeline.',
  );
});

test.each([
  ['What went wrong', 'TODO', 'expected text of your own about what went wrong'],
  ['What went wrong', '', 'expected something about what went wrong'],
  ['Impact and detection', '', 'expected something about the impact and the detection'],
])('what belongs under %s is said in words', (heading, body, expected) => {
  const text = post(`## ${heading}\n\n${body}\n\n## Root cause\n\nA disk was full.\n`);
  expect(told(text)).toContain(expected);
});
