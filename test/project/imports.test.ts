import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = new URL('../../src/', import.meta.url).pathname;

/** Folders that may touch files, and the files of `catalog/` that are its disk source. */
const mayTouchFiles = /^(catalog\/disk-|render\/|config\/|eleventy\/|importers\/|cli\/)/;

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.ts$/.test(file) && !file.endsWith('.d.ts') && !file.includes('vscode/'));

/** The table of `src/README.md`: folder → folders that it may import. */
function readTable(): Map<string, Set<string> | 'everything'> {
  const rows = readFileSync(join(source, 'README.md'), 'utf8').matchAll(
    /^\| `(\w+)\/`\s*\|[^|]*\|([^|]*)\|$/gm,
  );
  return new Map(
    [...rows].map(([, folder = '', allowed = '']) => [
      folder,
      allowed.trim() === 'everything'
        ? 'everything'
        : new Set(allowed.split(',').map((name) => name.trim())),
    ]),
  );
}

/** Every module that a file names in an import, an export or a dynamic import. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(source, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => name);
}

describe('the import table', () => {
  const table = readTable();

  it('lists every folder', () => {
    const folders = readdirSync(source, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .filter((name) => files.some((file) => file.startsWith(`${name}/`)));
    expect([...table.keys()]).toEqual(expect.arrayContaining(folders));
  });

  it.each(files)('holds for %s', (file) => {
    const folder = file.split('/')[0] ?? '';
    const allowed = table.get(folder);
    const forbidden = importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => join(file, '..', name).replaceAll('\\', '/').split('/')[0] ?? '')
      .filter((target) => target !== folder && allowed !== 'everything' && !allowed?.has(target));
    expect(forbidden).toEqual([]);
  });

  it.each(files)('keeps files, the process and Eleventy where they belong in %s', (file) => {
    const outside = importsOf(file).filter(
      (name) =>
        (/^node:fs/.test(name) && !mayTouchFiles.test(file)) ||
        (name.startsWith('@11ty/') && !file.startsWith('eleventy/')) ||
        (name === 'node:process' && !file.startsWith('cli/')),
    );
    const text = readFileSync(join(source, file), 'utf8');
    if (!file.startsWith('cli/') && /\bprocess\.(env|argv|cwd|exit|std)/.test(text)) {
      outside.push('process');
    }
    expect(outside).toEqual([]);
  });
});
