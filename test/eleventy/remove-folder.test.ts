import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { removeFolder } from '../../src/eleventy/remove-folder.ts';
import { makeFolder } from '../helpers/folder.ts';

test('removes all that is in a folder, and only that', () => {
  const root = makeFolder({ 'a/b/c.txt': '', 'a/d.txt': '', 'kept/e.txt': '' });
  mkdirSync(join(root, 'a/empty'));
  symlinkSync(join(root, 'kept'), join(root, 'a/link'), 'junction');
  removeFolder(join(root, 'a'));
  expect(readdirSync(root)).toEqual(['kept']);
  expect(existsSync(join(root, 'kept/e.txt'))).toBe(true);
});

test('where nothing is nothing happens', () => {
  const root = makeFolder({ 'a.txt': '' });
  removeFolder(join(root, 'b'));
  expect(readdirSync(root)).toEqual(['a.txt']);
});
