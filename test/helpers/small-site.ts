import { gatherCatalog } from '../../src/catalog/gather-catalog.ts';
import type { Catalog } from '../../src/catalog/types.ts';
import { compilePost } from '../../src/compile/compile-post.ts';
import { defaults } from '../../src/config/defaults.ts';
import type { Config } from '../../src/config/types.ts';
import { createPostLinks } from '../../src/eleventy/post-links.ts';
import type { Day } from '../../src/postmortem/types.ts';
import { sitePages } from '../../src/site/site-pages.ts';
import type { SitePage, TemplatePage } from '../../src/site/types.ts';

/** The day on which the sites of tests are built. */
export const today = '2024-06-01' as Day;

/** A house with an address below a path, so that links from the root of a host would show. */
export const house: Config = { ...defaults, url: 'https://example.org/sub/' };

/** A post with every part that is asked for; `fields` are lines of YAML, `body` takes the place of the text. */
export function post(title: string, fields: string, body = ordinaryBody): string {
  return `---\ntitle: ${JSON.stringify(title)}\n${fields}\n---\n\n${body}`;
}

export const ordinaryBody = `## Summary

Requests failed for half an hour.

## Timeline

- 2024-03-01 10:00 UTC: [cause] A change is deployed.
- 2024-03-01 10:05 UTC: [detected] An alert fires.
- 2024-03-01 10:30 UTC: [resolved] The change is taken back.

## Root causes

### A limit that nobody watched

The pool was full.

## Action items

- [x] Raise the limit (owner: @ana, due: 2024-03-10)
- [ ] Watch the pool (owner: @ana, due: 2024-04-01, type: detect)
- [ ] Write the runbook (owner: @bo, due: 2024-12-01)
- [ ] Talk about limits
`;

/** A catalog of posts by slug. */
export function catalogOf(texts: Readonly<Record<string, string>>, config = house): Catalog {
  const links = createPostLinks({ config, imageSize: () => null });
  const posts = Object.entries(texts).map(([slug, text]) =>
    compilePost({ path: `posts/${slug}.md`, text }, { config, today, links }),
  );
  return gatherCatalog(posts, new Set());
}

/** The pages of a site of such posts. */
export function pagesOf(
  texts: Readonly<Record<string, string>>,
  { config = house, drafts = false } = {},
): SitePage[] {
  return sitePages(catalogOf(texts, config), config, { today, drafts });
}

/** The page with this file. */
export function pageAt(pages: readonly SitePage[], file: string): TemplatePage {
  const page = pages.find((candidate) => candidate.file === file);
  if (page?.kind !== 'template') throw new Error(`Expected a page ${file}`);
  return page;
}
