import { join } from 'node:path';
import { setImmediate as giveWay } from 'node:timers/promises';
import type { DiskPostCache } from '../../catalog/disk-post-cache.ts';
import type { CompiledPost } from '../../catalog/types.ts';
import type { Config } from '../../config/types.ts';
import type { Message } from '../../message/message.ts';
import type { Day } from '../../postmortem/types.ts';
import { createRenderer, type Renderer, renderPage } from '../../render/render-page.ts';
import { outputFile, sitePaths } from '../../site/addresses.ts';
import { groupBy } from '../../site/group-by.ts';
import { once } from '../../site/once.ts';
import type { SitePage } from '../../site/types.ts';
import { openPostCache } from '../open-cache.ts';
import { type OpenPlan, openPlan, type PlanOptions } from '../plan-site.ts';
import { searchFolder } from '../search.ts';
import { createDevSearch } from './dev-search.ts';
import { createReadEdit, type ReadEdit } from './read-edit.ts';

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

/** A site in memory. Nothing is written; pages are planned and rendered when somebody looks at them. */
export interface DevSite {
  /** Takes in what has changed on disk. Throws what `planSite` throws, and keeps the old state then. */
  readonly refresh: () => Promise<void>;
  /**
   * Takes in what was written into one post, so that its page is right long before all others are, and gives
   * the files that are. Null: nothing was taken in, since lists or other posts may show it, or since it is no
   * whole text yet. `refresh` is to follow in any case.
   */
  readonly edit: (path: string) => Promise<ReadonlySet<string> | null>;
  /** Compiles some posts for nothing: what the first edit would have to load, and what runs faster after a while. */
  readonly warmUp: () => Promise<void>;
  /** Whether a file was made by `edit` since the last refresh, or is read from disk whenever it is asked for. */
  readonly isFresh: (file: string) => boolean;
  /** Whether there was a post at a path, relative to the root, when all was read. */
  readonly isPost: (path: string) => boolean;
  /** The file at a place of the site (`postmortems/x/index.html`), or null. */
  readonly find: (file: string) => Promise<DevFile | null>;
  /** All messages of the last refresh. */
  readonly messages: () => readonly Message[];
  /** How many posts there are. */
  readonly posts: () => number;
}

/** A page of the site whose text is made once. */
export type DevPage = Extract<DevFile, { kind: 'page' }>;

/** Everything that is known after a refresh. Never changed: `edit` and `refresh` make another. */
interface State {
  readonly input: DevInput;
  readonly plan: OpenPlan;
  readonly renderer: Renderer;
  readonly messages: readonly Message[];
  readonly messagesOf: (path: string) => readonly Message[];
  readonly byPath: ReadonlyMap<string, CompiledPost>;
  readonly readEdit: ReadEdit;
  /** What was asked for, by its place. */
  readonly pages: Map<string, DevPage | null>;
  /** The post that was edited since, and its pages. Of a second one the page may show the title of the first. */
  readonly editedPost: string | null;
  readonly edited: ReadonlyMap<string, DevPage>;
}

/** Posts after which most of what compiling runs through is compiled itself. */
const warmUpPosts = 12;

