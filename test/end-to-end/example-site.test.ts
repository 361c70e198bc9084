import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { buildExampleSite, type ExampleSite } from '../helpers/example-site.ts';
import { findDeadLinks, listFiles } from '../helpers/links.ts';
import { projectRoot, runRecount } from '../helpers/recount.ts';

const root = 'https://example.org/';
const below = inject('exampleFolder');
const sub = inject('exampleUrl');
/** Only the draft among the posts speaks of it. */
const draftWord = 'chainguard';
const draft = 'posts/2026-03-30-waf-false-positives.md';

let atRoot: ExampleSite;
let again: ExampleSite;

beforeAll(async () => {
  atRoot = await buildExampleSite(root);
  again = await buildExampleSite(sub);
});
afterAll(async () => {
  await Promise.all([atRoot, again].map((site) => site?.remove()));
});

describe('the example site', () => {
  it('builds without a message', async () => {
    expect(atRoot.stdout + atRoot.stderr).toMatch(/^\d+ posts, \d+ pages in .* \([\d.]+ s\)\n$/);
    const { code, stdout } = await runRecount(['check', '--format', 'json'], projectRoot);
    const { messages } = JSON.parse(stdout) as { messages: { path: string }[] };
    // Only the draft lacks something.
    expect(messages.filter(({ path }) => path !== draft)).toEqual([]);
    expect(code).toBe(0);
  });

  it('holds every kind of page', () => {
    expect(listFiles(atRoot.folder)).toEqual(
      expect.arrayContaining([
        '404.html',
        'actions/index.html',
        'feed.xml',
        'index.html',
        'media/images/pool-exhaustion.svg',
        'pagefind/pagefind.js',
        'postmortems/2023-09-27-sign-up-failures/index.html',
        'robots.txt',
        'search/index.html',
        'services/index.html',
        'severities/sev1/index.html',
        'sitemap.xml',
        'tags/database/index.html',
        'years/2017/index.html',
      ]),
    );
  });

  it('has no link that leads nowhere, at a root and under a path', () => {
    expect(findDeadLinks(atRoot.folder, root)).toEqual([]);
    expect(findDeadLinks(below, sub)).toEqual([]);
  });

  it('is the same to the byte when built again', () => {
    const files = listFiles(below);
    expect(listFiles(again.folder)).toEqual(files);
    const differing = files.filter(
      (file) => !readFileSync(join(below, file)).equals(readFileSync(join(again.folder, file))),
    );
    expect(differing).toEqual([]);
  });

  it('says nothing of the draft anywhere', () => {
    const draft = readFileSync(
      join(projectRoot, 'posts/2026-03-30-waf-false-positives.md'),
      'utf8',
    );
    expect(draft.toLowerCase()).toContain(draftWord);
    const leaks = listFiles(atRoot.folder).filter((file) => {
      const text = readFileSync(join(atRoot.folder, file), 'utf8').toLowerCase();
      return text.includes(draftWord) || file.includes('waf-false') || text.includes('waf-false');
    });
    expect(leaks).toEqual([]);
  });

  it('writes template syntax as its author did', () => {
    const page = 'postmortems/2018-04-18-culler-flood/index.html';
    const html = readFileSync(join(atRoot.folder, page), 'utf8');
    expect(html.replaceAll(/<[^>]+>/g, '')).toContain('{{ .Values.replicas }}');
  });
});
