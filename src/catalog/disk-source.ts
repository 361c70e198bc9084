import { type Dirent, readFileSync, statSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { PostFile } from '../document/types.ts';
import { compareMessages, compareText, type Message, problem } from '../message/message.ts';
import { userErrors } from '../message/user-errors.ts';
import { decodePost, fileRuleId, maxPostBytes, tooLong } from './decode-post.ts';
import { listPages } from './disk-pages.ts';
import { isSettled, stateOf } from './disk-state.ts';
import type { PostListing, PostSource } from './post-source.ts';

/** Folders of a site that posts and their files come from, relative to the root. */
export interface SourceFolders {
  readonly posts: string;
  readonly public: string;
  /** Folder of the pages of the house; absent: the site has none. */
  readonly pages?: string | undefined;
}

/**
 * Reads posts from a folder on disk. A post is a file that ends in `.md`; in the posts folder names that
 * begin with a dot or an underscore and README files are not listed. Links are followed as long as they
 * stay in the site.
 */
export function createDiskSource(root: string, folders: SourceFolders): PostSource {
  return {
    list: () => listFolder(root, folders),
    read: async (path) => readPost(root, path),
  };
}

/**
 * In this thread, as compiling takes far longer than reading: handed to the others it would wait behind what a
 * watcher asks of them, which looks at every file of a folder where one has changed.
 */
function readPost(root: string, path: string): PostFile | Message {
  try {
    const file = join(root, path);
    const stats = statSync(file, { bigint: true });
    // A pipe that took the place of a post since it was listed would be waited for without end.
    if (!stats.isFile()) return fileMessage(path, ...noFile);
    const size = Number(stats.size);
    const state = stateOf(stats);
    // Told before the file is read, like its size: what is written after that shows in another state.
    const known = isSettled(state) ? { state } : {};
    // Looked at before it is read: memory stays bounded whatever lies in the folder.
    const text = size > maxPostBytes ? tooLong(size) : decodePost(readFileSync(file));
    if (typeof text === 'string') return { path, text, ...known };
    return { ...text, level: 'error', path };
  } catch (error) {
    return fileMessage(path, `file that can't be read (${codeOf(error)})`, 'a file with text');
  }
}

async function listFolder(root: string, folders: SourceFolders): Promise<PostListing> {
  const home = await realpath(root).catch(() => {
    throw userErrors.rootMissing(root);
  });
  const posts = await walk(root, home, folders.posts, /^[._]/);
  if (posts === null) throw userErrors.noPosts(folders.posts);
  const pages = folders.pages === undefined ? [] : await listPages(root, folders.pages);
  const others = await walk(root, home, folders.public, /^\.(?:DS_Store|gitkeep|gitignore)$/);
  return {
    posts: posts.files.filter(isPost).sort(compareText),
    assets: new Set(
      [...posts.files.filter(isAsset), ...pages, ...(others?.files ?? [])].sort(compareText),
    ),
    messages: [...posts.messages, ...(others?.messages ?? [])].sort(compareMessages),
  };
}

const isAsset = (path: string): boolean => !path.endsWith('.md');
const isPost = (path: string): boolean =>
  path.endsWith('.md') && !/(?:^|\/)readme\.md$/i.test(path);

interface Walk {
  readonly root: string;
  /** The root with its own links resolved: what everything must be inside of. */
  readonly home: string;
  /** Names that are not looked at. */
  readonly hidden: RegExp;
  readonly files: string[];
  readonly messages: Message[];
  /** Links to folders, followed after all true folders so that a file goes by its true path. */
  readonly links: string[];
  /** Real paths of the folders that were read. */
  readonly seen: Set<string>;
}

/** All files below a folder, or null when there is no such folder. */
async function walk(
  root: string,
  home: string,
  folder: string,
  hidden: RegExp,
): Promise<Walk | null> {
  const found: Walk = { root, home, hidden, files: [], messages: [], links: [], seen: new Set() };
  if (!(await readFolder(found, folder))) return null;
  for (const link of found.links) await readFolder(found, link);
  return found;
}

async function readFolder(found: Walk, folder: string): Promise<boolean> {
  const entries = await entriesOf(found.root, folder);
  if (entries === null) return false;
  const real = await realpath(join(found.root, folder));
  if (found.seen.has(real)) return true;
  found.seen.add(real);
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    if (found.hidden.test(entry.name)) continue;
    const path = `${folder}/${entry.name}`;
    const link = entry.isSymbolicLink();
    const kind = link ? await followLink(found, path) : kindOf(entry);
    if (kind === 'folder' && entry.name.endsWith('.md')) found.messages.push(folderMessage(path));
    if (kind === 'folder' && link) found.links.push(path);
    else if (kind === 'folder') await readFolder(found, path);
    else if (kind === 'file') found.files.push(path);
    else if (kind === 'other' && entry.name.endsWith('.md')) {
      found.messages.push(fileMessage(path, ...noFile));
    }
  }
  return true;
}

type Kind = 'file' | 'folder' | 'other' | 'refused';

const kindOf = (entry: { isFile(): boolean; isDirectory(): boolean }): Kind =>
  entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';

async function followLink(found: Walk, path: string): Promise<Kind> {
  const link = join(found.root, path);
  try {
    const target = await realpath(link);
    if (target !== found.home && !target.startsWith(found.home + sep)) {
      found.messages.push(
        fileMessage(path, 'link that leads out of the site', 'a file inside the site'),
      );
      return 'refused';
    }
    return kindOf(await stat(link));
  } catch {
    found.messages.push(fileMessage(path, 'link that leads nowhere', 'a file inside the site'));
    return 'refused';
  }
}

async function entriesOf(root: string, folder: string): Promise<Dirent[] | null> {
  try {
    return await readdir(join(root, folder), { withFileTypes: true });
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw userErrors.unreadable(folder, code);
  }
}

const folderMessage = (path: string): Message => ({
  ...fileMessage(path, 'folder whose name ends in `.md`', 'a file'),
  level: 'warn',
});

function fileMessage(path: string, unexpected: string, expected: string): Message {
  return { ...problem(fileRuleId, { place: null, unexpected, expected }), level: 'error', path };
}

const noFile = ['thing that is no file', 'a file with text'] as const;

const codeOf = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error));
