import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildSite } from '../../src/eleventy/build-site.ts';
import type { Day } from '../../src/postmortem/types.ts';
import { loadHouse } from '../../src/render/load-house.ts';
import { runCli } from '../cli/run-cli.ts';
import { makeFolder, putFiles, readFiles } from '../helpers/folder.ts';
import { findDeadLinks } from '../helpers/links.ts';
import { postText } from '../helpers/posts.ts';

async function build(files: Readonly<Record<string, string>>) {
  const root = makeFolder();
  putFiles(root, { 'posts/2024-01-01-a.md': postText({ title: 'A' }), ...files });
  const { config, messages } = await loadHouse(root, null);
  const out = join(root, '_site');
  const result = await buildSite({ root, config, today: '2024-05-15' as Day, drafts: false, out });
  const told = [...messages, ...result.messages].map(
    ({ path, place, reason, level }) =>
      `${path}:${place?.start.line}:${place?.start.column} ${level} ${reason}`,
  );
  const built = result.pages === null ? {} : readFiles(out);
  return { out, told, page: (file: string) => String(built[file] ?? '') };
}

describe('pages of the house', () => {
  test('are in the navigation in their order, in the sitemap, and lead to pages and posts', async () => {
    const { out, told, page } = await build({
      'recount.yaml': 'url: https://example.org/sub/',
      'public/plan.txt': 'x',
      'pages/about.md':
        '---\ntitle: About us\nnav: About\norder: 2\n---\n\nSee [how](how.md#steps), [A](../posts/2024-01-01-a.md), [items](/actions/), [a plan](/plan.txt).\n',
      'pages/how.md': '# How we write\n\n## Steps\n\nOne.\n',
      'pages/hidden.md': '---\ntitle: Hidden\nnav: false\n---\n\nText.\n',
    });
    expect(told).toEqual([]);
    const nav = [...page('index.html').matchAll(/<li><a href="([^"]*)">([^<]*)<\/a><\/li>/g)].map(
      ([, href, label]) => `${label} ${href}`,
    );
    expect(nav.slice(0, 2)).toEqual(['How we write ./how/', 'About ./about/']);
    expect(nav.join()).not.toContain('Hidden');
    expect(page('about/index.html')).toContain('href="../how/#h-steps"');
    expect(page('about/index.html')).toContain('href="../postmortems/2024-01-01-a/"');
    expect(page('sitemap.xml')).toContain('<loc>https://example.org/sub/hidden/</loc>');
    expect(findDeadLinks(out, 'https://example.org/sub/')).toEqual([]);
  });

  test('are as safe as posts', async () => {
    const { page } = await build({
      'pages/x.md':
        '# X\n\n<script>alert(1)</script>\n\n[y](javascript:alert(1))\n\n<b onclick="z">b</b>\n',
    });
    const main = page('x/index.html').split('<main')[1] ?? '';
    expect(main).not.toMatch(/javascript:|onclick|<script/);
  });

  test('stop the build where a link of theirs or a field is wrong', async () => {
    const { told, page } = await build({
      'pages/x.md': '---\ntilte: X\n---\n\nSee [y](y.md) and [b](../posts/b.md).\n',
    });
    expect(told).toEqual([
      'pages/x.md:2:1 error Unexpected key `tilte`, expected `title`',
      expect.stringMatching(/^pages\/x\.md:5:5 error Unexpected link to `y\.md`, expected /),
      expect.stringMatching(/^pages\/x\.md:5:19 error Unexpected link to `\.\.\/posts\/b\.md`/),
    ]);
    expect(page('index.html')).toBe('');
  });

  test('are known to posts, and show files that lie beside posts', async () => {
    const { out, told, page } = await build({
      'posts/2024-01-02-b.md': postText({ title: 'B' }).replace(
        '## Timeline',
        'See [how](../pages/how.md#steps).\n\n## Timeline',
      ),
      'posts/images/plan.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
      'pages/how.md': '# How\n\n## Steps\n\n![Three boxes](../posts/images/plan.svg)\n',
    });
    expect(told).toEqual([]);
    expect(page('postmortems/2024-01-02-b/index.html')).toContain('href="../../how/#h-steps"');
    expect(page('how/index.html')).toContain('src="../media/images/plan.svg"');
    expect(findDeadLinks(out, 'https://example.org/')).toEqual([]);
  });

  test.each([
    [
      '[a](../posts/2024-01-01-a.md#root-cuase)',
      'link-dead',
      '`../posts/2024-01-01-a.md#root-cause`',
    ],
    ['[a](how.md#stes)', 'link-dead', '`how.md#steps`'],
    ['## Our own\n\n[a](#our-onw)', 'link-dead', '`#our-own`'],
    ['![A plan](../posts/plan.png)', 'image-missing', 'an image of this site'],
    ['![](/plan.svg)', 'image-alt', 'what it shows'],
    ['Write to kim.example@gmail.com', 'personal-email', ''],
    ['See [it](sub/deep.md)', 'link-dead', ''],
    ['> '.repeat(2000), 'markdown-too-deep', ''],
  ])('are looked at as posts are: %s', async (text, ruleId, expected) => {
    const root = makeFolder();
    putFiles(root, {
      'posts/2024-01-01-a.md': postText({ title: 'A' }),
      'public/plan.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'pages/how.md': '# How\n\n## Steps\n\nOne.\n',
      'pages/sub/deep.md': '# Deep\n',
      'pages/x.md': `# X\n\n${text}\n`,
    });
    const { code, stdout, stderr } = await runCli(['check', '--format', 'json'], { cwd: root });
    expect(stderr).toBe('');
    const { messages } = JSON.parse(stdout);
    expect(messages).toEqual([
      expect.objectContaining({
        path: 'pages/x.md',
        ruleId,
        reason: expect.stringContaining(expected),
        place: expect.objectContaining({ start: expect.anything() }),
      }),
    ]);
    expect(code).toBe(messages[0].level === 'error' ? 1 : 0);
    const one = await runCli(['check', 'pages/how.md', '--format', 'json'], { cwd: root });
    expect(JSON.parse(one.stdout).messages).toEqual([]);
  });

  test.each([
    ['[how](../pages/how.md#steps)', []],
    ['[how](../pages/how.md#top)', []],
    [
      '[how](../pages/how.md#stesp)',
      [
        'posts/2024-01-02-b.md:16:1 error Unexpected link to `../pages/how.md#stesp`, expected `../pages/how.md#steps`',
      ],
    ],
    ['<!-- recount-ignore link-dead: soon -->\n[how](../pages/how.md#soon)', []],
  ])('have their headings known to posts: %s', async (link, expected) => {
    const files = {
      'posts/2024-01-02-b.md': postText({ title: 'B' }).replace(
        '## Timeline',
        `${link}\n\n## Timeline`,
      ),
      'pages/how.md': '# How\n\n## Steps\n\nOne.\n',
    };
    expect((await build(files)).told).toEqual(expected);
    const cwd = makeFolder({ 'posts/2024-01-01-a.md': postText({ title: 'A' }), ...files });
    const { messages } = JSON.parse((await runCli(['check', '--format', 'json'], { cwd })).stdout);
    expect(messages).toHaveLength(expected.length);
  });

  test('say themselves where a message is meant', async () => {
    const { told } = await build({
      'pages/x.md':
        '# X\n\n<!-- recount-ignore link-dead: comes with the next release -->\n\n[y](/soon.pdf)\n',
    });
    expect(told).toEqual([]);
  });

  test('never take the place of another page', async () => {
    await expect(build({ 'pages/actions.md': '# Actions\n' })).rejects.toThrow('actions');
  });
});

