import type { PageAnchors } from '../catalog/types.ts';
import type { CompiledPage } from '../compile/compile-page.ts';
import { compileSite } from '../compile/compile-site.ts';
import type { Config } from '../config/types.ts';
import { checkDrawings } from '../eleventy/check-drawings.ts';
import { openCompiler } from '../eleventy/compile-posts.ts';
import { cachePlace, withPostCache } from '../eleventy/open-cache.ts';
import type { Message } from '../message/message.ts';
import type { Day } from '../postmortem/types.ts';
import { ownPages, type PostChoice } from './choose-posts.ts';

interface Site {
  /** Absolute path of the folder of the site. */
  readonly root: string;
  readonly config: Config;
  /** The day of the run, in UTC. */
  readonly today: Day;
}

/**
 * Everything that is to be said of the posts of a site and, where one is asked for, of the pages of the house.
 * Without `remember` nothing is taken from the cache and nothing is put there.
 */
export async function collectMessages(
  site: Site,
  { source, overlay, listing, isWanted }: PostChoice,
  remember: boolean,
): Promise<Message[]> {
  const { root, config, today } = site;
  const isHouse = ownPages(listing, config).length > 0;
  const { pages, pageAnchors } = isHouse ? await readHouse(site, overlay) : noHouse;
  const setup = { ...site, html: false };
  return withPostCache(setup, remember ? cachePlace(root) : null, async (cache) => {
    const { catalog, messages: ofPosts } = await compileSite(source, {
      config,
      today,
      pageAnchors,
      openCompiler: (count) => openCompiler(setup, count),
      // Texts that are not on disk are not what the cache knows by the state of a file.
      ...(overlay.size === 0 ? { cache } : {}),
    });
    const messages = [...ofPosts, ...(await checkDrawings(root, config, catalog))];
    if (!pages.some(({ page }) => isWanted(page.path))) return messages;
    // What plans a site need not be loaded for posts alone.
    const { checkPages } = await import('../eleventy/plan-site.ts');
    return [...messages, ...(await checkPages(site, pages, catalog))];
  });
}

interface House {
  readonly pages: readonly CompiledPage[];
  readonly pageAnchors: PageAnchors;
}

const noHouse: House = { pages: [], pageAnchors: new Map() };

/** What reads pages of the house is loaded where there are any. */
async function readHouse(site: Site, overlay: PostChoice['overlay']): Promise<House> {
  const { anchorsOf, readHousePages } = await import('../eleventy/house-pages.ts');
  const pages = await readHousePages({ ...site, overlay });
  return { pages, pageAnchors: anchorsOf(pages) };
}
