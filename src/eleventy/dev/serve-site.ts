import { randomUUID } from 'node:crypto';
import { type DevServer, type DevServerOptions, startDevServer } from './dev-server.ts';
import { createDevSite, type DevSite, type DevSiteOptions } from './dev-site.ts';
import { createOpenPlace, type OpenEditor } from './open-place.ts';
import { createRespond, type RespondOptions, type Served } from './respond.ts';
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
  const start = randomUUID();
  let refreshes = 0;
  let served: Served = { site: null, failure: null, version: start };
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

  const refresh = async (): Promise<void> => {
    const version = `${start}-${++refreshes}`;
    try {
      let { site } = served;
      if (site === null) site = await createDevSite({ ...options, load });
      else await site.refresh();
      served = { site, failure: null, version };
      options.onRefresh(site);
    } catch (failure) {
      served = { ...served, failure, version };
      options.onRefresh(failure instanceof Error ? failure : new Error(String(failure)));
    }
    server?.announce(version);
    await watch();
  };

  // One reading at a time, and one more for all that happens meanwhile.
  let running: Promise<void> = Promise.resolve();
  let waiting = false;
  const request = (): void => {
    if (waiting || closed) return;
    waiting = true;
    const next = async (): Promise<void> => {
      waiting = false;
      await refresh();
    };
    running = running.then(next, next);
  };

  const watch = async (): Promise<void> => {
    const { posts, templates, public: files } = folders;
    const key = JSON.stringify([posts, templates, files]);
    if (key === watched || closed) return;
    watched = key;
    await stopWatching();
    stopWatching = await watchSite(options.root, folders, request);
    if (closed) await stopWatching();
    // What changed while nobody watched is read too.
    request();
  };

  const settled = async (): Promise<Served> => {
    await running;
    // Somebody asked before the first reading had begun.
    while (served.site === null && served.failure === null && !closed) await running;
    return served;
  };
  const { host, port, anyPort } = options;
  // Known to the pages of this server only, so that no other site can have a file opened.
  const token = randomUUID();
  const respond = createRespond({ ...options, token });
  const openPlace = createOpenPlace(options.root, options.openEditor);
  server = await startDevServer({
    ...{ host, port, anyPort, respond, openPlace, token },
    served: settled,
  });
  running = watch();
  return {
    url: server.url,
    // A reading under way is not waited for: of a large site it takes longer than anybody waits.
    close: async () => {
      closed = true;
      await stopWatching();
      await server?.close();
    },
  };
}
