import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { PostHistory, PostUpdate } from '../../../src/history/types.ts';
import type { Instant } from '../../../src/postmortem/types.ts';
import { sitePages } from '../../../src/site/site-pages.ts';
import type { SitePage } from '../../../src/site/types.ts';
import { catalogOf, house, post, today } from '../../helpers/small-site.ts';
import { all, readXml } from './read-xml.ts';

type Past = Readonly<Record<string, Partial<PostHistory>>>;

/** The pages of a site whose posts have a past. */
function siteOf(
  posts: Readonly<Record<string, string>>,
  {
    past = {},
    updates = [],
    config = house,
  }: { past?: Past; updates?: PostUpdate[]; config?: typeof house } = {},
): SitePage[] {
  const history = new Map(
    Object.entries(past).map(([slug, one]): [string, PostHistory] => {
      const created = one.created ?? one.published ?? ('2024-01-01T00:00:00Z' as Instant);
      return [
        `posts/${slug}.md`,
        { created, published: created, changed: created, changes: [], ...one },
      ];
    }),
  );
  return sitePages({ ...catalogOf(posts, config), history, updates }, config, { today });
}

function textOf(pages: readonly SitePage[], file: string): string {
  const page = pages.find((candidate) => candidate.file === file);
  if (page?.kind !== 'text') throw new Error(`Expected a file ${file}`);
  return page.text();
}

const rss = (pages: readonly SitePage[], file = 'feed.xml') => parseRssFeed(textOf(pages, file));
const feedFiles = (pages: readonly SitePage[]): string[] =>
  pages
    .map(({ file }) => file)
    .filter((file) => /(?:feed|atom)(?:-\d+)?\.(?:xml|json)$/.test(file));
const many = (count: number, fields: string) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const slug = `p${String(index).padStart(3, '0')}`;
      return [slug, post(slug, `date: 2023-01-01\n${fields}`)];
    }),
  );

