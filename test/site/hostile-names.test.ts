import { describe, expect, test } from 'vitest';
import { gatherCatalog } from '../../src/catalog/gather-catalog.ts';
import { defaults } from '../../src/config/defaults.ts';
import { createPostLinks } from '../../src/eleventy/post-links.ts';
import { foldName } from '../../src/message/file-name.ts';
import { runCatalogRules } from '../../src/rules/run-rules.ts';
import { facetSlugs, mediaFile, outputFile, sitePaths } from '../../src/site/addresses.ts';
import { catalogOf, house, post, today } from '../helpers/small-site.ts';

const words = [
  'incident',
  'straße',
  'Ärger',
  'émeute',
  'ﬁre',
  'naïve',
  'Ωmega',
  'ÇA',
  'đng',
  'İstanbul',
  'ｆｕｌｌ',
  '①st',
  '日本語',
  'кириллица',
  'a.b',
  'x_y',
  '2024-05-01-pool',
  'Ångström',
  'ŉ',
  'ǆ',
];

/** Ways to write a name so that some system takes it for the same file. */
const alike: readonly ((name: string) => string)[] = [
  (name) => name.toUpperCase(),
  (name) => name.toLowerCase(),
  (name) => name.normalize('NFD'),
  (name) => name.normalize('NFKC'),
  (name) => name.normalize('NFKD').toUpperCase(),
  (name) => `${name}\u200d`,
  (name) => `\ufeff${name}`,
  (name) => `${name.slice(0, 1)}\u00ad${name.slice(1)}`,
  (name) => `${name}\ufe0f`,
  (name) => name.charAt(0).toUpperCase() + name.slice(1),
  (name) => `${name.slice(0, 1)}\u2060${name.slice(1).toUpperCase()}`,
  (name) => [...name].map((char, at) => (at % 2 === 0 ? char.toUpperCase() : char)).join(''),
];
/** Signs that no file may have on some system: they all become one. */
const forbidden = ['"', '*', ':', '<', '>', '?', '\\', '|', '\u0001', '\u007f', '\n'];

const pairs = [
  ...words.flatMap((name) => alike.map((change) => [name, change(name)] as const)),
  ...words.flatMap((name) => forbidden.map((sign) => [`${name}-x`, `${name}${sign}x`] as const)),
  ...['con', 'aux', 'nul', 'com1', 'lpt9.old'].map((name) => [name, `_${name}`] as const),
  ...words.map((name) => [`${name}-`, `${name}.`] as const),
].filter(([a, b]) => a !== b);

describe('names that are one for some file system', () => {
  test('of posts are told, 300 pairs and more', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(300);
    const [compiled] = catalogOf({ x: post('A', 'date: 2024-05-01') }).posts;
    if (compiled === undefined) throw new Error('Expected a post');
    const named = (slug: string, id: string) => ({
      ...compiled,
      postmortem: { ...compiled.postmortem, slug, id, path: `posts/${slug}.md` },
    });
    const silent = pairs.filter(([a, b]) => {
      const catalog = gatherCatalog([named(a, 'a'), named(b, 'b')], new Set());
      const messages = runCatalogRules(catalog, { settings: {}, house, today });
      return !messages.some(({ ruleId }) => ruleId === 'duplicate-id');
    });
    expect(silent).toEqual([]);
  });

  test('of tags and services share a page, and others have their own', () => {
    for (const [a, b] of pairs) {
      const slugs = facetSlugs([a, b]);
      const files = [a, b].map((name) =>
        outputFile(sitePaths.facet('tags', slugs.get(name) ?? '')),
      );
      expect(new Set(files.map(foldName)).size).toBe(new Set([a, b].map(foldName)).size);
    }
  });
});

const ups = [
  '..',
  '.',
  '%2e%2e',
  '%2E.',
  '..%2f..',
  '..\\..',
  '....',
  '%252e%252e',
  '..;',
  '.%00.',
  '\u2025',
  '．．',
  '..\u0000',
  '~',
  '',
];
const starts = [
  '',
  '/',
  '//',
  '\\',
  '\\\\host\\',
  'C:',
  'C:\\',
  'file:///',
  './',
  'a/',
  'posts/',
  '?',
  '#',
];
const ends = ['etc/passwd', 'secret.md', '.git/config', 'con', 'x.png'];
const traversals = starts.flatMap((start) =>
  ups.flatMap((up) => ends.map((end) => `${start}${[up, up, up].join('/')}/${end}`)),
);

describe('names that lead elsewhere', () => {
  const inside = (file: string): boolean =>
    !file.startsWith('/') &&
    !file.split('/').some((name) => /^(?:\.{1,2}|)$/.test(name)) &&
    !/[\\:\0]/.test(file);

  test('stay in the site as posts, files, tags: 900 and more', () => {
    expect(traversals.length).toBeGreaterThanOrEqual(900);
    const slugs = facetSlugs(traversals);
    for (const name of traversals) {
      expect(outputFile(sitePaths.postmortem(name))).toMatch(
        /^postmortems\/[^/\\:\0]+\/index\.html$/,
      );
      expect(outputFile(sitePaths.house(name))).toMatch(/^[^/\\:\0]+\/index\.html$/);
      expect(outputFile(sitePaths.facet('tags', slugs.get(name) ?? ''))).toMatch(
        /^tags\/[^/\\:\0]+\/index\.html$/,
      );
      expect({ name, isInside: inside(outputFile(mediaFile(name))) }).toEqual({
        name,
        isInside: true,
      });
    }
  });

  test('are no files of the site as links and images', () => {
    const asked: string[] = [];
    const links = createPostLinks({
      config: defaults,
      imageSize: (path) => {
        asked.push(path);
        return null;
      },
    });
    for (const name of traversals) {
      const own = links('posts/sub/a.md');
      for (const href of [own.link(name), own.image(name)?.href ?? null]) {
        if (href === null) continue;
        const { href: full } = new URL(href, 'https://example.org/site/postmortems/a/');
        expect(full).toMatch(/^https:\/\/example\.org\/site\//);
      }
      asked.push(...own.media());
    }
    expect(asked.filter((path) => /(?:^|\/)\.\.(?:\/|$)|^\/|^[a-z]:/i.test(path))).toEqual([]);
  });
});
