import { expect, test } from 'vitest';
import { read } from './read.ts';

const causesOf = (text: string) =>
  read(text).causes.map(({ title, severity }) => [title, severity]);

test.each<[string, string, readonly (readonly [string, string | null])[]]>([
  [
    'sub-sections with their severities',
    '# A\n\n## Root causes identified\n\n### 1. **CRITICAL: N+1 queries**\n\n**Symptoms:**\n\n- slow\n\n### 2. Rate limits (severity: High)\n\ntext\n\n### 3. [Low] Logs\n',
    [
      ['N+1 queries', 'critical'],
      ['Rate limits', 'high'],
      ['Logs', 'low'],
    ],
  ],
  [
    'items of a list',
    '## Contributing factors\n\n- **No limits** were set. They are now.\n- medium: Nobody looked.\n',
    [
      ['No limits were set', null],
      ['Nobody looked', 'medium'],
    ],
  ],
  [
    'a section as a whole',
    '## Root cause\n\nThe disk was full. Nobody looked.\n\n- a\n- b\n\nSo it broke.\n',
    [['The disk was full', null]],
  ],
  [
    'five whys lead to one cause',
    '## Five whys\n\n- Why? The disk was full.\n- Why? Nobody looked.\n\n## Root cause\n\nNo alert.\n',
    [['No alert', null]],
  ],
  [
    'what triggered it is no cause of its own',
    '## Root cause\n\nA bug in the client.\n\n### Trigger\n\nA deploy.\n',
    [['A bug in the client', null]],
  ],
  ['none in an empty section', '## Root cause\n\nTBD\n', []],
])('%s', (_, text, expected) => {
  expect(causesOf(text)).toEqual(expected);
});