describe('the feeds of a site', () => {
  const one = post(
    'Sign-ups fail',
    'date: 2023-09-28\nid: INC-1\nseverity: SEV1\nservices: [api]\nteams: [core]\ntags: [dns]',
    '## Summary\n\nSee [the other](./b.md#h-y) and [home](https://example.com/).\n',
  );

  it('are there in all formats for everything, for each value of four facets, for changes and items', () => {
    const folders = [
      '',
      'services/api/',
      'severities/sev1/',
      'teams/core/',
      'tags/dns/',
      'updates/',
      'actions/',
    ];
    expect(feedFiles(siteOf({ a: one })).toSorted()).toEqual(
      folders
        .flatMap((folder) => ['feed.xml', 'atom.xml', 'feed.json'].map((name) => folder + name))
        .toSorted(),
    );
  });

  it('tell an owner of what they have to do, newest posts first, and nobody of what has no owner', () => {
    const text = (day: string) => post(day, `date: ${day}`);
    const pages = siteOf({ a: text('2024-01-01'), b: text('2024-02-01') });
    const folders = feedFiles(pages).filter((file) => /^actions\/.*atom/.test(file));
    expect(folders).toEqual([
      'actions/atom.xml',
      'actions/owners/ana/atom.xml',
      'actions/owners/bo/atom.xml',
    ]);
    const { title, items = [] } = rss(pages, 'actions/owners/ana/feed.xml');
    expect(title).toBe('Postmortems: @ana');
    expect(items.map((item) => [item.title, item.link?.split('#')[0]])).toEqual([
      ['Raise the limit', 'https://example.org/sub/postmortems/b/'],
      ['Watch the pool', 'https://example.org/sub/postmortems/b/'],
      ['Raise the limit', 'https://example.org/sub/postmortems/a/'],
      ['Watch the pool', 'https://example.org/sub/postmortems/a/'],
    ]);
  });

  it('know a post, its items and its changes by the same ids when its file is renamed', () => {
    const text = post('A', 'date: 2024-03-01');
    const instant = '2024-03-02T00:00:00Z' as Instant;
    const born = { hash: '1', instant, subject: '', before: null, after: '1' };
    const changes = [{ ...born, path: 'posts/a.md', pathBefore: 'posts/a.md' }];
    const updateOf = (slug: string): PostUpdate => ({
      ...{ path: `posts/${slug}.md`, hash: '2', instant, facts: [{ kind: 'published' }] },
    });
    const ids = (slug: string): (string | undefined)[][] => {
      const pages = siteOf(
        { [slug]: text },
        { past: { [slug]: { changes } }, updates: [updateOf(slug)] },
      );
      return ['atom.xml', 'actions/atom.xml', 'updates/atom.xml'].map((file) =>
        (parseAtomFeed(textOf(pages, file)).entries ?? []).map(({ id }) => id),
      );
    };
    const before = ids('a');
    expect(before.map((all) => all.length)).toEqual([1, 4, 1]);
    expect(ids('b')).toEqual(before);
  });

  it('say in which language a post is where it is not that of the site', () => {
    const pages = siteOf({
      a: post('A', 'date: 2024-03-01\nlang: de'),
      b: post('B', 'date: 2024-03-02\nlang: en'),
    });
    expect(textOf(pages, 'atom.xml').match(/<(?:feed|entry)[^>]* xml:lang="[^"]*"/g)).toEqual([
      expect.stringContaining('xml:lang="en"'),
      '<entry xml:lang="de"',
    ]);
    expect(textOf(pages, 'feed.xml').match(/<dc:language>[^<]*/g)).toEqual(['<dc:language>de']);
    const { items = [] } = parseJsonFeed(textOf(pages, 'feed.json'));
    expect(items.map(({ language }) => language)).toEqual([undefined, 'de']);
    expect(JSON.parse(textOf(pages, 'postmortems/a/index.json')).language).toBe('de');
    expect(JSON.parse(textOf(pages, 'postmortems/b/index.json')).language).toBe('en');
  });

  it('are missing without the address of the site', () => {
    expect(feedFiles(siteOf({ a: one }, { config: { ...house, url: null } }))).toEqual([]);
  });

  it('carry the whole text with full addresses, and the facets as categories', () => {
    const [item] = rss(siteOf({ 'a b': one, b: post('B', 'date: 2020-01-01') })).items ?? [];
    expect(item?.link).toBe('https://example.org/sub/postmortems/a%20b/');
    expect(item?.content?.encoded).toContain(
      'See <a href="https://example.org/sub/postmortems/b/#h-y">the other</a> and <a href="https://example.com/">home</a>',
    );
    expect(item?.categories).toEqual(
      [
        ['SEV1', 'severities'],
        ['api', 'services'],
        ['core', 'teams'],
        ['dns', 'tags'],
      ].map(([name, list]) => ({ name, domain: `https://example.org/sub/${list}/` })),
    );
  });

  it('keep the id of an item when its title, its file or the site moves', () => {
    const id = (slug: string, title: string, url = 'https://example.org/') => {
      const text = post(title, 'date: 2023-09-28\nid: INC-1');
      return rss(siteOf({ [slug]: text }, { config: { ...house, url } })).items?.[0]?.guid?.value;
    };
    expect(id('a', 'One')).toBe(id('b', 'Two', 'https://moved.example/'));
  });

  it('tell when a post came out and last changed by git, else its own day', () => {
    const past = {
      a: { published: '2024-02-03T04:05:06Z', changed: '2024-03-01T00:00:00Z' },
      b: { published: null, created: '2024-02-01T00:00:00Z', changed: '2024-02-01T00:00:00Z' },
    } as unknown as Past;
    const pages = siteOf(
      { a: one, b: one.replace('INC-1', 'INC-2'), c: one.replace('INC-1', 'INC-3') },
      { past },
    );
    const entries = parseAtomFeed(textOf(pages, 'atom.xml')).entries ?? [];
    expect(entries.map(({ published, updated }) => [published, updated])).toEqual([
      ['2024-02-03T04:05:06Z', '2024-03-01T00:00:00Z'],
      ['2023-09-28T00:00:00Z', '2023-09-28T00:00:00Z'],
      ['2023-09-28T00:00:00Z', '2023-09-28T00:00:00Z'],
    ]);
  });

  it('put first what came out last, however old its incident is', () => {
    const posts = { ...many(60, ''), late: post('Late', 'date: 2001-01-01') };
    const past = { late: { published: '2024-05-05T00:00:00Z' as Instant } };
    expect(rss(siteOf(posts, { past })).items?.[0]?.title).toBe('Late');
  });

  it('name the hub that the house has', () => {
    const config = { ...house, hub: 'https://hub.example.org/' };
    const pages = siteOf({ a: one }, { config });
    for (const file of ['feed.xml', 'atom.xml']) {
      expect(textOf(pages, file)).toContain('href="https://hub.example.org/" rel="hub"');
    }
    expect(parseJsonFeed(textOf(pages, 'feed.json')).hubs).toEqual([
      { type: 'WebSub', url: 'https://hub.example.org/' },
    ]);
  });
});

