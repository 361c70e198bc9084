import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRenderer, renderPage } from '../../src/render/render-page.ts';
import { findDeadLinks } from '../helpers/links.ts';
import { house, ordinaryBody, pagesOf, post } from '../helpers/small-site.ts';

const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
const posts = {
  pool: post(
    'A full pool',
    [
      'date: 2024-03-01',
      'severity: SEV2',
      'services: [api, web]',
      'teams: [storage]',
      'tags: [limits]',
      'impact: { summary: Half of all requests failed }',
      'links: [{ label: Status page, url: "https://status.example.org/1", role: status page }]',
      'related: [hostile]',
    ].join('\n'),
  ),
  hostile: post(
    hostile,
    [
      'date: 2024-02-02',
      `id: ${JSON.stringify(hostile)}`,
      `services: [${JSON.stringify(hostile)}]`,
      `tags: [${JSON.stringify(hostile)}]`,
      `owner: ${JSON.stringify(hostile)}`,
      `summary: ${JSON.stringify(hostile)}`,
    ].join('\n'),
    ordinaryBody
      .replace('Watch the pool', 'Watch "><script>alert(1)</script><b onclick=alert(1)>this</b>')
      .replace('@bo', '"@<b>bo</b>"'),
  ),
  bare: post('Almost nothing', 'date: 2022-02-02', 'One sentence.\n'),
  draft: post('A draft', 'date: 2024-05-05\nstatus: draft'),
};

const pages = pagesOf(posts, { drafts: true });
const renderer = createRenderer({ siteTemplates: null, config: house });
const rendered = pages.flatMap((page) =>
  page.kind === 'template' ? [{ page, html: renderPage(page, renderer) }] : [],
);
const trees = rendered.map(({ page, html }) => ({ file: page.file, page, tree: fromHtml(html) }));

const elements = (tree: Root, wanted: (element: Element) => boolean): Element[] => {
  const found: Element[] = [];
  visit(tree, 'element', (element) => {
    if (wanted(element)) found.push(element);
  });
  return found;
};
const named =
  (...names: string[]) =>
  (element: Element): boolean =>
    names.includes(element.tagName);

describe.each(trees)('$file', ({ tree, page }) => {
  test('has one h1, and headings that leave out no level', () => {
    const levels = elements(tree, named('h1', 'h2', 'h3', 'h4', 'h5', 'h6')).map(({ tagName }) =>
      Number(tagName[1]),
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries()) {
      if (index > 0) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    }
  });

  test('has its landmarks, a title and a language', () => {
    for (const name of ['main', 'header', 'footer', 'nav', 'title']) {
      expect(elements(tree, named(name)).length).toBeGreaterThan(0);
    }
    expect(elements(tree, named('main'))).toHaveLength(1);
    expect(elements(tree, named('html'))[0]?.properties.lang).toBe('en');
  });

  test('has no id twice, and every reference to one leads somewhere', () => {
    const ids = elements(tree, ({ properties }) => properties.id !== undefined).map(
      ({ properties }) => String(properties.id),
    );
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(ids);
    visit(tree, 'element', ({ properties }) => {
      const references = [properties.ariaLabelledBy, properties.htmlFor].flat();
      for (const id of references) if (id !== undefined) expect(known).toContain(id);
    });
  });

  test('runs no script and has no style of its own, so that a strict policy can hold', () => {
    const isData = (script: Element): boolean => script.properties.type === 'application/ld+json';
    for (const script of elements(tree, named('script')).filter((script) => !isData(script))) {
      expect(script.properties.src).toBeTypeOf('string');
      expect(script.children).toEqual([]);
    }
    expect(elements(tree, named('style'))).toEqual([]);
    visit(tree, 'element', ({ properties }) => {
      expect(Object.keys(properties).filter((name) => /^(?:on|style$)/i.test(name))).toEqual([]);
    });
    expect(
      elements(tree, ({ tagName, properties }) => tagName === 'img' && properties.src === 'x'),
    ).toEqual([]);
  });

  test('is for search what it says it is', () => {
    const bodies = elements(tree, ({ properties }) => properties.dataPagefindBody !== undefined);
    expect(bodies).toHaveLength(page.search ? 1 : 0);
  });

  test('says where in the site it is with aria-current', () => {
    const current = elements(tree, ({ properties }) => properties.ariaCurrent !== undefined);
    expect(current).toHaveLength(page.file === '404.html' ? 0 : 1);
  });
});

describe('the links of a site', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'recount-pages-'));
    const write = (file: string, text: string): void => {
      const to = path.join(folder, file);
      mkdirSync(path.dirname(to), { recursive: true });
      writeFileSync(to, text);
    };
    for (const { page, html } of rendered) write(page.file, html);
    for (const page of pages) if (page.kind === 'text') write(page.file, page.text());
    const scripts = readdirSync(new URL('../../src/browser/', import.meta.url))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => name.replace(/\.ts$/, '.js'));
    for (const name of scripts) write(`assets/${name}`, '');
    const assets = new URL('../../public/assets/', import.meta.url);
    for (const name of readdirSync(assets, { recursive: true, encoding: 'utf8' })) {
      // A name without an ending is a folder's.
      if (name.includes('.')) write(`assets/${name}`, '');
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('all lead to a page, a file or a place in one', () => {
    expect(findDeadLinks(folder, house.url ?? '')).toEqual([]);
  });
});

