import { decode } from 'cborg';
import fc from 'fast-check';
import { close, createIndex } from 'pagefind';
import { describe, expect, test } from 'vitest';
import type { MergedIndex } from '../../../src/eleventy/search/gather-files.ts';
import { type IndexFile, type Meta, readIndex } from '../../../src/eleventy/search/index-part.ts';
import type { PieceSizes } from '../../../src/eleventy/search/merge-words.ts';
import { unpack } from '../../../src/eleventy/search/pack.ts';
import { type OldIndex, type SearchIndex, withSearchIndex } from '../../../src/eleventy/search.ts';
import type { WriteFile } from '../../../src/eleventy/write-files.ts';

type Files = ReadonlyMap<string, Uint8Array>;
/** Texts of pages by place, the newest first. */
type Pages = ReadonlyMap<string, string>;

/** A word, where it stands, and where its forms with accents do. */
type Word = [string, unknown, [string, unknown][]];

const pageOf = (body: string): string =>
  `<html lang="en"><body><main data-pagefind-body>${body}</main></body></html>`;

/** Words with accents, of other scripts, with signs, often and once, and fields that not all pages have. */
const bodies = [
  '<h1 id="a">Café <b>down</b></h1> cafe résumé naïve <p data-pagefind-filter="tag">x</p>',
  'no heading, cafés and naive resume, 10.30 snake_case getUserName',
  '<h1>Other</h1><img src="i.png" alt="a picture"> text <p data-pagefind-filter="tag">y</p><h2 id="s">Section</h2> café',
  '<h1>日本語の障害</h1> データベース и база данных 🐙 ☑ <i data-pagefind-filter="tag">x</i>',
  '<h1>Long</h1><time data-pagefind-meta="date">2020-01-01</time> postgres postgresql databases database data',
  `<h1>Other</h1> ${'queue worker '.repeat(60)}<p data-pagefind-filter="service">y</p>`,
  '',
];

const pagesOf = (numbers: readonly number[]): Pages =>
  new Map(
    numbers.map((number, at) => [
      `p/${at}/index.html`,
      `${bodies[number % bodies.length]} word${number} common`,
    ]),
  );

/** So few places that words of some pages have more. */
const fewPlaces = { enough: 300, most: 3000, places: 12 };

const indexAtOnce = (pages: Pages, pagesInPart: number, sizes?: PieceSizes): Promise<Files> =>
  withSearchIndex(
    'en',
    async (index) => {
      for (const [file, body] of pages) index.add(file, pageOf(body));
      return index.files();
    },
    { pagesInPart, ...(sizes && { sizes }) },
  );

/** An index as what a site before left. */
function oldIndex(files: Files, pages: Pages): OldIndex {
  const before = new Map(
    [...files].map(([file, bytes]): [string, IndexFile] => [
      file,
      { read: () => bytes, before: file },
    ]),
  );
  return {
    part: readIndex(before, [...pages.keys()].reverse()),
    files: new Set(files.keys()),
  };
}

/** What the index of a language says, without the names of its files. */
function contentOf(files: Files, language = 'en') {
  const read = (file: string): unknown =>
    decode(unpack(files.get(`pagefind/${file}`) ?? Buffer.of()));
  const entry = JSON.parse(Buffer.from(files.get('pagefind/pagefind-entry.json') ?? '').toString());
  const [, pages, pieces, filters, , fields] = read(
    `pagefind.${entry.languages[language].hash}.pf_meta`,
  ) as Meta;
  return {
    pages: pages.map(([name, words]) => [
      JSON.parse(
        Buffer.from(
          unpack(files.get(`pagefind/fragment/${name}.pf_fragment`) ?? Buffer.of()),
        ).toString(),
      ),
      words,
    ]),
    words: pieces
      .flatMap(([, , name]) => (read(`index/${name}.pf_index`) as [Word[]])[0])
      .map(([word, places, forms]) => [word, places, forms.sort()]),
    filters: filters
      .map(([, name]) => read(`filter/${name}.pf_filter`) as [string, [string, number[]][]])
      .map(([name, values]) => [name, values.sort()])
      .sort(),
    fields,
    count: entry.languages[language].page_count,
  };
}

