import { describe, expect, test } from 'vitest';
import type { ActionsView } from '../../src/site/pages/actions.ts';
import type { HomeView, ListView } from '../../src/site/pages/home.ts';
import type { PostmortemView } from '../../src/site/pages/postmortem.ts';
import { house, pageAt, pagesOf, post } from '../helpers/small-site.ts';

const posts = {
  '2024-03-01-pool': post(
    'A full pool',
    'date: 2024-03-01\nseverity: SEV2\nservices: [api, Web shop]\ntags: [limits]\nstatus: published',
  ),
  '2023-05-05-cert': post(
    'An old certificate',
    'date: 2023-05-05\nseverity: SEV1\nservices: [api]\ncause: expiry\nrelated: [2024-03-01-pool]',
  ),
  '2024-04-04-draft': post('Not yet told', 'date: 2024-04-04\nstatus: draft\ntags: [secret]'),
  '2024-05-05-internal': post('Not for all', 'date: 2024-05-05\nvisibility: internal'),
};

describe('the pages of a site', () => {
  test('are one a postmortem, one a value of each facet, and those that every site has', () => {
    const files = pagesOf(posts).map(({ file }) => file);
    const lists = files.filter((file) =>
      /^(?:severities|services|teams|causes|tags|years|follow-up|on-this-day)\/.*html$/.test(file),
    );
    expect(lists).toEqual([
      'severities/index.html',
      'severities/sev1/index.html',
      'severities/sev2/index.html',
      'services/index.html',
      'services/api/index.html',
      'services/web-shop/index.html',
      'teams/index.html',
      'causes/index.html',
      'causes/expiry/index.html',
      'tags/index.html',
      'tags/limits/index.html',
      'years/index.html',
      'years/2024/index.html',
      'years/2023/index.html',
      'follow-up/index.html',
      'follow-up/overdue/index.html',
      'follow-up/open/index.html',
      'on-this-day/index.html',
      'on-this-day/03/index.html',
      'on-this-day/05/index.html',
    ]);
    expect(files).toEqual(
      expect.arrayContaining([
        'index.html',
        'postmortems/2024-03-01-pool/index.html',
        'postmortems/2023-05-05-cert/index.html',
        'insights/index.html',
        'insights/severity.csv',
        'list.json',
        'list-titles.json',
        'actions/index.html',
        'search/index.html',
        '404.html',
        'feed.xml',
        'atom.xml',
        'feed.json',
        'sitemap.xml',
        'robots.txt',
      ]),
    );
    expect(new Set(files).size).toBe(files.length);
  });

  test('have no feed and no sitemap where the address of the site is not known', () => {
    const files = pagesOf(posts, { config: { ...house, url: null } }).map(({ file }) => file);
    expect(files).not.toContain('sitemap.xml');
    expect(files).not.toContain('feed.xml');
    expect(files).toContain('robots.txt');
  });

  test('include unfinished posts only when asked, and then not for search, sitemap and feeds', () => {
    const draft = 'postmortems/2024-04-04-draft/index.html';
    expect(pagesOf(posts).map(({ file }) => file)).not.toContain(draft);
    const pages = pagesOf(posts, { drafts: true });
    expect(pageAt(pages, draft)).toMatchObject({ search: false, sitemap: null });
    expect(pages.filter(({ file }) => file.includes('internal'))).toEqual([]);
    for (const page of pages) {
      // Figures and filters show what the pages show.
      const isShown = /^(?:insights\/|list)/.test(page.file);
      if (page.kind === 'text' && !isShown) expect(page.text()).not.toContain('2024-04-04-draft');
    }
  });

  test('only those of postmortems are found by search', () => {
    const found = pagesOf(posts).filter((page) => page.kind === 'template' && page.search);
    expect(found.map(({ file }) => file)).toEqual([
      'postmortems/2024-03-01-pool/index.html',
      'postmortems/2023-05-05-cert/index.html',
    ]);
  });

  test('of an empty site are planned too', () => {
    const view = pageAt(pagesOf({}), 'index.html').view() as HomeView;
    expect(view).toMatchObject({ count: 0, years: [], samples: [] });
  });
});

describe('the sitemap', () => {
  test('has the full address of every page but 404', () => {
    const pages = pagesOf(posts);
    const sitemap = pages.find(({ file }) => file === 'sitemap.xml');
    const text = sitemap?.kind === 'text' ? sitemap.text() : '';
    expect(text).toContain('<loc>https://example.org/sub/postmortems/2024-03-01-pool/</loc>');
    const listed = pages.filter((page) => page.kind === 'template' && page.sitemap !== null);
    expect(text.match(/<loc>/g)).toHaveLength(listed.length);
    expect(listed.length).toBeGreaterThan(20);
    expect(text).not.toContain('404');
  });
});

