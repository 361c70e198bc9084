import type { Break, List, ListItem, Text } from 'mdast';

/** Gives a stretch of the file, by its offsets, the place that nodes have. */
export type PlaceAt = (start: number, end: number) => NonNullable<Text['position']>;

/**
 * The words of a stretch of HTML between two offsets, with their places in the file. Tags are left out,
 * `<br>` is a line break.
 */
export function readHtmlWords(
  source: string,
  from: number,
  end: number,
  placeAt: PlaceAt,
): readonly (Text | Break)[] {
  const words: (Text | Break)[] = [];
  const add = (start: number, stop: number): void => {
    const value = decode(source.slice(start, stop));
    if (value.trim() !== '') words.push({ type: 'text', value, position: placeAt(start, stop) });
  };
  let start = from;
  for (const tag of source.slice(from, end).matchAll(/<\/?[a-z][^<>]{0,400}>/gi)) {
    const at = from + tag.index;
    add(start, at);
    start = at + tag[0].length;
    if (/^<br\b/i.test(tag[0])) words.push({ type: 'break', position: placeAt(at, start) });
  }
  add(start, end);
  return words;
}

/** A longer stretch is no list that somebody wrote. In characters. */
const longest = 200_000;

/** The items of the lists that an author wrote in HTML between two offsets, as one list of Markdown; null where there are none. */
export function readHtmlList(
  source: string,
  from: number,
  end: number,
  placeAt: PlaceAt,
): List | null {
  const html = source.slice(from, Math.min(end, from + longest));
  const tags = [...html.matchAll(/<(\/?)(li|[uo]l)\b[^<>]{0,400}>/gi)];
  const children = tags.flatMap((tag, index): readonly ListItem[] => {
    if (tag[1] !== '' || tag[2]?.toLowerCase() !== 'li') return [];
    const start = from + tag.index + tag[0].length;
    const stop = from + (tags[index + 1]?.index ?? html.length);
    const words = [...readHtmlWords(source, start, stop, placeAt)];
    const [first, last] = [words[0]?.position?.start, words.at(-1)?.position?.end];
    if (first?.offset === undefined || last?.offset === undefined) return [];
    const position = placeAt(first.offset, last.offset);
    return [
      { type: 'listItem', children: [{ type: 'paragraph', children: words, position }], position },
    ];
  });
  return children.length === 0 ? null : { type: 'list', children, position: placeAt(from, end) };
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '\u2013',
  mdash: '\u2014',
};

const decode = (text: string): string =>
  text.replaceAll(/&([a-z]{2,6});/gi, (whole, name: string) =>
    Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole,
  );
