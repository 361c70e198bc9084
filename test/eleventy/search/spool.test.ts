import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSpool } from '../../../src/eleventy/search/spool.ts';
import { makeFolder } from '../../helpers/folder.ts';

test('gives what was put, in any order and as often as it is asked for', () => {
  const path = join(makeFolder({}), 'below/spool');
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.uint8Array({ maxLength: 300 }), fc.nat())), (puts) => {
      const spool = openSpool(path);
      const reads = puts.map(([bytes, order]) => ({ read: spool.put(bytes), bytes, order }));
      for (const { read, bytes } of [...reads.toSorted((a, b) => a.order - b.order), ...reads]) {
        expect(Buffer.compare(read(), bytes)).toBe(0);
      }
      spool.close();
    }),
  );
});

test('leaves nothing behind, and neither takes nor gives anything once it is closed', () => {
  const root = makeFolder({});
  const spool = openSpool(join(root, 'spool'));
  const read = spool.put(Buffer.from('a'));
  expect(readdirSync(root)).toEqual(['spool']);
  spool.close();
  expect(readdirSync(root)).toEqual([]);
  expect(read).toThrow('to be open');
  expect(() => spool.put(Buffer.from('b'))).toThrow('to be open');
});
