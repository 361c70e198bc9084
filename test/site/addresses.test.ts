import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absoluteUrl,
  facetSlugs,
  mediaFile,
  outputFile,
  relativeHref,
  rootedHref,
  type SiteFile,
  siteFiles,
  sitePaths,
  slugify,
} from '../../src/site/addresses.ts';
import type { SitePath } from '../../src/site/types.ts';

const home = sitePaths.home;
const post = sitePaths.postmortem('2017-06-30-migrations');

describe('page addresses', () => {
  it.each([
    [sitePaths.postmortem('x'), '/postmortems/x/', 'postmortems/x/index.html'],
    [sitePaths.facets('tags'), '/tags/', 'tags/index.html'],
    [sitePaths.facet('years', '2017'), '/years/2017/', 'years/2017/index.html'],
    [home, '/', 'index.html'],
    [siteFiles.notFound, '/404.html', '404.html'],
    [mediaFile('a/b c.png'), '/media/a/b c.png', 'media/a/b c.png'],
  ])('%s', (path, expected, file) => {
    expect(path).toBe(expected);
    expect(outputFile(path)).toBe(file);
  });

  it.each([
    ['..', '/postmortems/--/'],
    ['../../etc', '/postmortems/..-..-etc/'],
    ['', '/postmortems/-/'],
    ['con', '/postmortems/_con/'],
    ['AUX.old', '/postmortems/_AUX.old/'],
    ['a\0b\nc', '/postmortems/a-b-c/'],
    ['cafe\u0301', '/postmortems/caf\u00e9/'],
    ['tail. ', '/postmortems/tail--/'],
  ])('a post named %j stays a plain folder', (slug, path) => {
    expect(sitePaths.postmortem(slug)).toBe(path);
  });

  it('keeps the ending of a media file whose name is reserved', () => {
    expect(mediaFile('img/con.png')).toBe('/media/img/_con.png');
    expect(mediaFile('../../secret')).toBe('/media/--/--/secret');
  });
});

describe('relativeHref', () => {
  it.each<[SitePath | SiteFile, SitePath | SiteFile, string | undefined, string]>([
    [home, home, undefined, './'],
    [home, post, undefined, './postmortems/2017-06-30-migrations/'],
    [post, home, undefined, '../../'],
    [post, post, undefined, './'],
    [post, post, 'h-root-cause', '#h-root-cause'],
    [post, sitePaths.postmortem('b'), 't-1', '../b/#t-1'],
    [post, siteFiles.rss, undefined, '../../feed.xml'],
    [sitePaths.actions, sitePaths.search, undefined, '../search/'],
    [siteFiles.notFound, post, undefined, './postmortems/2017-06-30-migrations/'],
    [post, mediaFile('a#b?.png'), undefined, '../../media/a%23b-.png'],
    [home, sitePaths.postmortem('a:b'), undefined, './postmortems/a-b/'],
    [home, sitePaths.facet('tags', 'été'), undefined, './tags/%C3%A9t%C3%A9/'],
  ])('%s to %s #%s', (from, to, anchor, expected) => {
    expect(relativeHref(from, to, anchor)).toBe(expected);
  });

  const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 8 });
  const path = fc.oneof(
    fc.array(name, { maxLength: 3 }).map((names) => mediaFile(['x', ...names].join('/'))),
    name.map((slug) => sitePaths.postmortem(slug)),
    fc.constantFrom(home, sitePaths.actions, siteFiles.rss),
  );

  it('leads a browser to the target, under any base', () => {
    fc.assert(
      fc.property(path, path, fc.constantFrom('', 'sub/', 'a/b/c/'), (from, to, sub) => {
        const base = `https://example.org/${sub}`;
        const here = absoluteUrl(base, from);
        expect(new URL(relativeHref(from, to), here).href).toBe(
          new URL(absoluteUrl(base, to)).href,
        );
        expect(new URL(rootedHref(base, to), here).href).toBe(new URL(absoluteUrl(base, to)).href);
      }),
    );
  });

  it('goes up as few folders as there are apart, and down by the rest', () => {
    const folders = fc.array(fc.constantFrom('a', 'ab', 'b', 'b c'), { maxLength: 4 });
    const file = fc.constantFrom('', 'a', 'feed.xml');
    const place = fc
      .tuple(folders, file)
      .map(([names, last]) => `/${[...names, last].join('/')}` as SiteFile);
    fc.assert(
      fc.property(place, place, (from, to) => {
        expect(relativeHref(from, to)).toBe(slowHref(from, to));
      }),
    );
  });

  it('never leaves the site', () => {
    fc.assert(
      fc.property(path, (to) => {
        const url = new URL(absoluteUrl('https://example.org/sub/', to));
        expect(url.pathname.startsWith('/sub/')).toBe(true);
        expect(outputFile(to).split('/')).not.toContain('..');
      }),
    );
  });
});