describe('the home page', () => {
  test('groups postmortems by year, newest first, and counts open action items', () => {
    const view = pageAt(pagesOf(posts), 'index.html').view() as HomeView;
    expect(view.years.map(({ year, cards }) => [year, cards.map(({ slug }) => slug)])).toEqual([
      ['2024', ['2024-03-01-pool']],
      ['2023', ['2023-05-05-cert']],
    ]);
    expect(view.actions).toEqual({ all: 8, done: 2, open: 6, overdue: 2 });
  });

  test('leaves the older of many to further pages', () => {
    const many = Object.fromEntries(
      Array.from({ length: 130 }, (_, index) => {
        const year = 2024 - Math.floor(index / 60);
        const slug = `${year}-${String(index).padStart(3, '0')}`;
        return [slug, post(slug, `date: ${year}-01-01`, '')];
      }),
    );
    const pages = pagesOf(many);
    const years = (file: string) =>
      (pageAt(pages, file).view() as ListView).years.map(({ year, cards }) => [year, cards.length]);
    expect(years('index.html')).toEqual([['2024', 50]]);
    expect(years('list/2/index.html')).toEqual([
      ['2024', 10],
      ['2023', 40],
    ]);
    expect(years('list/3/index.html')).toEqual([
      ['2023', 20],
      ['2022', 10],
    ]);
    expect(pages.some(({ file }) => file === 'list/4/index.html')).toBe(false);
  });
});

describe('the summary in a list', () => {
  test.each([
    ['Short.', 'Short.'],
    [`${'a'.repeat(200)}. ${'b'.repeat(200)}`, `${'a'.repeat(200)}.`],
    [`${'word, '.repeat(100)}`, `${'word, '.repeat(43).slice(0, -2)}…`],
    ['😀'.repeat(200), `${'😀'.repeat(130)}…`],
    [`a${'😀'.repeat(200)}`, `a${'😀'.repeat(129)}…`],
  ])('of %s is cut at a sentence, a word or a character', (summary, expected) => {
    const text = post('X', `date: 2024-03-01\nsummary: ${JSON.stringify(summary)}`, '');
    const view = pageAt(pagesOf({ x: text }), 'index.html').view() as HomeView;
    expect(view.years[0]?.cards[0]?.summary).toBe(expected);
  });
});

describe('the action index', () => {
  test('puts first what is overdue, then by date, and closed items last', () => {
    const view = pageAt(pagesOf(posts), 'actions/index.html').view() as ActionsView;
    expect(view.groups.map(({ key, rows }) => [key, rows.map(({ item }) => item.text)])).toEqual([
      ['overdue', ['Watch the pool', 'Watch the pool']],
      ['due', ['Write the runbook', 'Write the runbook']],
      ['undated', ['Talk about limits', 'Talk about limits']],
      ['closed', ['Raise the limit', 'Raise the limit']],
    ]);
  });
});

describe('the page of a postmortem', () => {
  const view = (slug: string, texts: Record<string, string> = posts): PostmortemView =>
    pageAt(pagesOf(texts), `postmortems/${slug}/index.html`).view() as PostmortemView;

  test('knows its neighbours and what its parts are', () => {
    const { newer, older, parts, milestones, improvements } = view('2024-03-01-pool');
    expect([newer?.slug, older?.slug]).toEqual([undefined, '2023-05-05-cert']);
    expect(parts.map(({ kind }) => kind)).toEqual([
      'summary',
      'timeline',
      'root-cause',
      'improvements',
    ]);
    expect(improvements).toBe('h-action-items');
    expect(milestones.map(({ name, after }) => [name, after])).toEqual([
      ['started', null],
      ['detected', 5],
      ['resolved', 30],
    ]);
  });

  test('lists action items of the frontmatter, which stand nowhere in the text', () => {
    const body = '## Timeline\n\n- 10:00 x\n';
    const fields = 'date: 2024-03-01\naction_items:\n  - title: Watch the pool\n    owner: "@ana"';
    const { fieldActions, improvements, toc } = view('x', { x: post('X', fields, body) });
    expect(fieldActions.map(({ item }) => item.text)).toEqual(['Watch the pool']);
    expect(improvements).toBe('page-actions');
    expect(toc.at(-1)?.anchor).toBe('page-actions');
  });

  test('lets no address but a web or mail address into a link', () => {
    const fields = 'date: 2024-03-01\nlinks:\n  - { label: a, url: "javascript:alert(1)" }';
    expect(view('x', { x: post('X', fields) }).links.every(({ url }) => url === null)).toBe(true);
  });

  const related = (slug: string, texts: Record<string, string>): [string, string][] =>
    view(slug, texts).related.map(({ card, reason }) => [card.slug, reason]);

  test('is related to posts that it names, that name it, or that share service and cause', () => {
    const texts = {
      a: post('A', 'date: 2024-01-01\nservices: [api]\ncause: bug\nrelated: [c]'),
      b: post('B', 'date: 2024-01-02\nservices: [web]', 'See [A](./a.md#h-summary).'),
      c: post('C', 'date: 2024-01-03\nservices: [mail]'),
      d: post('D', 'date: 2024-01-04\nservices: [api]'),
      e: post('E', 'date: 2024-01-05\nservices: [api]\ncause: bug'),
      f: post('F', 'date: 2024-01-06\nservices: [chat]\ncause: bug'),
      g: post('G', 'date: 2024-01-07\nservices: [chat]'),
    };
    expect(related('a', texts)).toEqual([
      ['c', 'named'],
      ['b', 'names'],
      ['e', 'both'],
      ['d', 'service'],
      ['f', 'cause'],
    ]);
    expect(related('c', texts)).toEqual([['a', 'names']]);
    expect(related('g', texts)).toEqual([['f', 'service']]);
  });

  test('is never related to a post that is not published', () => {
    const texts = {
      a: post('A', 'date: 2024-01-01\nrelated: [b]'),
      b: post('B', 'date: 2024-01-02\nstatus: draft\nrelated: [a]'),
    };
    expect(related('a', texts)).toEqual([]);
  });
});
