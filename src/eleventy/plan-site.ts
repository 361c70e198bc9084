import { createDiskSource } from '../catalog/disk-source.ts';
import type { PostCache } from '../catalog/post-cache.ts';
import type { PostSource } from '../catalog/post-source.ts';
import type { Catalog, CompiledPost } from '../catalog/types.ts';
import type { CompiledPage } from '../compile/compile-page.ts';
import { type CompiledSite, compileSite } from '../compile/compile-site.ts';
import type { Config } from '../config/types.ts';
import type { SiteHistory } from '../history/read-history.ts';
import { type HistoryGap, noHistory } from '../history/types.ts';
import type { Message } from '../message/message.ts';
import { userErrors } from '../message/user-errors.ts';
import type { Day } from '../postmortem/types.ts';
import { once } from '../site/once.ts';
import { navLinks } from '../site/pages/house.ts';
import { type PlannedPages, planPages } from '../site/site-pages.ts';
import type { NavLink, SitePage } from '../site/types.ts';
import { checkDrawings } from './check-drawings.ts';
import { openCompiler } from './compile-posts.ts';
import { anchorsOf, checkHousePages, type HouseOptions, readHousePages } from './house-pages.ts';
import { siteFiles } from './site-files.ts';

export interface PlanOptions {
  /** Absolute path of the folder of the site. */
  readonly root: string;
  readonly config: Config;
  /** The day of the build, in UTC. */
  readonly today: Day;
  /** Unfinished posts are part of the site. */
  readonly drafts: boolean;
  /** Where posts come from, when not simply from disk. */
  readonly source?: PostSource;
  readonly cache?: PostCache;
  /** Pages of the house are part of the site; default: yes. */
  readonly housePages?: boolean;
  /** Called between parts of the work, so that a server can do first what is more urgent. */
  readonly pause?: () => Promise<void>;
  /** Called once no post is to be compiled any more. */
  readonly onCompiled?: () => void;
  /** What git knows of the posts; absent: nothing is known. */
  readonly history?: SiteHistory | undefined;
}

/** Everything that a site consists of, before anything is rendered or written. */
export interface SitePlan {
  readonly messages: readonly Message[];
  readonly catalog: Catalog;
  /** Why nothing is known of the past of posts; null where it is. */
  readonly historyGap: HistoryGap | null;
  /** A third of the memory of a large site, so that who writes them may take them out. */
  readonly pages: SitePage[];
  /** Pages of the house that the navigation names. */
  readonly nav: readonly NavLink[];
  /** Files to copy: place in the site → absolute path. */
  readonly files: ReadonlyMap<string, string>;
}

/** The same while somebody writes: pages are made as far as they are asked for. */
export interface OpenPlan extends Omit<SitePlan, 'pages'> {
  readonly pages: PlannedPages;
}

/** Reads the posts of a site and plans its pages and files. A file of `public/` goes before a page. */
export async function planSite(options: PlanOptions): Promise<SitePlan> {
  const plan = await openPlan(options);
  return { ...plan, pages: plan.pages.all().filter(({ file }) => !plan.files.has(file)) };
}

/** Reads the posts of a site and plans as much of it as has to be known before somebody asks for a page. */
export async function openPlan(options: PlanOptions): Promise<OpenPlan> {
  const { root, config, today, drafts } = options;
  const house = options.housePages === false ? [] : await readHousePages(options);
  const [{ catalog: current, messages }, past] = await Promise.all([
    compile(options, house),
    options.history?.read(config.posts) ?? noHistory,
  ]);
  options.onCompiled?.();
  await options.pause?.();
  const updates = await readUpdates(options, current);
  const catalog = { ...current, history: past.posts, updates };
  const { pages, files, all } = await planOutput({ root, config, today, drafts }, catalog, house);
  if (config.brand.logo !== undefined && !all().has(config.brand.logo)) {
    throw userErrors.logoMissing(`${config.public}/${config.brand.logo}`);
  }
  return {
    messages: [
      ...messages,
      ...(house.length === 0 ? [] : checkHousePages(house, { config, catalog, files: all() })),
      ...(await checkDrawings(root, config, catalog, linksOf(house))),
    ],
    catalog,
    historyGap: past.gap,
    pages,
    nav: navLinks(house.map(({ page }) => page)),
    files,
  };
}

/** What is wrong in pages of the house, told without building: their links are looked up in the site that would be. */
export async function checkPages(
  { root, config, today }: HouseOptions,
  house: readonly CompiledPage[],
  catalog: Catalog,
): Promise<Message[]> {
  if (house.length === 0) return [];
  const { all } = await planOutput({ root, config, today, drafts: false }, catalog, house);
  return [
    ...checkHousePages(house, { config, catalog, files: all() }),
    ...(await checkDrawings(root, config, { ...catalog, posts: [] }, linksOf(house))),
  ];
}

const linksOf = (house: readonly CompiledPage[]) =>
  house.map(({ page: { path }, references }) => ({ path, references }));

interface Output extends Pick<OpenPlan, 'pages' | 'files'> {
  /** All names of files in the site, for which all of its pages have to be planned. */
  readonly all: () => ReadonlySet<string>;
}

async function planOutput(
  { root, config, today, drafts }: Pick<PlanOptions, 'root' | 'config' | 'today' | 'drafts'>,
  catalog: Catalog,
  house: readonly CompiledPage[],
): Promise<Output> {
  const pages = planPages(catalog, config, {
    today,
    drafts,
    pages: house.map(({ page }) => page),
  });
  const files = await siteFiles(root, config, catalog, [...pages.posts, ...house]);
  const all = once(() => new Set([...files.keys(), ...pages.all().map(({ file }) => file)]));
  return { pages, files, all };
}

/** What has changed in published posts. Only feeds and their page tell of it, and they need an address. */
async function readUpdates(
  { history, config }: PlanOptions,
  { posts }: Catalog,
): Promise<Catalog['updates']> {
  if (history === undefined || config.url === null) return [];
  const isShown = ({ unfinished, fields }: CompiledPost['postmortem']): boolean =>
    !unfinished && (config.audience === 'internal' || fields.visibility !== 'internal');
  const shown = posts.map(({ postmortem }) => postmortem).filter(isShown);
  const paths = shown.map(({ path }) => path);
  const { readVersion } = await import('../compile/read-version.ts');
  const read = (path: string, text: string) => readVersion({ path, text }, config);
  return history.updates(paths, { read, isShown }, JSON.stringify(config));
}

function compile(options: PlanOptions, house: readonly CompiledPage[]): Promise<CompiledSite> {
  const { root, config, today, cache, pause } = options;
  const folders = options.housePages === false ? { ...config, pages: undefined } : config;
  const { source = createDiskSource(root, folders) } = options;
  const setup = { root, config, today, html: true };
  return compileSite(source, {
    config,
    today,
    pageAnchors: anchorsOf(house),
    openCompiler: (posts) => openCompiler(setup, posts),
    ...(cache === undefined ? {} : { cache }),
    ...(pause === undefined ? {} : { pause }),
  });
}
