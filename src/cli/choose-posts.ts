import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { createDiskSource } from '../catalog/disk-source.ts';
import { type Overlay, overlaySource } from '../catalog/overlay-source.ts';
import type { PostListing, PostSource } from '../catalog/post-source.ts';
import type { Config } from '../config/types.ts';
import { userErrors } from '../message/user-errors.ts';
import { quote } from '../message/words.ts';
import type { Io } from './io.ts';
import { readStagedPosts } from './staged-posts.ts';

/** The posts that a command line means. */
export interface PostChoice {
  /** Posts and pages that are to be read from elsewhere than the disk. */
  readonly overlay: Overlay;
  readonly isWanted: (path: string) => boolean;
  /** All there is to read: rules look at a post among the others. */
  readonly listing: PostListing;
  /** Reads what is listed. */
  readonly source: PostSource;
}

interface Source {
  readonly root: string;
  readonly config: Config;
  readonly io: Io;
}

/** Finds the posts that paths, `--staged` or `--stdin-path` name; without any, all. */
export async function choosePosts(
  paths: readonly string[],
  options: { readonly staged?: boolean; readonly stdinPath?: string },
  { root, config, io }: Source,
): Promise<PostChoice> {
  const overlay = await readOverlay(options, { root, config, io });
  const isOverlaid = options.staged === true || options.stdinPath !== undefined;
  const source = overlaySource(createDiskSource(root, config), overlay, config.pages);
  const listing = await source.list();
  const wanted = paths.map((path) => {
    if (!existsSync(resolve(io.cwd, path))) throw userErrors.pathMissing(path);
    return toSitePath(root, path, io);
  });
  const known = [
    ...listing.posts,
    ...ownPages(listing, config),
    ...listing.messages.map(({ path }) => path),
  ];
  for (const [index, one] of wanted.entries()) {
    if (!known.some((path) => isIn(one, path))) {
      throw userErrors.usage(
        `${quote(paths[index] ?? one)} is no post and no folder of posts`,
        `Posts are the files below ${quote(config.posts)} that end in \`.md\`, pages those in ${quote(config.pages)}.`,
      );
    }
  }
  const isWanted = (path: string): boolean => {
    if (isOverlaid) return overlay.has(path);
    return wanted.length === 0 || wanted.some((one) => isIn(one, path));
  };
  return { overlay, isWanted, listing, source: { ...source, list: async () => listing } };
}

/** The pages of the house among what there is. */
export const ownPages = ({ assets }: PostListing, { pages }: Config): string[] =>
  [...assets].filter((path) => path.startsWith(`${pages}/`) && path.endsWith('.md'));

async function readOverlay(
  { staged, stdinPath }: { readonly staged?: boolean; readonly stdinPath?: string },
  { root, config, io }: Source,
): Promise<Overlay> {
  if (staged === true) return readStagedPosts(root, config, io);
  if (stdinPath === undefined) return new Map();
  const path = toSitePath(root, stdinPath, io);
  if (path === '' || path.startsWith('../') || !path.endsWith('.md')) {
    throw userErrors.usage(
      `${quote(stdinPath)} is no path of a post or a page`,
      'Give --stdin-path a file of the site that ends in `.md`; it need not be there.',
    );
  }
  return new Map([[path, await io.readStdin()]]);
}

/** Whether a path is `one` or below it; the root holds all. */
const isIn = (one: string, path: string): boolean =>
  one === '' || path === one || path.startsWith(`${one}/`);

/** A path of the command line as the catalog has it: relative to the root, with `/`. */
function toSitePath(root: string, path: string, io: Io): string {
  return relative(root, resolve(io.cwd, path)).split(sep).join('/');
}
