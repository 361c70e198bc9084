import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/message/user-error.ts';
import { createRenderer, renderPage } from '../../src/render/render-page.ts';
import { house, pageAt, pagesOf, post } from '../helpers/small-site.ts';

const pages = pagesOf({ pool: post('A full pool', 'date: 2024-03-01\nservices: [api]') });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'recount-templates-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): void => {
  const file = path.join(folder, `${name}.eta`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
};
const render = (file: string, siteTemplates: string | null = folder): string =>
  renderPage(pageAt(pages, file), createRenderer({ siteTemplates, config: house }));
const failure = (file: string): UserError => {
  try {
    render(file);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('Expected a user error');
};

describe('a site’s own templates', () => {
  test('take the place of ours one by one', () => {
    write('partials/footer', '<footer>Ours: <%= site.title %></footer>\n');
    const own = render('index.html');
    expect(own).toContain('<footer>Ours: Postmortems</footer>');
    const ours = render('index.html', null);
    const withoutFooter = (html: string): string => html.replace(/<footer.*<\/footer>\n/s, '');
    expect(withoutFooter(own)).toBe(withoutFooter(ours));
  });

  test('see the view and what they are given, in layouts and partials of partials too', () => {
    write('layouts/base', '<%= it.title %>|<%= it.pageClass %>|<%~ it.body %>');
    write(
      'pages/home',
      "<% layout('layouts/base', { pageClass: 'own' }) %><%~ include('partials/outer', { a: 1, part: null }) %><%= it.a %>",
    );
    write(
      'partials/outer',
      "<%= it.a %> <%= it.part %> <%~ include('partials/inner', { b: 2 }) %> <%~ include('partials/inner') %>",
    );
    write('partials/inner', "<% const { a, b, title } = it; %>(<%= [a, b, title].join(' ') %>)");
    expect(render('index.html')).toBe(
      'Postmortems|own|1 null (1 2 Postmortems) (1  Postmortems)undefined',
    );
  });

  test('may be a folder that does not exist', () => {
    expect(render('index.html', path.join(folder, 'none'))).toBe(render('index.html', null));
  });

  test.each([
    ['throws', 'a\nb\n<%= it.nothing.at.all %>', 3, 'Cannot read properties of undefined'],
    ['has a syntax error', 'a\n<% if (true { %>\nb\n<% } %>', 2, 'Unexpected token'],
    ['has an open tag', 'a\nb\nc <%= it.title', 3, 'unclosed tag'],
    ['includes what is not there', '<%~ include("partials/none") %>', null, 'partials/none.eta'],
  ])('that %s is told with its file and line', (_, text, line, words) => {
    write('partials/masthead', text);
    const { message, hint } = failure('index.html');
    expect(message).toContain(words);
    if (line !== null) {
      expect(message).toContain(path.join(folder, 'partials/masthead.eta'));
      expect(message).toContain(`line ${line}`);
    }
    expect(hint).not.toBe('');
    expect(message).not.toMatch(/^\s+at /m);
  });
});

describe('addresses in a page', () => {
  test('are relative', () => {
    expect(render('services/api/index.html')).toContain('href="../../postmortems/pool/"');
    expect(render('index.html')).toContain('href="./assets/recount.css"');
  });

  test('of 404 start at the root of the host, for it is shown anywhere', () => {
    const html = render('404.html');
    expect(html).toContain('href="/sub/assets/recount.css"');
    expect(html).not.toMatch(/(?:href|src)="(?!\/sub\/|https:|#)/);
  });

  test('lead to the feed and say where the page is', () => {
    const html = render('postmortems/pool/index.html');
    expect(html).toContain(
      '<link rel="canonical" href="https://example.org/sub/postmortems/pool/">',
    );
    expect(html).toMatch(/<link rel="alternate" type="application\/rss\+xml"[^>]+feed\.xml">/);
  });
});
