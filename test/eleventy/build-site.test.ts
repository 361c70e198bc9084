import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { type BuildResult, buildSite } from '../../src/eleventy/build-site.ts';
import type { Day } from '../../src/postmortem/types.ts';
import { makeFolder, putFiles, readFiles } from '../helpers/folder.ts';
import { findDeadLinks } from '../helpers/links.ts';
import { postText } from '../helpers/posts.ts';

const sites = fileURLToPath(new URL('../sites/', import.meta.url));

async function build(
  root: string,
  change: { out?: string; drafts?: boolean; url?: string | null } = {},
): Promise<BuildResult> {
  const { config } = await loadConfig(root, null);
  const { drafts = false, out = join(root, '_site'), url = config.url } = change;
  return buildSite({ root, config: { ...config, url }, today: '2024-05-15' as Day, drafts, out });
}

/** Files of the index have names made of their content, which changes with Pagefind's version. */
const isStable = (path: string): boolean =>
  !/^(?:pagefind|assets)\//.test(path) && path !== '.recount-site';

/** What is the page's own: what stands around it is the same everywhere, and held by the home page. */
function contentOf(path: string, text: string): string {
  if (!path.endsWith('.html') || path === 'index.html') return text;
  return text.slice(text.indexOf('<main'), text.indexOf('</main>'));
}

describe('whole sites', () => {
  // After a change that is meant: vitest -u, and read the difference.
  test.each(readdirSync(sites))('%s comes out as expected, file by file', async (name) => {
    const root = makeFolder();
    cpSync(join(sites, name), root, {
      recursive: true,
      filter: (path) => !path.includes(join(name, 'expected')),
    });
    expect((await build(root)).pages).not.toBeNull();
    const built = Object.entries(readFiles(join(root, '_site'))).filter(([path]) => isStable(path));
    await expect(`${built.map(([path]) => path).join('\n')}\n`).toMatchFileSnapshot(
      join(sites, name, 'expected/files.txt'),
    );
    for (const [path, bytes] of built) {
      await expect(contentOf(path, String(bytes))).toMatchFileSnapshot(
        join(sites, name, 'expected', path),
      );
    }
    const { config } = await loadConfig(root, null);
    const base = config.url ?? 'https://example.org/';
    expect(findDeadLinks(join(root, '_site'), base)).toEqual([]);
  });

  test('the same posts give the same bytes, wherever they are', async () => {
    const outputs = [];
    for (let time = 0; time < 2; time++) {
      const root = makeFolder();
      cpSync(join(sites, 'house'), root, { recursive: true });
      await build(root, { out: join(makeFolder(), 'elsewhere/site') });
      await build(root);
      outputs.push(readFiles(join(root, '_site')));
    }
    expect(Object.keys(outputs[0] ?? {}).some((path) => path.endsWith('.pf_index'))).toBe(true);
    expect(outputs[0]).toEqual(outputs[1]);
  }, 120_000);

  test('drafts and what only they show are part of it when asked for', async () => {
    const root = makeFolder();
    cpSync(join(sites, 'house'), root, { recursive: true });
    const draft = ['media/images/secret.svg', 'postmortems/2024-05-01-draft/index.html'];
    await build(root);
    for (const path of draft)
      expect(Object.keys(readFiles(join(root, '_site')))).not.toContain(path);
    await build(root, { drafts: true });
    expect(Object.keys(readFiles(join(root, '_site')))).toEqual(expect.arrayContaining(draft));
  });
});

describe('buildSite', () => {
  test('an error in a post stops the build and leaves the old site as it is', async () => {
    const root = makeFolder({ 'posts/a.md': postText() });
    expect(await build(root)).toMatchObject({ messages: [], posts: 1 });
    const before = readFiles(join(root, '_site'));
    putFiles(root, { 'posts/b.md': postText({ date: '2024-02-30' }) });
    const result = await build(root);
    expect(result).toMatchObject({ posts: 2, pages: null });
    expect(result.messages.map(({ path, level }) => `${level} ${path}`)).toContain(
      'error posts/b.md',
    );
    expect(readFiles(join(root, '_site'))).toEqual(before);
  });

  test('a page that is no longer wanted is gone', async () => {
    const root = makeFolder({ 'posts/a.md': postText({ id: 'a' }), 'posts/b.md': postText() });
    await build(root);
    const page = 'postmortems/a/index.html';
    expect(Object.keys(readFiles(join(root, '_site')))).toContain(page);
    putFiles(root, { 'posts/a.md': postText({ id: 'a', status: 'draft' }) });
    await build(root);
    expect(Object.keys(readFiles(join(root, '_site')))).not.toContain(page);
  });

  test('what a template does wrong is told with its place, and nothing is written', async () => {
    const root = makeFolder({
      'posts/a.md': postText(),
      'templates/partials/footer.eta': '<footer>\n<%= it.nothing.there %>\n</footer>',
    });
    await expect(build(root)).rejects.toMatchObject({
      code: 'template',
      message: expect.stringContaining('line 2'),
    });
    expect(readdirSync(root).sort()).toEqual(['posts', 'templates']);
  });

  test.each([
    ['public/Straße.txt', 'public/STRASSE.txt', 'Straße.txt', 'STRASSE.txt'],
    ['public/ﬁ.txt', 'public/fi.txt', 'ﬁ.txt', 'fi.txt'],
  ])(
    '%s and %s would be one file, which is told before anything is written',
    async (a, b, ...names) => {
      const root = makeFolder({
        'posts/x.md': postText({ id: 'x' }),
        [a]: postText({ id: 'a' }),
        [b]: postText({ id: 'b' }),
      });
      const before = readFiles(root);
      const told = await build(root).catch((error: unknown) => error);
      expect(told).toMatchObject({ code: 'same-file' });
      for (const name of names) expect(String(told)).toContain(`\`${name}\``);
      expect(readFiles(root)).toEqual(before);
    },
  );

  test.each([
    ['posts/a:b.md', 'posts/a-b.md'],
    ['posts/ﬁ.md', 'posts/fi.md'],
  ])('%s and %s would be one page, which is a message', async (a, b) => {
    const root = makeFolder({ [a]: postText({ id: 'a' }), [b]: postText({ id: 'b' }) });
    const { messages, pages } = await build(root);
    expect(pages).toBeNull();
    expect(messages.map(({ ruleId }) => ruleId)).toContain('duplicate-id');
  });

  test('a file of public/ goes before a page of the same name', async () => {
    const root = makeFolder({ 'posts/x.md': postText(), 'public/robots.txt': 'mine' });
    await build(root);
    expect(readFileSync(join(root, '_site/robots.txt'), 'utf8')).toBe('mine');
  });

  test('a site without posts is a site', async () => {
    const root = makeFolder({ 'posts/README.md': 'none yet' });
    expect(await build(root)).toMatchObject({ messages: [], posts: 0 });
    expect(findDeadLinks(join(root, '_site'), 'https://example.org/')).toEqual([]);
  });

  test('nothing of the working folder or of Eleventy’s usual files counts', async () => {
    const root = makeFolder({
      'posts/a.md': postText(),
      'eleventy.config.js': 'throw new Error("read")',
      '_data/x.js': 'throw new Error("read")',
      'package.json': '{ broken',
      '.gitignore': 'posts\n_site\n',
      '.eleventyignore': '**',
      'index.liquid': '{% broken',
    });
    await build(root);
    const page = readFileSync(join(root, '_site/postmortems/a/index.html'), 'utf8');
    expect(page).toContain('The queue was full for an hour.');
    expect(Object.keys(readFiles(join(root, '_site')))).not.toContain('liquid/index.html');
  });
});
