import { join } from 'node:path';
import type { HistoryGap } from '../history/types.ts';
import { asUserError } from '../message/file-failure.ts';
import type { Message } from '../message/message.ts';
import { createRenderer, type Renderer, renderPage } from '../render/render-page.ts';
import type { SitePage } from '../site/types.ts';
import { copyFiles } from './copy-files.ts';
import { findLeaks } from './find-leaks.ts';
import { openPostCache } from './open-cache.ts';
import { openOutput } from './output-folder.ts';
import type { OutputPage } from './pages-template.ts';
import { type PlanOptions, planSite, type SitePlan } from './plan-site.ts';
import { refuseCollisions } from './refuse-collisions.ts';
import { type SearchIndex, withSearchIndex, writeSearchIndex } from './search.ts';
import { writePages } from './write-pages.ts';

export interface BuildOptions extends Omit<PlanOptions, 'cache' | 'source'> {
  /** Absolute path of the folder of the cache; absent: nothing outlives the build. */
  readonly cache?: string | undefined;
  /** Absolute path of the output folder. */
  readonly out: string;
  /** Called when the plan stands and after every thousand pages written. */
  readonly onProgress?: (written: number, pages: number) => void;
}

type WriteOptions = Pick<BuildOptions, 'out' | 'onProgress'>;

export interface BuildResult {
  readonly messages: readonly Message[];
  /** All posts that could be read, drafts too. */
  readonly posts: number;
  readonly historyGap: HistoryGap | null;
  /** Pages and text files written; null when errors in posts stopped the build. */
  readonly pages: number | null;
}

/**
 * Builds a site: all of it takes the place of the old one, or nothing changes. An error in a post stops
 * the build before anything is written.
 */
export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const cache = openPostCache({ ...options, html: true }, options.cache ?? null);
  try {
    return await build({ ...options, cache });
  } finally {
    cache.close();
  }
}

async function build(options: PlanOptions & WriteOptions): Promise<BuildResult> {
  const plan = await planSite(options);
  const { messages, pages, catalog, historyGap } = plan;
  const posts = catalog.posts.length;
  if (messages.some(({ level }) => level === 'error'))
    return { messages, posts, historyGap, pages: null };
  refuseCollisions(plan);
  const leaks = await writeSite(plan, options);
  if (leaks.length > 0)
    return { messages: [...messages, ...leaks], posts, historyGap, pages: null };
  return { messages, posts, historyGap, pages: pages.length };
}

/** Writes the site and puts it in its place, unless it would show what is internal: then it says where. */
async function writeSite(
  plan: SitePlan,
  options: PlanOptions & WriteOptions,
): Promise<readonly Message[]> {
  const { root, config, out, onProgress } = options;
  const kept = ['.', config.posts, config.pages, config.templates, config.public];
  const output = await openOutput(
    out,
    kept.map((folder) => join(root, folder)),
  );
  try {
    await withSearchIndex(config.language, async (index) => {
      const renderer = createRenderer({
        siteTemplates: join(root, config.templates),
        config,
        nav: plan.nav,
      });
      const pages = plan.pages.map((page) => outputPage(page, renderer, index));
      onProgress?.(0, pages.length);
      await writePages(pages, output.staging, async (written) => {
        await index.settle();
        onProgress?.(written, pages.length);
      });
      await copyFiles(plan.files, output.staging);
      await writeSearchIndex(index, output.staging);
    });
    const leaks = await findLeaks(output.staging, plan.catalog, config);
    if (leaks.length === 0) await output.commit();
    return leaks;
  } catch (error) {
    throw asUserError(error, out);
  } finally {
    await output.close();
  }
}

/** A page as a file; its text goes to the search index too when readers are to find it. */
function outputPage(page: SitePage, renderer: Renderer, index: SearchIndex): OutputPage {
  if (page.kind === 'text') return page;
  return {
    file: page.file,
    text: () => {
      const html = renderPage(page, renderer);
      if (page.search) index.add(page.file, html);
      return html;
    },
  };
}
