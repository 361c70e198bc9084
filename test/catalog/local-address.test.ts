import { expect, test } from 'vitest';
import { readLocalAddress } from '../../src/catalog/local-address.ts';

const from = 'posts/2024/a.md';

test.each([
  ['b.md', 'posts/2024/b.md', null],
  ['./b.md#root-cause', 'posts/2024/b.md', 'root-cause'],
  ['../images/a%20b.png?raw=1', 'posts/images/a b.png', null],
  ['/logo.svg', 'logo.svg', null],
  ['#caf%C3%A9', from, 'café'],
  ['../../../secret', null, null],
  ['%2e%2e/%2e%2e/%2e%2e/secret', null, null],
  ['100%.md', 'posts/2024/100%.md', null],
])('%s leads to %s', (url, path, fragment) => {
  expect(readLocalAddress(from, url)).toMatchObject({ path, fragment });
});

test.each([
  'https://example.org',
  'mailto:a@example.org',
  '//host/x',
  '?page=2',
  '',
  'javascript:x',
])('%j leads elsewhere', (url) => {
  expect(readLocalAddress(from, url)).toBeNull();
});