async function indexByPagefind(pages: Pages): Promise<Files> {
  try {
    const { index } = await createIndex({ forceLanguage: 'en' });
    for (const [sourcePath, body] of [...pages].reverse()) {
      await index?.addHTMLFile({ sourcePath, content: pageOf(body) });
    }
    const { files = [] } = (await index?.getFiles()) ?? {};
    return new Map(files.map(({ path, content }) => [`pagefind/${path}`, content]));
  } finally {
    await close();
  }
}

describe('an index in parts', () => {
  const many = pagesOf(Array.from({ length: 30 }, (_, number) => number));

  test('says what the index says that Pagefind makes of all pages', async () => {
    const whole = contentOf(await indexByPagefind(many));
    expect(whole.words.length).toBeGreaterThan(50);
    expect(contentOf(await indexAtOnce(many, 4))).toEqual(whole);
  });

  test('of words that are nearly everywhere has all places apart, for phrases', async () => {
    const whole = contentOf(await indexByPagefind(many));
    const files = await indexAtOnce(many, 4, fewPlaces);
    expect(contentOf(files, 'en-x-whole')).toEqual(whole);
    const light = contentOf(files);
    expect(light).not.toEqual(whole);
    const pagesOfWords = ({ words }: typeof whole) =>
      words.map(([word, places]) => [word, (places as [number][]).map(([page]) => page)]);
    expect(pagesOfWords(light)).toEqual(pagesOfWords(whole));
    expect({ ...light, words: null }).toEqual({ ...whole, words: null });
  });

  test('is the same whatever the parts', async () => {
    expect(await indexAtOnce(many, 3)).toEqual(await indexAtOnce(many, 500));
  });

  test('with some pages renewed is what a new one would be', async () => {
    const number = fc.nat(9);
    await fc.assert(
      fc.asyncProperty(
        fc.array(number, { minLength: 1, maxLength: 8 }),
        fc.array(number, { maxLength: 8 }),
        async (first, second) => {
          const before = pagesOf(first);
          const now = pagesOf(second);
          const files = await indexAtOnce(before, 3, fewPlaces);
          const all = new Map<string, Uint8Array>();
          const write: WriteFile = async (file, bytes) => void all.set(file, bytes);
          const edit = (index: SearchIndex): Promise<MergedIndex> => {
            for (const [file, body] of now) {
              if (before.get(file) !== body) index.add(file, pageOf(body));
            }
            return index.renew([...now.keys()], oldIndex(files, before), write);
          };
          const { kept } = await withSearchIndex('en', edit, { sizes: fewPlaces });
          for (const [file, place] of kept) all.set(file, files.get(place) ?? Buffer.of());
          expect([...all].sort()).toEqual([...(await indexAtOnce(now, 500, fewPlaces))].sort());
        },
      ),
      { numRuns: 6, interruptAfterTimeLimit: 60_000 },
    );
  }, 120_000);

  test('of the site before files are taken over, not made again', async () => {
    const files = await indexAtOnce(many, 500);
    const edited = new Map(many).set('p/3/index.html', 'quite another text');
    const write: WriteFile = async () => {};
    const { made, kept } = await withSearchIndex('en', (index) => {
      index.add('p/3/index.html', pageOf('quite another text'));
      return index.renew([...edited.keys()], oldIndex(files, many), write);
    });
    const fragments = made.filter((file) => file.includes('/fragment/'));
    expect(fragments).toHaveLength(1);
    expect(kept.get('pagefind/pagefind.js')).toBe('pagefind/pagefind.js');
  });

  test('without the page that it needs is an error', async () => {
    const renew = withSearchIndex('en', (index) => {
      index.add('p/0/index.html', pageOf('a'));
      return index.renew(['p/1/index.html'], null, async () => {});
    });
    await expect(renew).rejects.toThrow('p/1/index.html');
  });
});
