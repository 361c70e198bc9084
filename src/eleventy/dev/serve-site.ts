import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { type DevServer, type DevServerOptions, startDevServer } from './dev-server.ts';
import { createDevSite, type DevSite, type DevSiteOptions } from './dev-site.ts';
import { createOpenPlace, type OpenEditor } from './open-place.ts';
import { createRespond, fileAt, type RespondOptions, type Served } from './respond.ts';
import { takeTurns } from './take-turns.ts';
import { type WatchedFolders, watchSite } from './watch-site.ts';

export interface ServeOptions
  extends Omit<DevSiteOptions, 'load'>,
    Pick<DevServerOptions, 'host' | 'port' | 'anyPort'>,
    Pick<RespondOptions, 'ruleHtml'> {
  readonly openEditor: OpenEditor;
  /** Reads the configuration; `url` is the address of the server. */
  readonly load: (url: string) => ReturnType<DevSiteOptions['load']>;
  /** Folders to watch until the configuration has been read. */
  readonly folders: WatchedFolders;
  /** Called after every reading of the site, with the site or with what stands in its way. */
  readonly onRefresh: (result: DevSite | Error) => void;
}

/**
 * V8 tidies up once memory has doubled since the last time. Left alone it waits until it is four times as much, and
 * a day of edits seems to need more and more.
 */
const lessMemory = '--heap-growing-percent=100';

/** A site that is served while it is written. */
export interface SiteServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves a site out of memory and reads it again whenever something changes. Nothing that stands in a post,
 * a template or the configuration ends the server: pages say what is wrong until it is mended.
 */
export async function serveSite(options: ServeOptions): Promise<SiteServer> {
  let current: Served = { site: null, failure: null };
  let server: DevServer | null = null;
  let folders = options.folders;
  const load = async (): ReturnType<DevSiteOptions['load']> => {
    const input = await options.load(server?.url ?? '');
    // Known even when the site can't be read, so that what is missing there is noticed when it comes.
    folders = input.config;
    return input;
  };
  let stopWatching = async (): Promise<void> => {};
  let watched = '';
  let closed = false;
  let warmUp: NodeJS.Timeout | undefined;

  const edit = async (path: string): Promise<boolean> => {
    const files = (await current.site?.edit(path).catch(() => null)) ?? null;
    if (files !== null) await server?.announce(current, files);
    return files !== null;
  };

  const refresh = async (): Promise<void> => {
    try {
      let { site } = current;
      if (site === null) {
        const made = await createDevSite({ ...options, load });
        site = made;
        // Not before: while posts are compiled for the first time it would only take time.
        setFlagsFromString(lessMemory);
        warmUp = setTimeout(() => void made.warmUp().catch(() => {}), 1000);
      } else await site.refresh();
      current = { site, failure: null };
      options.onRefresh(site);
    } catch (failure) {
      current = { ...current, failure };
      options.onRefresh(failure instanceof Error ? failure : new Error(String(failure)));
    }
    await server?.announce(current);
    await watch();
  };

  const turns = takeTurns({
    edit,
    refresh,
    isPost: (path) => current.failure === null && current.site?.isPost(path) === true,
  });

  const watch = async (): Promise<void> => {
    const { posts, templates, public: files } = folders;
    const key = JSON.stringify([posts, templates, files]);
    if (key === watched || closed) return;
    watched = key;
    await stopWatching();
    stopWatching = await watchSite(options.root, folders, turns.noticed);
    if (closed) await stopWatching();
    // What changed while nobody watched is read too.
    turns.refresh();
  };

  /** A page waits for what was noticed; a post that was edited, only for its edit. */
  const served = async (place?: string): Promise<Served> => {
    if (place !== undefined && (await turns.edited()) && current.failure === null) {
      if (current.site?.isFresh(fileAt(place)) === true) return current;
    }
    await turns.settled();
    // Somebody asked before the first reading had begun.
    await began;
    while (current.site === null && current.failure === null && !closed) await turns.settled();
    return current;
  };
  const { host, port, anyPort } = options;
  // Known to the pages of this server only, so that no other site can have a file opened.
  const token = randomUUID();
  const respond = createRespond({ ...options, token });
  const openPlace = createOpenPlace(options.root, options.openEditor);
  let began: Promise<void> = Promise.resolve();
  server = await startDevServer({ host, port, anyPort, respond, openPlace, token, served });
  began = watch();
  return {
    url: server.url,
    // A reading under way is not waited for: of a large site it takes longer than anybody waits.
    close: async () => {
      closed = true;
      turns.close();
      clearTimeout(warmUp);
      await stopWatching();
      await server?.close();
    },
  };
}