/** Makes a site in memory and reads it for the first time. */
export async function createDevSite(options: DevSiteOptions): Promise<DevSite> {
  const { root } = options;
  let editing: Promise<unknown> | null = null;
  // An edit goes before the rest of a reading that is under way.
  const pause = async (): Promise<void> => {
    await giveWay();
    while (editing !== null) await editing;
  };
  let fresh: { key: string; cache: DiskPostCache; readEdit: ReadEdit } | null = null;
  const read = async (): Promise<State> => {
    const input = await options.load();
    // Everything that compiling a post depends on besides its text.
    const key = JSON.stringify([input.config, input.today]);
    const { config, today } = input;
    if (fresh?.key !== key) {
      fresh?.cache.close();
      const setup = { root, config, today, html: true };
      const cache = openPostCache(setup, options.cache ?? null);
      fresh = { key, cache, readEdit: createReadEdit(setup, cache) };
    }
    const plan = await openPlan({ ...options, config, today, cache: fresh.cache, pause });
    const messages = [...input.messages, ...plan.messages];
    const grouped = once(() =>
      groupBy(messages.map((message) => [message.path, message] as const)),
    );
    return {
      ...{ input, plan, messages, readEdit: fresh.readEdit },
      renderer: createRenderer({
        siteTemplates: join(root, config.templates),
        config,
        nav: plan.nav,
      }),
      messagesOf: (path) => grouped().get(path) ?? [],
      byPath: new Map(plan.catalog.posts.map((post) => [post.postmortem.path, post])),
      pages: new Map(),
      editedPost: null,
      edited: new Map(),
    };
  };
  let state = await read();
  /** Posts that were edited since the last refresh began. */
  const meanwhile = new Set<string>();
  const takeIn = async (path: string): Promise<ReadonlySet<string> | null> => {
    meanwhile.add(path);
    for (;;) {
      const before = state;
      const next = await withEdit(before, path);
      if (next === null) return null;
      // Else all was read again in between.
      if (state !== before) continue;
      state = next.state;
      return next.files;
    }
  };
  const search = createDevSearch(() => ({
    language: state.input.config.language,
    pages: state.plan.pages
      .all()
      .filter((page) => page.kind === 'template' && page.search && !state.plan.files.has(page.file))
      .map((page) => ({ file: page.file, text: () => textOf(page, state.renderer) })),
  }));
  return {
    refresh: async () => {
      meanwhile.clear();
      let next = await read();
      // It may have read a post before it was edited last.
      for (const path of meanwhile) next = (await withEdit(next, path))?.state ?? next;
      state = next;
      search.expire();
    },
    edit: async (path) => {
      const edited = takeIn(path);
      const done = edited.catch(() => {});
      editing = done;
      await done;
      if (editing === done) editing = null;
      return edited;
    },
    warmUp: async () => {
      const paths = [...state.byPath.keys()];
      for (const path of paths.slice(-warmUpPosts)) {
        await pause();
        await state.readEdit.warmUp(path);
      }
    },
    isFresh: (file) => state.plan.files.has(file) || state.edited.has(file),
    isPost: (path) => state.byPath.has(path),
    find: async (file) => {
      const copy = state.plan.files.get(file);
      if (copy !== undefined) return { kind: 'copy', source: copy };
      if (!file.startsWith(`${searchFolder}/`)) return findPage(file, state);
      const bytes = await search.find(file);
      return bytes === null ? null : { kind: 'bytes', bytes };
    },
    messages: () => state.messages,
    posts: () => state.plan.catalog.posts.length,
  };
}

function findPage(file: string, state: State): DevPage | null {
  const known = state.edited.get(file) ?? state.pages.get(file);
  if (known !== undefined) return known;
  const page = state.plan.pages.find(file);
  const post = page === null ? null : postOf(file, state);
  const messages = post === null ? state.messages : state.messagesOf(post);
  const found = page === null ? null : toFile(page, post, messages, state);
  state.pages.set(file, found);
  return found;
}

/** The path of the post that a page shows, told by the file's place. */
function postOf(file: string, { plan }: State): string | null {
  const name = /^postmortems\/(.+)\/index\.html$/.exec(file)?.[1];
  if (name === undefined) return null;
  const bySlug = plan.catalog.bySlug.get(name);
  const isIts = ({ postmortem: { slug } }: CompiledPost): boolean =>
    outputFile(sitePaths.postmortem(slug)) === file;
  const post = bySlug !== undefined && isIts(bySlug) ? bySlug : plan.catalog.posts.find(isIts);
  return post?.postmortem.path ?? null;
}

function toFile(
  page: SitePage,
  post: string | null,
  messages: readonly Message[],
  { renderer }: State,
): DevPage {
  return { kind: 'page', text: once(() => textOf(page, renderer)), post, messages };
}

const textOf = (page: SitePage, renderer: Renderer): string =>
  page.kind === 'text' ? page.text() : renderPage(page, renderer);

/** The state after an edit of one post, as far as its own pages go. */
async function withEdit(
  state: State,
  path: string,
): Promise<{ readonly state: State; readonly files: ReadonlySet<string> } | null> {
  const before = state.byPath.get(path);
  if (before === undefined || (state.editedPost ?? path) !== path) return null;
  const after = await state.readEdit.read(path);
  // What it shows besides text may have to be copied first.
  if (after === null || String(after.media ?? []) !== String(before.media ?? [])) return null;
  const pages = state.plan.pages.afterEdit(after);
  if (pages === null) return null;
  const own = new Set(before.messages);
  const ofOthers = state.messagesOf(path).filter((message) => !own.has(message));
  const messages = [...after.messages, ...ofOthers];
  const edited = new Map(state.edited);
  for (const page of pages) {
    const post = page.kind === 'template' ? path : null;
    edited.set(page.file, toFile(page, post, messages, state));
  }
  const files = new Set(pages.map(({ file }) => file));
  return { state: { ...state, editedPost: path, edited }, files };
}
