import { expect, test } from 'vitest';
import { namePost } from '../../src/importers/name-post.ts';
import type { Day } from '../../src/postmortem/types.ts';
import { slugify } from '../../src/site/addresses.ts';

test.each([
  ['a.md', 'Queue down', '2024-05-03', '2024-05-03-queue-down'],
  ['a.md', 'Queue down', null, 'queue-down'],
  [
    'a.md',
    'Post-mortem: Long deployment on June 30, 2017',
    '2017-06-30',
    '2017-06-30-long-deployment',
  ],
  ['a.md', '2023-09-27 Signup failures', '2023-09-28', '2023-09-28-signup-failures'],
  ['a.md', 'Lessons of 1 May 2020', '2024-05-03', '2024-05-03-lessons-of-1-may-2020'],
  ['a.md', '2017-09-29, 504', '2017-09-29', '2017-09-29-504'],
  ['a.md', '2024-05-03', '2024-05-03', '2024-05-03-2024-05-03'],
  ['x/2024-05-03-queue.md', 'Another title', '2024-05-03', '2024-05-03-queue'],
  ['x/2024-05-03-queue.md', 'Another title', '2024-05-02', '2024-05-02-another-title'],
  ['x/2024-05-03-queue.md', 'Another title', null, '2024-05-03-queue'],
  ['x/2024-05-03 Queue.md', 'Another title', '2024-05-03', '2024-05-03-another-title'],
])('%s with %j on %s', (source, title, date, name) => {
  expect(namePost({ source, title, date: date as Day | null }, slugify)).toBe(name);
});