describe('the look of the house', () => {
  test('is a style sheet and a logo, and nothing where none is set', async () => {
    const { page } = await build({
      'recount.yaml':
        'brand: { logo: mark.svg, accent: { light: "#123456", dark: "#abcdef" }, serif: "Lora, serif" }',
      'public/mark.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    });
    expect(page('assets/brand.css')).toBe(
      ':root {\n  --brand: light-dark(#123456, #abcdef);\n  --serif: Lora, serif;\n}\n',
    );
    expect(page('index.html')).toContain('href="./assets/brand.css"');
    expect(page('index.html')).toContain('src="./mark.svg"');
    const plain = await build({});
    expect(plain.page('assets/brand.css')).toBe('');
    expect(plain.page('index.html')).not.toContain('brand.css');
  });

  test.each([
    'accent: "red; } * { display: none"',
    'accent: "url(https://example.org)"',
    'serif: "x; } body { color: red"',
    'logo: ../secret.svg',
  ])('takes no %s', async (line) => {
    const { told } = await build({ 'recount.yaml': `brand: { ${line} }` });
    expect(told).toEqual([expect.stringMatching(/^recount\.yaml:1:\d+ error Unexpected /)]);
  });

  test('asks for a logo that is there', async () => {
    await expect(build({ 'recount.yaml': 'brand: { logo: mark.svg }' })).rejects.toThrow(
      'public/mark.svg',
    );
  });
});

describe('a language', () => {
  test('is that of the whole page, of words inside the text too', async () => {
    const { page } = await build({
      'recount.yaml': 'language: de',
      'posts/2024-01-02-b.md': postText({ title: 'B' }).replace(
        '## Timeline',
        '> [!WARNING]\n> Text.\n\n## Timeline',
      ),
    });
    const html = page('postmortems/2024-01-02-b/index.html');
    expect(html).toContain('<html lang="de" dir="ltr"');
    expect(html).toContain('Warnung');
    expect(html).not.toContain('>Warning<');
  });

  test('that a site brings itself is written its own way', async () => {
    const { page, told } = await build({
      'recount.yaml': 'language: ar',
      'texts.yaml': 'site.search: بحث',
    });
    expect(page('index.html')).toContain('<html lang="ar" dir="rtl"');
    expect(page('index.html')).toContain('بحث');
    expect(told).toEqual([expect.stringMatching(/^texts\.yaml:1:1 warn Unexpected \d+ texts/)]);
  });
});
