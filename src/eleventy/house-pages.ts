import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalog, HousePage } from '../catalog/types.ts';
import { type CompiledPage, compilePage } from '../compile/compile-page.ts';
import type { Config } from '../config/types.ts';
import type { Reference } from '../document/types.ts';
import {
  compareMessages,
  compareText,
  type Message,
  type Problem,
  problem,
} from '../message/message.ts';
import { nearest } from '../message/nearest.ts';
import { userErrors } from '../message/user-errors.ts';
import { quote } from '../message/words.ts';
import { outputFile, sitePaths } from '../site/addresses.ts';
import { bodyLabels } from '../site/texts/body-labels.ts';
import { createTexts } from '../site/texts/texts.ts';
import { createImageSizes } from './image-size.ts';
import { createPostLinks, findTarget } from './post-links.ts';

/** The pages of the house in the order of the navigation, before it is known where links can lead. */
export async function readHousePages(root: string, config: Config): Promise<CompiledPage[]> {
  const folder = join(root, config.pages);
  const options = {
    config,
    links: createPostLinks({ config, imageSize: createImageSizes(root) }),
    labels: bodyLabels(createTexts(config.language, config.texts)),
  };
  const pages: CompiledPage[] = [];
  for (const name of await namesIn(folder)) {
    const path = `${config.pages}/${name}`;
    const bytes = await readFile(join(folder, name));
    pages.push(compilePage({ path, text: decode(bytes, path) }, options));
  }
  return pages.sort((a, b) => a.order - b.order || compareText(a.page.title, b.page.title));
}

/** Markdown files of a folder that may not be there; what starts with a dot or is a link is none. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && /^[^.].{0,250}\.md$/s.test(entry.name))
      .map(({ name }) => name)
      .sort(compareText);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw userErrors.unreadable(folder, code ?? String(error));
  }
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw userErrors.unreadable(path, 'it is not UTF-8');
  }
}

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
  const { config } = destinations;
  return pages
    .flatMap(({ page, problems, references }) =>
      [...problems, ...deadLinks(page, references, destinations)].flatMap((found): Message[] => {
        const level = config.rules[found.ruleId]?.level ?? 'error';
        return level === 'off' ? [] : [{ ...found, level, path: page.path }];
      }),
    )
    .sort(compareMessages);
}

function deadLinks(
  { path }: HousePage,
  references: readonly Reference[],
  { config, files, catalog }: Destinations,
): Problem[] {
  return references.flatMap(({ url, place }) => {
    const target = findTarget(path, url, config);
    const isLocal = !/^(?:[a-z][a-z\d+.-]*:|\/\/|[?#]|$)/i.test(url);
    if (!isLocal || (target !== null && files.has(outputFile(target.to)))) return [];
    const known = [
      ...catalog.posts.map(({ postmortem }) => `../${postmortem.path}`),
      ...[...files].map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`),
    ];
    const near = nearest(url, known);
    return [
      problem('link-dead', {
        place,
        unexpected: `link to ${quote(url)}`,
        expected: near === null ? 'a page, a post or a file of this site' : quote(near),
        actual: url,
        candidates: near === null ? [] : [near],
        note: `Posts are named by their files (\`../${config.posts}/x.md\`), pages too (\`x.md\`), all else from the root (\`${sitePaths.actions}\`).`,
      }),
    ];
  });
}