describe('the archives of a long feed', () => {
  const pages = siteOf(many(120, 'tags: [dns]'));
  const at = (url: string | undefined): string =>
    url?.slice('https://example.org/sub/'.length) ?? '';
  const links = (file: string) =>
    Object.fromEntries(
      (parseAtomFeed(textOf(pages, file)).links ?? []).map(({ rel, href }) => [rel, at(href)]),
    );

  it.each(['', 'tags/dns/'])('lead a new subscriber of %sfeed.xml to every post', (folder) => {
    const found = new Set<string>();
    let file: string | undefined = `${folder}atom.xml`;
    let next: string | undefined;
    while (file !== undefined) {
      const feed = parseAtomFeed(textOf(pages, file));
      for (const { id } of feed.entries ?? []) found.add(id ?? '');
      const { 'prev-archive': previous, 'next-archive': newer, current } = links(file);
      const isArchive = all(readXml(textOf(pages, file)), 'archive').length > 0;
      expect(isArchive).toBe(next !== undefined);
      expect(current).toBe(isArchive ? `${folder}atom.xml` : undefined);
      if (isArchive) expect(newer).toBe(next === `${folder}atom.xml` ? undefined : next);
      next = file;
      file = previous;
    }
    expect(found.size).toBe(120);
  });

  it('are there for JSON Feed of everything too', () => {
    const json = parseJsonFeed(textOf(pages, 'feed.json'));
    expect(at(json.next_url)).toBe('feed-2.json');
    expect(parseJsonFeed(textOf(pages, 'feed-2.json')).items).toHaveLength(50);
    expect(at(parseJsonFeed(textOf(pages, 'feed-2.json')).next_url)).toBe('feed-1.json');
    expect(parseJsonFeed(textOf(pages, 'feed-1.json')).next_url).toBeUndefined();
  });

  it.each(['', 'tags/dns/'])(
    'are in Atom for the readers of %sfeed.xml, with the same ids',
    (folder) => {
      const { atom, items = [] } = rss(pages, `${folder}feed.xml`);
      const link = atom?.links?.find(({ rel }) => rel === 'prev-archive');
      expect(link?.type).toBe('application/atom+xml');
      const { entries = [] } = parseAtomFeed(textOf(pages, at(link?.href)));
      const current = parseAtomFeed(textOf(pages, `${folder}atom.xml`)).entries ?? [];
      expect(items.map(({ guid }) => guid?.value)).toEqual(current.map(({ id }) => id));
      expect(entries.map(({ content }) => content === undefined)).toEqual(
        entries.map(() => folder !== ''),
      );
    },
  );

  it('leave at least ten items, with their whole text, where a feed is subscribed to', () => {
    for (const [count, shown] of [
      [9, 9],
      [14, 14],
      [15, 10],
      [28, 13],
    ] as const) {
      const some = siteOf(many(count, 'tags: [dns]'));
      for (const format of ['rss', 'json'] as const) {
        const file = format === 'rss' ? 'tags/dns/feed.xml' : 'tags/dns/feed.json';
        const items =
          format === 'rss'
            ? rss(some, file).items?.map(({ content }) => content?.encoded)
            : parseJsonFeed(textOf(some, file)).items?.map(({ content_html }) => content_html);
        expect(items).toHaveLength(shown);
        expect(items?.every((html) => html?.includes('<'))).toBe(true);
      }
    }
  });

  it('stay as they are when a post is added', () => {
    const past = { new: { published: '2024-05-05T00:00:00Z' as Instant } };
    const later = siteOf(
      { ...many(120, 'tags: [dns]'), new: post('New', 'date: 2024-01-01') },
      { past },
    );
    expect(textOf(later, 'atom-1.xml')).toBe(textOf(pages, 'atom-1.xml'));
  });
});

