import { defaults } from '../../src/config/defaults.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import {
  type ServeOptions,
  type SiteServer,
  serveSite,
} from '../../src/eleventy/dev/serve-site.ts';
import type { Day } from '../../src/postmortem/types.ts';

/** Serves the site in folder `root` as `dev` does, on some free port and always on the same day. */
export const serveTestSite = (
  root: string,
  options: Partial<ServeOptions> = {},
): Promise<SiteServer> =>
  serveSite({
    root,
    drafts: true,
    host: '127.0.0.1',
    port: 0,
    anyPort: true,
    folders: defaults,
    ruleHtml: async () => null,
    openEditor: async () => {},
    load: async (url) => {
      const { config, messages } = await loadConfig(root, null);
      return { config: { ...config, url }, messages, today: '2024-05-15' as Day };
    },
    onRefresh: () => {},
    ...options,
  });