/** The obvious way: by folders, one by one. */
function slowHref(from: string, to: string): string {
  const start = from.split('/').slice(1, -1);
  const target = to.split('/').slice(1);
  let shared = 0;
  while (shared < start.length && shared < target.length - 1 && start[shared] === target[shared]) {
    shared++;
  }
  const down = target.slice(shared).map(encodeURIComponent).join('/');
  return ('../'.repeat(start.length - shared) || './') + down;
}

describe('absoluteUrl', () => {
  it.each([
    ['https://example.org/', 'https://example.org/postmortems/a%20b/#h-x'],
    ['https://example.org/sub/path/', 'https://example.org/sub/path/postmortems/a%20b/#h-x'],
  ])('under %s', (base, expected) => {
    expect(absoluteUrl(base, sitePaths.postmortem('a b'), 'h-x')).toBe(expected);
  });

  it('accepts an anchor with half a character', () => {
    expect(absoluteUrl('https://example.org/', home, 'h-\ud800')).toBe(
      'https://example.org/#h-%EF%BF%BD',
    );
  });
});

describe('slugify', () => {
  it.each([
    ['Checkout API', 'checkout-api'],
    ['user_db', 'user-db'],
    ['C++', 'c'],
    ['.NET', 'net'],
    ['ﬁles', 'files'],
    ['Straße', 'strasse'],
    ['決済', '決済'],
    ['हिन्दी', 'हिन्दी'],
    ['🔥', 'u1f525'],
    ['❤️', 'u2764'],
    ['', 'none'],
    ['..', 'u2e-u2e'],
    ['CON', '_con'],
    ['a\u200bb', 'ab'],
    ['\ud800', 'ud800'],
  ])('%j', (name, slug) => {
    expect(slugify(name)).toBe(slug);
  });

  it('is the same for both normal forms and any capitals', () => {
    expect(slugify('CAFE\u0301')).toBe(slugify('caf\u00e9'));
  });

  it('keeps very long names apart and short enough for a file system', () => {
    const a = slugify(`${'長'.repeat(300)}a`);
    expect(a).not.toBe(slugify(`${'長'.repeat(300)}b`));
    expect(Buffer.byteLength(a)).toBeLessThan(255);
  });

  it('is a plain name whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const slug = slugify(name);
        expect(slug).toMatch(/^[\p{L}\p{N}\p{M}_-]+$/u);
        expect(slug).toBe(slug.normalize('NFC'));
      }),
    );
  });
});

describe('facetSlugs', () => {
  it('keeps names apart that slug alike, and joins spellings of one name', () => {
    const slugs = facetSlugs(['C++', 'C', 'Cafe\u0301', 'caf\u00e9', 'c#']);
    expect(slugs.get('C')).toBe('c');
    expect(slugs.get('C++')).toMatch(/^c-[\da-f]{6}$/);
    expect(slugs.get('c#')).toMatch(/^c-[\da-f]{6}$/);
    expect(slugs.get('c#')).not.toBe(slugs.get('C++'));
    expect(slugs.get('Cafe\u0301')).toBe(slugs.get('caf\u00e9'));
  });

  it('does not depend on the order of the names', () => {
    const names = fc.array(fc.constantFrom('c', 'C++', 'c#', 'c-', '🔥', 'U1F525', 'con', '_con'));
    fc.assert(
      fc.property(names, (given) => {
        const sorted = facetSlugs([...given].sort());
        for (const [name, slug] of facetSlugs(given)) expect(sorted.get(name)).toBe(slug);
        const folded = new Set(given.map((name) => name.toLowerCase()));
        expect(new Set(sorted.values()).size).toBe(folded.size);
      }),
    );
  });
});
