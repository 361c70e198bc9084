import { expect, it } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { createSchema } from '../../src/postmortem/schema.ts';
import { makeFolder } from '../helpers/folder.ts';
import { runMain } from '../helpers/main.ts';

it('prints the schema of the frontmatter, with the fields and severities of the house', async () => {
  const cwd = makeFolder({
    'recount.yaml': 'severities: [high, low]\nfields:\n  region_count: number\n',
  });
  const { code, stdout } = await runMain(['schema'], { cwd });
  const schema = JSON.parse(stdout);
  expect(code).toBe(0);
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(Object.keys(schema.properties)).toEqual([
    ...Object.keys(createSchema(defaults).shape),
    'region_count',
  ]);
  expect(schema.properties.severity.enum).toEqual(['high', 'low']);
  expect(schema.properties.region_count.type).toBe('number');
  expect(schema.required).toEqual(['title', 'date']);
  const undescribed = Object.entries<{ description?: string }>(schema.properties)
    .filter(([, { description }]) => description === undefined)
    .map(([name]) => name);
  expect(undescribed).toEqual([]);
});

it('prints the schema of the configuration', async () => {
  const { code, stdout } = await runMain(['schema', '--config-file'], { cwd: makeFolder() });
  const schema = JSON.parse(stdout);
  expect(code).toBe(0);
  expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(['title', 'rules']));
  expect(schema.properties.rules.properties).toHaveProperty('section-missing');
});
