import { locate } from '../../frontmatter/locate.ts';
import type { Frontmatter } from '../../frontmatter/types.ts';
import { quote } from '../../message/words.ts';
import type { ReadOptions } from '../../postmortem/types.ts';
import type { Change, Guess } from '../types.ts';
import { canonicalKey } from './canonical-key.ts';
import { readValue } from './read-value.ts';

/** What becomes of one key of a foreign frontmatter. */
export interface MappedEntry {
  readonly key: string;
  /** Line of the key and column behind it, in the text the frontmatter was read from. */
  readonly line: number;
  readonly columns: readonly [from: number, to: number];
  /** The field it fills, or null: it is kept as a comment. */
  readonly field: string | null;
  /** A new value, where the written one is not right as it is. */
  readonly rewritten: { readonly value: unknown } | null;
}

/** Frontmatter of another tool seen through the schema. */
export interface MappedFields {
  readonly entries: readonly MappedEntry[];
  /** The fields and their values as they will be read. */
  readonly fields: ReadonlyMap<string, unknown>;
  readonly guesses: readonly Guess[];
  readonly changes: readonly Change[];
}

/** Finds the field for each key: the key itself, a synonym, or none; the first of two that mean the same wins. */
export function mapFields(frontmatter: Frontmatter, house: ReadOptions): MappedFields {
  const fields = new Map<string, unknown>();
  const guesses: Guess[] = [];
  const changes: Change[] = [];
  const keys = Object.keys(frontmatter.data);
  const exact = new Set(keys.filter((key) => canonicalKey(key, house) === key));
  const entries = keys.map((key): MappedEntry => {
    const raw = frontmatter.data[key];
    const place = locate(frontmatter, [key]).key;
    const line = place?.start.line ?? 0;
    const base = {
      key,
      line,
      columns: [place?.start.column ?? 0, place?.end.column ?? 0] as const,
    };
    const field = canonicalKey(key, house);
    const isTaken = field !== null && (fields.has(field) || (field !== key && exact.has(field)));
    const reading =
      field === null || isTaken || raw === null || raw === '' ? null : readValue(field, raw, house);
    if (field === null || reading === null) {
      const why =
        field === null
          ? 'no field has this name'
          : isTaken
            ? `${quote(field)} is given already`
            : raw === null || raw === ''
              ? 'it is empty'
              : `its value is none of ${quote(field)}`;
      changes.push({ line, text: `the key ${quote(key)} is kept as a comment: ${why}` });
      return { ...base, field: null, rewritten: null };
    }
    fields.set(field, reading.value);
    if (field !== key || reading.change !== null) {
      const renamed = field === key ? `the key ${quote(key)}` : `the key ${quote(key)}, a synonym`;
      guesses.push({
        field,
        value: reading.value,
        reason: reading.change === null ? renamed : `${renamed}, ${reading.change}`,
        line,
      });
    }
    return { ...base, field, rewritten: reading.change === null ? null : { value: reading.value } };
  });
  return { entries, fields, guesses, changes };
}
