import { join } from 'node:path';
import { setImmediate as giveWay } from 'node:timers/promises';
import type { DiskPostCache } from '../../catalog/disk-post-cache.ts';
import type { Config } from '../../config/types.ts';
import type { Message } from '../../message/message.ts';
import type { Day } from '../../postmortem/types.ts';
import { createRenderer, renderPage } from '../../render/render-page.ts';
import { outputFile, sitePaths } from '../../site/addresses.ts';
import type { SitePage } from '../../site/types.ts';
import { openPostCache } from '../open-cache.ts';
import { type PlanOptions, planSite, type SitePlan } from '../plan-site.ts';
import { searchFolder, withSearchIndex } from '../search.ts';

/** What the site is made from; asked for before every refresh. */
export interface DevInput {
  readonly config: Config;
  /** Of the configuration. */
  readonly messages: readonly Message[];
  readonly today: Day;
}

export interface DevSiteOptions extends Pick<PlanOptions, 'history'> {
  readonly root: string;
  readonly drafts: boolean;
  /** Absolute path of the folder of the cache; default: nothing outlives the server. */
  readonly cache?: string | null;
  readonly load: () => Promise<DevInput>;
}

/** A file of the site as it is now: text made when asked for, or a file on disk. */
export type DevFile =
  | {
      readonly kind: 'page';
      readonly text: () => string;
      /** Path of the post that the page shows; null for lists. */
      readonly post: string | null;
      /** Of that post, else of all. */
      readonly messages: readonly Message[];
    }
  | { readonly kind: 'copy'; readonly source: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** A site in memory. Nothing is written; pages are rendered when somebody looks at them. */
export interface DevSite {
  /** Takes in what has changed on disk. Throws what `planSite` throws, and keeps the old state then. */
  readonly refresh: () => Promise<void>;
  /** The file at a place of the site (`postmortems/x/index.html`), or null. */
  readonly find: (file: string) => Promise<DevFile | null>;
  /** All messages of the last refresh. */
  readonly messages: () => readonly Message[];
  /** How many posts there are. */
  readonly posts: () => number;
}

interface State {
  readonly input: DevInput;
  readonly plan: SitePlan;
  readonly messages: readonly Message[];
  readonly pages: ReadonlyMap<string, DevFile>;
}

/** Makes a site in memory and reads it for the first time. */
export async function createDevSite(options: DevSiteOptions): Promise<DevSite> {
  let fresh: { readonly key: string; readonly cache: DiskPostCache } | null = null;
  const read = async (): Promise<State> => {
    const input = await options.load();
    // Everything that compiling a post depends on besides its text.
    const key = JSON.stringify([input.config, input.today]);
    const { config, today } = input;
    if (fresh?.key !== key) {
      fresh?.cache.close();
      const setup = { root: options.root, config, today, html: true };
      fresh = { key, cache: openPostCache(setup, options.cache ?? null) };
    }
    const plan = await planSite({ ...options, config, today, cache: fresh.cache });
    const messages = [...input.messages, ...plan.messages];
    return { input, plan, messages, pages: pagesOf(plan, input, messages, options) };
  };
  let state = await read();
  const search = createDevSearch(() => state);
  return {
    refresh: async () => {
      state = await read();
      search.expire();
    },
    find: async (file) => {
      const copy = state.plan.files.get(file);
      if (copy !== undefined) return { kind: 'copy', source: copy };
      if (!file.startsWith(`${searchFolder}/`)) return state.pages.get(file) ?? null;
      const bytes = await search.find(file);
      return bytes === null ? null : { kind: 'bytes', bytes };
    },
    messages: () => state.messages,
    posts: () => state.plan.catalog.posts.length,
  };
}

function pagesOf(
  plan: SitePlan,
  { config }: DevInput,
  messages: readonly Message[],
  { root }: DevSiteOptions,
): Map<string, DevFile> {
  const renderer = createRenderer({
    siteTemplates: join(root, config.templates),
    config,
    nav: plan.nav,
  });
  const posts = new Map(
    plan.catalog.posts.map(({ postmortem: { slug, path } }) => [
      outputFile(sitePaths.postmortem(slug)),
      path,
    ]),
  );
  const byPath = new Map<string, Message[]>();
  for (const message of messages) {
    const others = byPath.get(message.path);
    if (others === undefined) byPath.set(message.path, [message]);
    else others.push(message);
  }
  const textOf = (page: SitePage): string =>
    page.kind === 'text' ? page.text() : renderPage(page, renderer);
  return new Map(
    plan.pages.map((page) => {
      const post = posts.get(page.file) ?? null;
      const own = post === null ? messages : (byPath.get(post) ?? []);
      return [page.file, { kind: 'page', text: () => textOf(page), post, messages: own }];
    }),
  );
}

interface DevSearch {
  readonly find: (file: string) => Promise<Uint8Array | null>;
  /** The site has changed: the index is made again when it is next asked for. */
  readonly expire: () => void;
}

/**
 * The search index, made when somebody searches. While a new one is made the old one answers, so only
 * the first search waits.
 */
function createDevSearch(state: () => State): DevSearch {
  let current: ReadonlyMap<string, Uint8Array> = new Map();
  // A reader in the middle of a search still asks for parts of the index before.
  let previous = current;
  let making: Promise<void> | null = null;
  let fresh = false;
  const make = async (): Promise<void> => {
    fresh = true;
    const { plan, pages, input } = state();
    try {
      const made = await withSearchIndex(input.config.language, async (index) => {
        for (const page of plan.pages) {
          const file = pages.get(page.file);
          if (page.kind !== 'template' || !page.search || file?.kind !== 'page') continue;
          index.add(page.file, file.text());
          await giveWay();
        }
        return index.files();
      });
      previous = current;
      current = made;
    } catch {
      // A page that can't be rendered shows its own error; the index has to wait for it.
      fresh = false;
    } finally {
      making = null;
    }
  };
  return {
    find: async (file) => {
      if (!fresh) making ??= make();
      if (current.size === 0) await making;
      return current.get(file) ?? previous.get(file) ?? null;
    },
    expire: () => {
      fresh = false;
    },
  };
}
