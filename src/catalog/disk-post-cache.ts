import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostFile } from '../document/types.ts';
import { readJson, replaceJson } from './disk-json.ts';
import { openPacks } from './disk-pack.ts';
import { fileState } from './disk-state.ts';
import { type FrozenSource, freezePost, thawPost } from './frozen-post.ts';
import type { PostCache } from './post-cache.ts';
import type { CompiledPost } from './types.ts';

export interface DiskCacheOptions {
  /** Absolute path of the folder of the site. */
  readonly root: string;
  /** Absolute path of the folder of the cache; null: nothing outlives the run. */
  readonly folder: string | null;
  /** Hash of everything that compiling a post depends on besides the post and its images. */
  readonly key: string;
  /** Whether posts need their HTML. */
  readonly html: boolean;
  /** What the HTML of posts tells of a file of the site; changes with it. */
  readonly mediaState: (path: string) => string;
}

export interface DiskPostCache extends PostCache {
  readonly recall: (path: string) => CompiledPost | undefined;
  readonly settle: () => void;
  /** What was remembered turned out to be broken after it was given. */
  readonly isBroken: () => boolean;
  readonly close: () => void;
}

/** What was seen of a file: its state, and the key of its text. */
interface Seen {
  readonly state: string;
  readonly key: string;
}

/** A post with what its HTML was told of its images. */
interface Kept {
  readonly post: CompiledPost;
  readonly media: string;
}

/**
 * Remembers compiled posts on disk, by the hash of their path and text. Safe to delete at any time and to
 * share between builds that run at once: files get their name when they are whole and never change
 * then; what is broken is as good as not there.
 */
export function createDiskPostCache(options: DiskCacheOptions): DiskPostCache {
  const { root, folder, html, mediaState } = options;
  const place = folder === null ? null : join(folder, `posts-${options.key.slice(0, 20)}`);
  const packs = openPacks(place);
  const statesFile = folder === null ? null : join(folder, 'states.json');
  const states = readStates(statesFile);
  const posts = new Map<string, Kept>();
  let live = new Set<string>();
  let asked = new Set<string>();
  let isSaved = false;
  let changed = false;

  const mediaOf = (post: CompiledPost): string => (post.media ?? []).map(mediaState).join('\n');
  const find = (key: string): CompiledPost | undefined => {
    let kept = posts.get(key);
    if (kept === undefined) {
      const source = packs.find(key) ?? (html ? undefined : packs.find(checkedOnly(key)));
      const post = source === undefined ? undefined : thaw(source);
      if (post === undefined) return undefined;
      kept = { post, media: (post as Remembered).mediaState ?? '' };
      posts.set(key, kept);
    }
    const { post, media } = kept;
    if (html && (post.media?.length ?? 0) > 0 && media !== mediaOf(post)) return undefined;
    live.add(key);
    return post;
  };
  const see = ({ path, state }: PostFile, key: string): void => {
    if (state === undefined) return;
    asked.add(path);
    states.set(path, { state, key });
    changed = true;
  };
  return {
    recall: (path) => {
      const seen = states.get(path);
      if (seen === undefined || seen.state !== fileState(join(root, path))) return undefined;
      const post = find(seen.key);
      if (post !== undefined) asked.add(path);
      return post;
    },
    isEmpty: () => posts.size === 0 && packs.isEmpty(),
    get: (file) => {
      const key = keyOf(file);
      const post = find(key);
      if (post !== undefined) see(file, key);
      return post;
    },
    set: (file, post) => {
      const key = keyOf(file);
      see(file, key);
      const state = html ? mediaOf(post) : '';
      const frozen = freezePost(
        state === '' ? post : ({ ...post, mediaState: state } as Remembered),
      );
      const kept = thawPost(packs.add(html ? key : checkedOnly(key), frozen));
      posts.set(key, { post: kept, media: state });
      live.add(key);
      return kept;
    },
    settle: () => {
      for (const key of [...posts.keys()]) if (!live.has(key)) posts.delete(key);
      for (const path of [...states.keys()]) if (!asked.has(path)) states.delete(path);
      if (!isSaved) {
        quietly(() => {
          if (folder !== null) makeFolder(folder);
          packs.save(new Set([...live].flatMap((key) => [key, checkedOnly(key)])));
          if (folder === null || place === null) return;
          if (changed && statesFile !== null) writeStates(statesFile, states);
          forgetOld(folder, place);
        });
      }
      isSaved = true;
      changed = false;
      live = new Set();
      asked = new Set();
    },
    isBroken: packs.isBroken,
    close: packs.close,
  };
}

/** A post with what its HTML tells of its images. */
type Remembered = CompiledPost & { readonly mediaState?: string };

const checkedOnly = (key: string): string => `${key}?`;

const keyOf = ({ path, text }: PostFile): string =>
  createHash('sha1').update(`${path}\0`).update(text).digest('base64url');

function thaw(source: FrozenSource): CompiledPost | undefined {
  try {
    return thawPost(source);
  } catch {
    return undefined;
  }
}

type SavedStates = readonly (readonly [path: string, state: string, key: string])[];

function readStates(file: string | null): Map<string, Seen> {
  const states = file === null ? null : readJson<SavedStates>(file);
  return new Map(states?.map(([path, state, key]) => [path, { state, key }] as const));
}

function writeStates(file: string, all: ReadonlyMap<string, Seen>): void {
  const states: SavedStates = [...all].map(([path, { state, key }]) => [path, state, key]);
  replaceJson(file, states);
}

/** The folder of the cache, of which git and backups need not know. */
function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '.gitignore'), '*\n');
}

/** Kinds of builds whose posts are remembered side by side: with and without drafts, two audiences. */
const mostKeys = 4;

function forgetOld(folder: string, place: string): void {
  mkdirSync(place, { recursive: true });
  const now = new Date();
  utimesSync(place, now, now);
  const others = readdirSync(folder)
    .filter((name) => name.startsWith('posts-'))
    .map((name) => ({ name, used: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.used - a.used);
  for (const { name } of others.slice(mostKeys)) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** A cache that can't be written is no failure of the build. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // The next run does without what this one could have left.
  }
}