describe('the page of a postmortem', () => {
  const tree = trees.find(({ file }) => file === 'postmortems/pool/index.html')?.tree as Root;
  const texts = (name: string): string[] =>
    elements(tree, ({ properties }) => properties.dataPagefindFilter === name).map((element) => {
      const [child] = element.children;
      return child?.type === 'text' ? child.value : '';
    });

  test('tells search its severity, services, team, tags, year and date', () => {
    expect(texts('service')).toEqual(['api', 'web']);
    expect(texts('team')).toEqual(['storage']);
    expect(texts('tag')).toEqual(['limits']);
    const [severity] = elements(tree, ({ properties }) =>
      String(properties.dataPagefindFilter).startsWith('severity'),
    );
    expect(severity?.properties.dataPagefindFilter).toBe('severity:SEV2');
    const [date] = elements(tree, ({ properties }) => properties.dataPagefindSort !== undefined);
    expect(date?.properties).toMatchObject({
      dateTime: '2024-03-01',
      dataYear: '2024',
      dataPagefindFilter: 'year[data-year]',
      dataPagefindSort: 'date[datetime]',
    });
  });

  test('marks what is overdue on the day of the build, and no more', () => {
    const overdue = elements(tree, ({ properties }) =>
      [properties.className].flat().includes('status-overdue'),
    );
    expect(overdue).toHaveLength(1);
  });
});

describe('the head of a postmortem', () => {
  const htmlOf = (fields: string, title = 'A'): string => {
    const [found] = pagesOf({ a: post(title, `date: 2024-03-01\n${fields}`) }).flatMap((page) =>
      page.kind === 'template' && page.template === 'pages/postmortem' ? [page] : [],
    );
    if (found === undefined) throw new Error('Expected the page of the post');
    return renderPage(found, renderer);
  };
  const textOf = (html: string): string => html.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ');

  test('says what the incident did in figures, and how they were found', () => {
    const html = htmlOf(
      'impact: { users: { value: 1200000, basis: estimated }, requests: 4 %, revenue: 90 EUR, data_loss: false }',
    );
    expect(textOf(html)).toContain(
      'Users1,200,000 estimated Requests4 % Revenue90 EUR Data lostnone',
    );
    expect(htmlOf('impact: { data_loss: 3 rows }')).toContain('<b>3 rows</b>');
  });

  test('names those who worked on it', () => {
    const html = htmlOf('commander: ana\nscribe: bo\nresponders: [cy, dee]\nreviewers: eva');
    const facts = textOf(html);
    for (const fact of ['Led byana', 'Responderscydee', 'Notes bybo', 'Reviewed byeva']) {
      expect(facts).toContain(fact);
    }
  });

  test('sets a title in smaller letters that would fill the first screen of a phone', () => {
    expect(htmlOf('', 'x '.repeat(60))).toContain('<h1 class="long"');
    expect(htmlOf('')).toContain('<h1>');
  });
});

test('columns stand as their author aligned them: by a class that the style sheet knows', () => {
  const table = '## Summary\n\n| a | b | c |\n|---|--:|:-:|\n| 1 | 2 | 3 |\n';
  const page = pagesOf({ a: post('A', 'date: 2024-03-01', table) }).find(
    ({ file }) => file === 'postmortems/a/index.html',
  );
  if (page?.kind !== 'template') throw new Error('Expected the page of the post');
  const html = renderPage(page, renderer);
  const css = readFileSync('public/assets/recount.css', 'utf8');
  for (const side of ['right', 'center']) {
    expect(html).toContain(`<td class="align-${side}">`);
    expect(css).toMatch(new RegExp(`\\.align-${side} \\{\\s*text-align`));
  }
});

describe('a post in another language than the site', () => {
  const foreign = pagesOf({ a: post('تعطل', 'date: 2024-03-01\nlang: ar') });
  const htmlAt = (file: string): string => {
    const page = foreign.find((one) => one.file === file);
    if (page?.kind !== 'template') throw new Error(`Expected a page ${file}`);
    return renderPage(page, renderer);
  };

  test('says so of its own words, in lists too, and leaves those of the site as they are', () => {
    const html = htmlAt('postmortems/a/index.html');
    expect(html).toContain('<html lang="en" dir="ltr"');
    expect(html).toContain('<h1 lang="ar" dir="rtl">');
    expect(html).toContain('<div class="prose" lang="ar" dir="rtl"');
    expect(html).toContain('<figure class="course-figure" lang="en" dir="ltr"');
    expect(html).toContain('"inLanguage":"ar"');
    expect(htmlAt('index.html')).toContain('<h3 class="row-title" lang="ar" dir="rtl">');
  });
});
