import { expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { createCompilePosts } from '../../src/eleventy/compile-posts.ts';
import type { Day } from '../../src/postmortem/types.ts';
import { makeFolder } from '../helpers/folder.ts';
import { postText } from '../helpers/posts.ts';

test('threads give what this thread gives, in the same order', async () => {
  const root = makeFolder({
    'posts/x.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
  });
  const files = Array.from({ length: 60 }, (_, index) => ({
    path: `posts/${index}.md`,
    text: `${postText({ severity: index % 7 === 0 ? 'huge' : 'SEV1' })}\n![X](x.svg) ${index}\n`,
  }));
  const setup = { root, config: defaults, today: '2024-05-15' as Day, html: true };
  const here = await createCompilePosts(setup, Number.POSITIVE_INFINITY)(files);
  expect(here.map((result) => ('postmortem' in result ? result.postmortem.path : null))).toEqual(
    files.map(({ path }) => path),
  );
  expect(JSON.stringify(await createCompilePosts(setup, 0)(files))).toBe(JSON.stringify(here));
});
