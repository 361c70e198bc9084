import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isPagePath, listPages } from '../catalog/disk-pages.ts';
import type { Overlay } from '../catalog/overlay-source.ts';
import type { Catalog, HousePage, PageAnchors } from '../catalog/types.ts';
import type { CompiledPage } from '../compile/compile-page.ts';
import type { Config } from '../config/types.ts';
import type { Reference } from '../document/types.ts';
import {
  compareMessages,
  compareText,
  type Message,
  type Problem,
  problem,
} from '../message/message.ts';
import { createNearest, nearest } from '../message/nearest.ts';
import { userErrors } from '../message/user-errors.ts';
import { quote } from '../message/words.ts';
import type { Day } from '../postmortem/types.ts';
import { hasAnchor, hasPageAnchor } from '../rules/helpers/link-target.ts';
import { relativeAddress } from '../rules/helpers/relative-address.ts';
import { toMessages } from '../rules/run-rules.ts';
import { judgedPage } from '../rules/settings.ts';
import { outputFile, sitePaths } from '../site/addresses.ts';
import { once } from '../site/once.ts';
import { bodyLabels } from '../site/texts/body-labels.ts';
import { createTexts } from '../site/texts/texts.ts';
import { createImageSizes } from './image-size.ts';
import { createPostLinks, findTarget } from './post-links.ts';

/** What pages of the house are read with. */
export interface HouseOptions {
  /** Absolute path of the folder of the site. */
  readonly root: string;
  readonly config: Config;
  /** The day of the run, in UTC. */
  readonly today: Day;
  /** Pages that are to be read from elsewhere than the disk; absent: none. */
  readonly overlay?: Overlay | undefined;
}

/** The pages of the house in the order of the navigation, before it is known where links can lead. */
export async function readHousePages({
  root,
  config,
  today,
  overlay = new Map(),
}: HouseOptions): Promise<CompiledPage[]> {
  const listed = new Set([...(await listPages(root, config.pages)), ...overlay.keys()]);
  const paths = [...listed].filter(
    (path) => isPagePath(path, config.pages) && overlay.get(path) !== null,
  );
  if (paths.length === 0) return [];
  // Most houses have none, and what compiles takes long to load.
  const { compilePage } = await import('../compile/compile-page.ts');
  const options = {
    config,
    today,
    links: createPostLinks({ config, imageSize: createImageSizes(root) }),
    labels: bodyLabels(createTexts(config.language, config.texts)),
  };
  const pages: CompiledPage[] = [];
  for (const path of paths) {
    const text = decode(overlay.get(path) ?? (await readFile(join(root, path))), path);
    pages.push(compilePage({ path, text }, options));
  }
  return pages.sort((a, b) => a.order - b.order || compareText(a.page.title, b.page.title));
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw userErrors.unreadable(path, 'it is not UTF-8');
  }
}

/** The places in pages that links can lead to. */
export const anchorsOf = (pages: readonly CompiledPage[]): PageAnchors =>
  new Map(pages.map(({ page }) => [page.path, new Set(page.body.toc.map(({ anchor }) => anchor))]));

/** What a site has to lead to. */
export interface Destinations {
  readonly config: Config;
  readonly catalog: Catalog;
  /** All files of the site: `actions/index.html`, `logo.svg`. */
  readonly files: ReadonlySet<string>;
}

/** Everything that is wrong in pages of the house, with links that lead nowhere. */
export function checkHousePages(
  pages: readonly CompiledPage[],
  destinations: Destinations,
): Message[] {
  const settings = destinations.config.rules;
  return pages
    .flatMap(({ page, messages, ignores, references }) => {
      const { path } = page;
      const nearestTo = once(() => createNearest(addressesFrom(path, pages, destinations)));
      const surroundings = { ...destinations, pages, nearestTo };
      const dead = references.flatMap((reference) => deadLink(page, reference, surroundings) ?? []);
      return [...messages, ...toMessages(dead, ignores, { ...judgedPage, path }, { settings })];
    })
    .sort(compareMessages);
}

interface Surroundings extends Destinations {
  readonly pages: readonly CompiledPage[];
  /** Looks up what an address was meant to be. */
  readonly nearestTo: () => (url: string) => string | null;
}

function deadLink(
  page: HousePage,
  { kind, url, place }: Reference,
  surroundings: Surroundings,
): Problem | null {
  const { config, files, nearestTo } = surroundings;
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/|\?|$)/i.test(url)) return null;
  const target = url.startsWith('#')
    ? ({ kind: 'post', to: sitePaths.house(page.slug), anchor: url.slice(1) } as const)
    : findTarget(page.path, url, config);
  const isThere = target !== null && files.has(outputFile(target.to));
  if (isThere && target.kind === 'file') return null;
  if (isThere && target.kind === 'post') {
    const names = anchorsAt(target.to, target.anchor, surroundings);
    if (names === null) return null;
    const near = nearest((target.anchor ?? '').replace(/^h-/, ''), names);
    const likely = near === null ? null : `${url.slice(0, url.indexOf('#'))}#${near}`;
    return problem('link-dead', {
      place,
      unexpected: `link to ${quote(url)}`,
      expected: likely === null ? 'a heading of that page' : quote(likely),
      actual: url,
      candidates: likely === null ? [] : [likely],
    });
  }
  const near = nearestTo()(url);
  const isImage = kind === 'image';
  return problem(isImage ? 'image-missing' : 'link-dead', {
    place,
    unexpected: `${isImage ? 'image' : 'link to'} ${quote(url)}`,
    expected:
      near !== null
        ? quote(near)
        : isImage
          ? 'an image of this site'
          : 'a page, a post or a file of this site',
    actual: url,
    candidates: near === null ? [] : [near],
    note: `Posts are named by their files (\`../${config.posts}/x.md\`), pages too (\`x.md\`), all else from the root (\`${sitePaths.actions}\`).`,
  });
}

/** All that a page can lead to, as it would name it. */
function addressesFrom(
  path: string,
  pages: readonly CompiledPage[],
  { catalog, files }: Destinations,
): string[] {
  const named = [
    ...pages.map(({ page }) => page.path),
    ...catalog.posts.map(({ postmortem }) => postmortem.path),
  ].map((other) => relativeAddress(path, other));
  return [...named, ...[...files].map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`)];
}

/** Names of the places in a page of the site that has none of this name; null: all is well. */
function anchorsAt(
  to: string,
  anchor: string | undefined,
  { catalog, pages }: Pick<Surroundings, 'catalog' | 'pages'>,
): readonly string[] | null {
  if (anchor === undefined) return null;
  const post = catalog.posts.find(({ postmortem }) => sitePaths.postmortem(postmortem.slug) === to);
  const page = pages.find((other) => sitePaths.house(other.page.slug) === to)?.page;
  if (post !== undefined && hasAnchor(post.postmortem, anchor)) return null;
  const all = post?.postmortem.headings ?? page?.body.toc ?? [];
  const names = all.map((heading) => heading.anchor);
  if (page !== undefined && hasPageAnchor(new Set(names), anchor)) return null;
  return names.map((name) => name.replace(/^h-/, ''));
}
