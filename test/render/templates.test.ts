import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../helpers/recount.ts';

const folder = path.join(projectRoot, 'templates');
const templates = ['layouts', 'pages', 'partials'].flatMap((kind) =>
  readdirSync(path.join(folder, kind)).map((file) => `${kind}/${file}`),
);

/** HTML that was sanitised or made by a template: all that may be written as it is. */
const trusted =
  /^(?:include\('partials\/|part\.heading %|body %|it\.body %|it\.footnotes %|it\.share\.data %)/;

describe.each(templates)('%s', (name) => {
  const text = readFileSync(path.join(folder, name), 'utf8');

  test('writes nothing unescaped but trusted HTML', () => {
    const raw = [...text.matchAll(/<%[-_]?~\s*(.{0,60})/g)].map(([, code]) => code ?? '');
    expect(raw.filter((code) => !trusted.test(code))).toEqual([]);
  });

  test('includes only templates that are there', () => {
    const named = [...text.matchAll(/(?:include|layout)\('([^']+)'/g)].map(
      ([, file]) => `${file}.eta`,
    );
    expect(named.filter((file) => !templates.includes(file))).toEqual([]);
  });
});

test('every partial is used', () => {
  const all = templates.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n');
  const partials = templates.filter((name) => name.startsWith('partials/'));
  const unused = partials.filter((name) => !all.includes(`include('${name.replace('.eta', '')}'`));
  expect(unused).toEqual([]);
});
