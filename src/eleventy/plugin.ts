import { join, relative, resolve, sep } from 'node:path';
import { createHistory } from '../history/read-history.ts';
import { createGit } from '../history/run-git.ts';
import { compareMessages, type Message } from '../message/message.ts';
import { count } from '../message/words.ts';
import type { Day } from '../postmortem/types.ts';
import { loadHouse } from '../render/load-house.ts';
import { createRenderer, renderPage } from '../render/render-page.ts';
import type { SitePage } from '../site/types.ts';
import { copyFiles } from './copy-files.ts';
import type { EleventyConfig } from './eleventy-config.ts';
import { findLeaks } from './find-leaks.ts';
import { addPages, type OutputPage } from './pages-template.ts';
import { planSite, type SitePlan } from './plan-site.ts';
import { refuseCollisions } from './refuse-collisions.ts';
import { withSearchIndex } from './search.ts';
import { createWriter } from './write-files.ts';

export interface RecountOptions {
  /** Folder with the configuration and the posts, from the working folder. Default: that folder itself. */
  readonly root?: string;
  /** Folder of the output that the pages go into: `incidents`. Default: the output folder itself. */
  readonly folder?: string;
  /** Include posts that are not finished. Default: no. */
  readonly drafts?: boolean;
}

const defaults = { root: '.', folder: '', drafts: false } satisfies RecountOptions;

/**
 * Adds the pages of Recount to an Eleventy 3 site: `eleventyConfig.addPlugin(recount, { folder: 'incidents' })`.
 * Posts themselves are kept from Eleventy, which would run them as templates.
 */
export async function recount(
  eleventyConfig: EleventyConfig,
  options: RecountOptions = {},
): Promise<void> {
  const { root: from, folder, drafts } = { ...defaults, ...options };
  const root = resolve(from);
  const { config: first } = await loadHouse(root, null);
  for (const part of [first.posts, first.templates]) {
    const path = relative(resolve(), join(root, part)).split(sep).join('/');
    eleventyConfig.ignores.add(`${path}/**`);
    eleventyConfig.addWatchTarget(path);
  }

  const history = createHistory(createGit(root));
  let plan: SitePlan | null = null;
  let pages: readonly OutputPage[] = [];
  let found = new Map<string, string>();
  eleventyConfig.on('eleventy.before', async () => {
    const { config, messages } = await loadHouse(root, null);
    const today = new Date().toISOString().slice(0, 10) as Day;
    plan = await planSite({ root, config, today, drafts, history, housePages: false });
    refuseErrors([...messages, ...plan.messages]);
    refuseCollisions(plan);
    const renderer = createRenderer({ siteTemplates: join(root, config.templates), config });
    found = new Map();
    pages = plan.pages.map((page) => ({
      file: join(folder, page.file),
      text: () => textOf(page, renderer, found),
    }));
  });
  addPages(eleventyConfig, () => pages);
  eleventyConfig.on('eleventy.after', async ({ directories }: { directories: Directories }) => {
    const out = join(directories.output, folder);
    await copyFiles(plan?.files ?? new Map(), out);
    await withSearchIndex(first.language, async (index) => {
      for (const [file, html] of found) index.add(file, html);
      const write = createWriter(out);
      for (const [file, content] of await index.files()) await write(file, content);
    });
    if (plan !== null) refuseErrors(await findLeaks(out, plan.catalog, first));
  });
}

interface Directories {
  readonly output: string;
}

function textOf(
  page: SitePage,
  renderer: ReturnType<typeof createRenderer>,
  found: Map<string, string>,
): string {
  if (page.kind === 'text') return page.text();
  const html = renderPage(page, renderer);
  if (page.search) found.set(page.file, html);
  return html;
}

/** Eleventy shows the message of an error and ends the build, or goes on watching. */
function refuseErrors(messages: readonly Message[]): void {
  const errors = messages.filter(({ level }) => level === 'error').sort(compareMessages);
  if (errors.length === 0) return;
  const lines = errors.map(
    ({ path, place, reason, ruleId }) =>
      `${path}:${place?.start.line ?? 1}:${place?.start.column ?? 1} ${reason} (${ruleId})`,
  );
  throw new Error(`${count(errors.length, 'error')} in posts\n${lines.join('\n')}`);
}
