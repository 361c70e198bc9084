import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../helpers/recount.ts';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

it('every package that Recount needs to run has its reason in src/README.md, and no other', () => {
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: object };
  const [, section = ''] = read('src/README.md').split('## What it stands on\n');
  const rows =
    section
      .split(/^## /m)[0]
      ?.split('\n')
      .filter((line) => line.startsWith('| `')) ?? [];
  const named = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)]);
  expect(named.map(([, name]) => name).sort()).toEqual(Object.keys(dependencies).sort());
  for (const row of rows) expect(row).toMatch(/^\|(?: [^|]+ \|){3} +\d+ \|$/);
});
