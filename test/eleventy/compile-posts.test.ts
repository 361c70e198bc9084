import { expect, test } from 'vitest';
import type { CompiledPost } from '../../src/catalog/types.ts';
import { defaults } from '../../src/config/defaults.ts';
import { openCompiler } from '../../src/eleventy/compile-posts.ts';
import type { Message } from '../../src/message/message.ts';
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
  const compile = async (fewest: number): Promise<readonly (CompiledPost | Message)[]> => {
    const compiler = openCompiler(setup, files.length, fewest);
    try {
      return await compiler.compile(files);
    } finally {
      await compiler.close();
    }
  };
  const here = await compile(Number.POSITIVE_INFINITY);
  expect(here.map((result) => ('postmortem' in result ? result.postmortem.path : null))).toEqual(
    files.map(({ path }) => path),
  );
  const withoutKey = (await compile(0)).map((result) => ({ ...result, key: undefined }));
  expect(withoutKey).toEqual(here);
});
