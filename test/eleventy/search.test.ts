import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { withSearchIndex } from '../../src/eleventy/search.ts';
import { makeFolder } from '../helpers/folder.ts';

const page = (words: string): string =>
  `<html lang="en"><body><main data-pagefind-body><h1>Title</h1>${words}</main></body></html>`;

const indexOf = (pages: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> =>
  withSearchIndex('en-GB', async (index) => {
    for (const [number, words] of pages.entries()) index.add(`p${number}/index.html`, page(words));
    return index.files();
  });

describe('withSearchIndex', () => {
  test('gives the index without the interfaces that nobody uses', async () => {
    const files = [...(await indexOf(['a word', 'another'])).keys()];
    expect(files).toContain('pagefind/pagefind.js');
    expect(files).toContain('pagefind/pagefind-worker.js');
    expect(files.filter((file) => file.startsWith('pagefind/fragment/'))).toHaveLength(2);
    expect(files.filter((file) => /ui|highlight/.test(file))).toEqual([]);
  });

  test('the same pages give the same bytes, filters with many values too', async () => {
    const pages = Array.from(
      { length: 40 },
      (_, number) => `<p data-pagefind-filter="tag">tag ${number % 17}</p>
        <p data-pagefind-filter="service">service ${number % 5}</p> text ${number}`,
    );
    expect(await indexOf(pages)).toEqual(await indexOf(pages));
  });

  test('works without any page', async () => {
    expect([...(await indexOf([])).keys()]).toContain('pagefind/pagefind-entry.json');
  });

  test('ends its process when the work fails, and can begin again', async () => {
    const failing = withSearchIndex('en', async () => {
      throw new Error('no pages');
    });
    await expect(failing).rejects.toThrow('no pages');
    expect((await indexOf(['again'])).size).toBeGreaterThan(3);
  });
});

describe('a Pagefind that dies', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  test.each([
    ['at once', 'exit 1'],
    ['before it has answered', 'head -c 1 > /dev/null; sleep 0.2; exit 1'],
    ['because it is not there', null],
  ])('%s is told', async (_, script) => {
    const root = makeFolder({ pagefind: `#!/bin/sh\n${script}\n` });
    chmodSync(join(root, 'pagefind'), 0o755);
    // What the package itself prints of its process.
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const binary = script === null ? join(root, 'gone') : join(root, 'pagefind');
    vi.stubEnv('PAGEFIND_EXTENDED_BINARY_PATH', binary);
    await expect(indexOf(['word'])).rejects.toMatchObject({ code: 'search-index' });
  });
});
