import type { PostDocument } from '../document/types.ts';
import type { Frontmatter } from '../frontmatter/types.ts';
import type { Fix } from '../message/message.ts';
import { createLocator, type Place } from '../message/place.ts';
import { quote } from '../message/words.ts';
import { commonFieldNames } from '../postmortem/schema.ts';
import { defineRule } from './define-rule.ts';
import { lineEndOf } from './helpers/line-end.ts';

interface Options {
  /** Keys in the order wanted; the rest follow in Recount's own. */
  readonly order: readonly string[];
}

const options: Options = { order: [] };

export const fieldOrder = defineRule<Options>({
  id: 'field-order',
  description: 'Frontmatter keys come in one order in all posts.',
  scope: 'document',
  level: 'off',
  options,
  *check(document, _postmortem, { options: { order }, house }) {
    const { frontmatter, problems } = document;
    // Of a key that is there twice nobody knows which one counts.
    if (frontmatter === null || problems.some(({ ruleId }) => ruleId === 'frontmatter-syntax'))
      return;
    const wanted = [...new Set([...order, ...commonFieldNames, ...Object.keys(house.fields)])];
    const rank = (name: string): number => {
      const at = wanted.indexOf(name);
      return at === -1 ? wanted.length : at;
    };
    const keys = keysOf(frontmatter);
    const sorted = [...keys].sort((a, b) => rank(a.name) - rank(b.name));
    const at = keys.findIndex((key, index) => key !== sorted[index]);
    const [first, wrong] = [sorted[at], keys[at]];
    if (first === undefined || wrong === undefined) return;
    yield {
      place: first.key,
      unexpected: `key ${quote(first.name)} behind ${quote(wrong.name)}`,
      expected: 'it in front of that',
      candidates: sorted.map(({ name }) => name),
      note: `The order is ${sorted.map(({ name }) => quote(name)).join(', ')}.`,
      fixes: sortKeys(document, frontmatter, keys, sorted),
    };
  },
});

interface Key {
  readonly name: string;
  readonly key: Place;
  readonly value: Place;
}

/** The keys of the top that may change places. A table of TOML takes in all that follows, so it stays. */
function keysOf({ fields, data, language, content }: Frontmatter): readonly Key[] {
  const keys = Object.keys(data)
    .flatMap((name): Key[] => {
      const { key, value } = fields[`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`] ?? {};
      return key == null || value === undefined ? [] : [{ name, key, value }];
    })
    .sort((a, b) => a.key.start.offset - b.key.start.offset);
  if (language === 'yaml') return keys;
  const table = keys.findIndex(({ key }) => key.start.column !== 1);
  const free = table === -1 ? keys : keys.slice(0, table);
  return free.filter(({ key }) => key.start.offset >= content.start.offset);
}

/** Moves keys with their values and the comments above them; none where that could change a meaning. */
function sortKeys(
  { text }: PostDocument,
  { content }: Frontmatter,
  keys: readonly Key[],
  sorted: readonly Key[],
): Fix[] {
  const source = text.slice(content.start.offset, content.end.offset);
  const isPlain = keys.every(
    ({ key }, index) =>
      key.start.column === 1 && key.start.line > (keys[index - 1]?.value.end.line ?? 0),
  );
  // An anchor has to stand in front of what refers to it.
  if (!isPlain || /(?:^|[\s[,])[&*]\w/.test(source)) return [];
  const starts = keys.map((key, index) =>
    startOf(text, key, keys[index - 1], content.start.offset),
  );
  const end = endOf(text, keys, content);
  const blocks = new Map(
    keys.map((key, index) => [key, text.slice(starts[index], starts[index + 1] ?? end)]),
  );
  const line = lineEndOf(text);
  const moved = sorted
    .map((key) => blocks.get(key) ?? '')
    .map((block) => (block.endsWith('\n') ? block : block + line))
    .join('');
  const [start = 0] = starts;
  const before = text.slice(start, end);
  const written = before.endsWith('\n') ? moved : moved.slice(0, -line.length);
  const place = createLocator(text).place(start, end);
  return [{ title: 'Sort the keys', safe: true, edits: [{ place, text: written }] }];
}

/** Where a key's block begins: at the comments straight above it, below the value before. */
function startOf(text: string, { key }: Key, before: Key | undefined, least: number): number {
  const limit = before?.value.end.offset ?? least;
  let start = key.start.offset;
  for (;;) {
    const lineStart = text.lastIndexOf('\n', start - 2) + 1;
    if (start === 0 || lineStart < limit || !/^[ \t]{0,80}#/.test(text.slice(lineStart, start)))
      return start;
    start = lineStart;
  }
}

/** The end of the last block: of the frontmatter, or the line of the last key that may move. */
function endOf(text: string, keys: readonly Key[], content: Place): number {
  const last = keys.at(-1)?.value.end.offset ?? content.start.offset;
  const newline = text.indexOf('\n', last);
  return newline === -1 || newline >= content.end.offset ? content.end.offset : newline + 1;
}
