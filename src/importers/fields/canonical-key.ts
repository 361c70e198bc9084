import { fieldSynonyms } from '../../postmortem/field-synonyms.ts';
import { createSchema, type FieldName } from '../../postmortem/schema.ts';
import type { ReadOptions } from '../../postmortem/types.ts';

/** Keys of other tools that are sure here and would be misleading as hints in an editor: Hugo, Jekyll, cState, MDX. */
const foreignKeys: Readonly<Record<string, FieldName>> = {
  author: 'authors',
  by: 'authors',
  affectedsystems: 'services',
  affected_systems: 'services',
  affectedservices: 'services',
  service: 'services',
  region: 'regions',
  team: 'teams',
  tag: 'tags',
  resolvedwhen: 'resolved',
  resolved_when: 'resolved',
  startedat: 'started',
  resolvedat: 'resolved',
  published: 'status',
  excerpt: 'summary',
  link: 'links',
  canonical: 'links',
  canonical_url: 'links',
  source: 'links',
  ticket: 'links',
  issue_url: 'links',
};

/** The field that a key of a foreign document stands for, or null. Capitals, `-` and camelCase don't matter. */
export function canonicalKey(key: string, house: ReadOptions): FieldName | string | null {
  const names = fieldsOf(house);
  const word = toWord(key);
  for (const name of [key, word]) if (Object.hasOwn(names, name)) return name;
  for (const table of [fieldSynonyms, foreignKeys]) {
    if (Object.hasOwn(table, word)) return table[word] ?? null;
  }
  return null;
}

/** The schemas of a house's fields by name, those it declared included. */
export function fieldsOf(house: ReadOptions): ReturnType<typeof createSchema>['shape'] {
  const known = shapes.get(house) ?? createSchema(house).shape;
  shapes.set(house, known);
  return known;
}

const shapes = new WeakMap<ReadOptions, ReturnType<typeof createSchema>['shape']>();

const toWord = (key: string): string =>
  key
    .trim()
    .slice(0, 100)
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
