import { expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { fixWith } from './fix-with.ts';

const house = { ...defaults, sections: { aliases: {}, required: ['root-cause'] } } as const;
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
