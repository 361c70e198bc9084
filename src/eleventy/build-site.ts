import { setFlagsFromString } from 'node:v8';
import type { HistoryGap } from '../history/types.ts';
import type { Message } from '../message/message.ts';
import { withPostCache } from './open-cache.ts';
import type { PlanOptions } from './plan-site.ts';
import { findUntouched, holdsOnly } from './reuse-files.ts';
import { hashInputs, siteKey } from './site-key.ts';
import { readSiteRecord, writeSiteRecord } from './site-record.ts';
import type { WriteOptions } from './write-site.ts';

export interface BuildOptions
  extends Omit<PlanOptions, 'cache' | 'source' | 'onCompiled'>,
    WriteOptions {
  /** Absolute path of the folder of the cache; absent: nothing outlives the build. */
  readonly cache?: string | undefined;
  /** Tells quickly whether the past of posts is what it was: the name of the last commit. */
  readonly head?: () => Promise<string>;
}

export interface BuildResult {
  readonly messages: readonly Message[];
  /** All posts that could be read, drafts too. */
  readonly posts: number;
  readonly historyGap: HistoryGap | null;
  /** Pages and text files of the site; null when errors in posts stopped the build. */
  readonly pages: number | null;
  /** Files that were made anew; the others are as the last build left them. */
  readonly written: number;
}

/**
 * Builds a site: all of it takes the place of the old one, or nothing changes. An error in a post stops
 * the build before anything is written.
 */
export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const { root, config, today, drafts, out, cache: folder = null } = options;
  const key = siteKey(root, config, today);
  const head = (await options.head?.()) ?? '';
  const inputs = folder === null ? null : await hashInputs(key, { root, config, drafts, head });
  const before = folder === null ? null : readSiteRecord(folder, out);
  if (before !== null && inputs !== null && before.inputs === inputs) {
    const files = findUntouched(before, out);
    if (files.size === before.files.size && holdsOnly(out, files)) return { ...before, written: 0 };
  }
  // Only now: where nothing has changed they would take most of the time.
  const [{ planSite }, { refuseCollisions }, { writeSite }] = await Promise.all([
    import('./plan-site.ts'),
    import('./refuse-collisions.ts'),
    import('./write-site.ts'),
  ]);
  return withPostCache({ root, config, today, html: true }, folder, async (cache) => {
    const useLessMemory = () => setFlagsFromString(lessMemory);
    // Not while many posts are compiled: it holds for those threads too, which are small and only lose time by it.
    if (cache.isEmpty?.() === false) useLessMemory();
    const plan = await planSite({ ...options, cache, onCompiled: useLessMemory });
    const { messages, catalog, historyGap } = plan;
    const result = { messages, posts: catalog.posts.length, historyGap };
    if (messages.some(({ level }) => level === 'error')) {
      return { ...result, pages: null, written: 0 };
    }
    refuseCollisions(plan);
    const pages = plan.pages.length;
    const same = before?.key === key ? before : null;
    const { leaks, written, record } = await writeSite(plan, same, options);
    if (leaks.length > 0) {
      return { ...result, messages: [...messages, ...leaks], pages: null, written: 0 };
    }
    const done = { ...result, pages };
    if (folder !== null) writeSiteRecord(folder, out, { ...done, ...record, key, inputs });
    return { ...done, written };
  });
}

/** V8 tidies up once memory has grown by a third since the last time, and not only when it is four times as much. */
const lessMemory = '--heap-growing-percent=33';