describe('the feed of changes', () => {
  const update = (facts: PostUpdate['facts'], path = 'posts/a.md'): PostUpdate => ({
    ...{ path, hash: 'f00', instant: '2024-02-02T00:00:00Z' as Instant, facts },
  });

  it('tells what changed, in words of the post as it is now', () => {
    const facts: PostUpdate['facts'] = [
      { kind: 'severity', from: 'SEV3', to: 'SEV2' },
      { kind: 'item-status', anchor: 'ai-gone', to: 'done' },
      { kind: 'title', from: 'Old', to: 'Old too' },
      { kind: 'entries-added', count: 2 },
    ];
    const pages = siteOf({ a: post('A', 'date: 2024-01-01') }, { updates: [update(facts)] });
    const [item] = rss(pages, 'updates/feed.xml').items ?? [];
    expect(item).toMatchObject({ title: 'A', link: 'https://example.org/sub/postmortems/a/' });
    expect(item?.content?.encoded).toBe(
      '<ul><li>Severity changed from SEV3 to SEV2</li><li>2 timeline entries added</li></ul>',
    );
  });

  it('says nothing of posts that are not on the site, and nothing where nothing can be told', () => {
    const posts = {
      draft: post('D', 'date: 2024-01-01\nstatus: draft'),
      a: post('A', 'date: 2024-01-01'),
    };
    const updates = [
      update([{ kind: 'published' }], 'posts/draft.md'),
      update([{ kind: 'published' }], 'posts/none.md'),
      update([{ kind: 'item-added', anchor: 'ai-gone' }]),
    ];
    expect(rss(siteOf(posts, { updates }), 'updates/feed.xml').items ?? []).toEqual([]);
  });
});

describe('the feed of action items', () => {
  it('has each item with its place, owner, due date and state', () => {
    const { items = [] } = rss(
      siteOf({ a: post('A', 'date: 2024-01-01\nid: INC-1') }),
      'actions/feed.xml',
    );
    expect(items.map(({ title }) => title)).toEqual([
      'Raise the limit',
      'Watch the pool',
      'Write the runbook',
      'Talk about limits',
    ]);
    expect(items[1]?.link).toMatch(/^https:\/\/example\.org\/sub\/postmortems\/a\/#ai-/);
    expect(items[1]?.content?.encoded).toContain('<li>Owner: @ana</li><li>Due: 1 April 2024</li>');
    expect(new Set(items.map(({ guid }) => guid?.value)).size).toBe(4);
  });

  it('keeps the id of an item when it is done or its post moves', () => {
    const ids = (slug: string, text: string) =>
      rss(siteOf({ [slug]: text }), 'actions/feed.xml').items?.map(({ guid }) => guid?.value);
    const text = post('A', 'date: 2024-01-01\nid: INC-1');
    expect(ids('b', text.replaceAll('[ ]', '[x]'))).toEqual(ids('a', text));
  });
});
