import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writePages } from '../../src/eleventy/write-pages.ts';
import { makeFolder } from '../helpers/folder.ts';

test('pages are made and written in runs of a thousand, or of fewer where they are long', async () => {
  const out = makeFolder({});
  const long = 'x'.repeat(7_000_000);
  let made = 0;
  const page = (text: string, number: number) => ({
    file: `${number % 7}/${number}.txt`,
    text: () => {
      made++;
      return text;
    },
  });
  const pages = [long, long, long, ...Array.from({ length: 1100 }, (_, n) => `page ${n}`)].map(
    page,
  );
  const runs: [number, number][] = [];
  await writePages(pages, out, async (written) => {
    runs.push([written, made]);
  });
  expect(runs).toEqual([
    [2, 2],
    [1002, 1002],
    [1103, 1103],
  ]);
  expect(readFileSync(join(out, '2/2.txt'), 'utf8')).toBe(long);
  expect(readFileSync(join(out, '3/1102.txt'), 'utf8')).toBe('page 1099');
}, 60_000);
