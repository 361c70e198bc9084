import type { Catalog } from '../catalog/types.ts';
import type { Config } from '../config/types.ts';
import { compareText } from '../message/message.ts';
import { count } from '../message/words.ts';
import { milestoneNames, type Postmortem } from '../postmortem/types.ts';
import { type FieldSchema, forms } from './field-schema.ts';

/** A value to choose, with what is said of it. */
export interface FieldValue {
  readonly value: string;
  readonly detail: string;
  /** Markdown. */
  readonly docs?: string;
}

const people = ['authors', 'owner', 'responders', 'commander', 'scribe', 'reviewers'];
const postNames = ['related', 'supersedes', 'duplicate_of'];

/** What one post says is no help for another. */
const particular = ['title', 'id', 'summary', 'url', 'label', 'note', 'source', 'ticket', 'value'];

/** Values for the field with these keys, the likeliest first: those of the house, then those in use. */
export function fieldValues(
  keys: readonly string[],
  schema: FieldSchema,
  { config, catalog, postmortem, today }: ValueContext,
): readonly FieldValue[] {
  const [first = ''] = keys;
  const key = keys.at(-1) ?? '';
  if (first === 'severity') {
    return config.severities.map(({ name, label }) => ({ value: name, detail: label }));
  }
  const words = forms(schema).find((form) => form.enum !== undefined)?.enum;
  if (words !== undefined) return words.map((value) => ({ value, detail: '' }));
  if (postNames.includes(first)) return namesOfPosts(catalog, postmortem);
  if (keys.length === 1 && key === 'date') return days(postmortem, today);
  if (keys.length === 1 && milestoneNames.some((name) => name === key)) {
    return postmortem.timeline.flatMap(({ instant, plain }) =>
      instant === null ? [] : [{ value: instant, detail: plain }],
    );
  }
  if (particular.includes(key)) return [];
  if (people.includes(key)) return countValues(catalog, [...people.map((name) => [name]), keys]);
  const zone = key === 'timezone' ? [config.timezone ?? 'UTC'] : [];
  const used = countValues(catalog, [keys, ['own', ...keys]]);
  return [
    ...zone.map((value) => ({ value, detail: 'of the house' })),
    ...used.filter(({ value }) => !zone.some((other) => other === value)),
  ];
}

export interface ValueContext {
  readonly config: Config;
  readonly catalog: Catalog;
  readonly postmortem: Postmortem;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

function namesOfPosts({ posts }: Catalog, own: Postmortem): FieldValue[] {
  return posts
    .map(({ postmortem }) => postmortem)
    .filter(({ path }) => path !== own.path)
    .map(({ id, title, date, severity, path }) => ({
      value: id,
      detail: title,
      docs: [date, severity, path].filter((part) => part !== null).join(' · '),
    }));
}

function days({ slug }: Postmortem, today: string): FieldValue[] {
  const named = /^\d{4}-\d{2}-\d{2}/.exec(slug)?.[0];
  return [
    ...(named === undefined ? [] : [{ value: named, detail: 'as in the name of the file' }]),
    ...(named === today ? [] : [{ value: today, detail: 'today' }]),
  ];
}

/** The texts that stand under these keys in all posts, the commonest first. */
function countValues(
  catalog: Catalog,
  fields: readonly (readonly string[])[],
): readonly FieldValue[] {
  const counts = new Map<string, number>();
  for (const { postmortem } of catalog.posts) {
    const found = new Set(fields.flatMap((keys) => textsAt(postmortem.fields, keys)));
    // People act in action items too, however those are written.
    if (fields.length > 2) {
      for (const { owners } of postmortem.actionItems) for (const owner of owners) found.add(owner);
    }
    for (const value of found) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, one], [b, other]) => other - one || compareText(a, b))
    .map(([value, posts]) => ({ value, detail: `in ${count(posts, 'post')}` }));
}

function textsAt(value: unknown, keys: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => textsAt(item, keys));
  const [key, ...rest] = keys;
  if (key === undefined) return typeof value === 'string' ? [value] : [];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return [];
  return textsAt((value as Readonly<Record<string, unknown>>)[key], rest);
}
