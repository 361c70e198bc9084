import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { loadConfig } from '../../config/load-config.ts';
import { serveEditor } from '../../language/server.ts';
import { rulesById } from '../../rules/index.ts';
import { rulePageUrl } from '../../rules/page-url.ts';
import type { CommandModule, ExitCode } from '../command.ts';
import { createFreshSource } from '../fresh-source.ts';
import type { Io } from '../io.ts';
import { type SiteOptions, siteOptions } from '../options.ts';
import { readVersion } from '../version.ts';

interface LspOptions extends SiteOptions {
  readonly stdio?: boolean;
}

/** `recount lsp`: the language server, over standard input and output. */
export const command: CommandModule<LspOptions> = {
  describe: (commander) => {
    siteOptions(commander).option(
      '--stdio',
      'accepted for editors that pass it; nothing else is spoken',
    );
  },
  examples: [
    ['recount lsp', 'for an editor, which names the folder of the site'],
    ['recount lsp --root docs/incidents', 'a site below the folder that the editor opens'],
  ],
  run: serve,
};

function serve(_args: readonly string[], options: LspOptions, io: Io): Promise<ExitCode> {
  // The protocol owns both streams from here on.
  const { stdin: input, stdout: output } = process;
  return serveEditor({
    input,
    output,
    version: readVersion(),
    open: (folder) => {
      const root = resolve(folder ?? io.cwd, options.root ?? '.');
      const file = options.config === undefined ? null : resolve(io.cwd, options.config);
      return {
        root,
        world: {
          loadConfig: () => loadConfig(root, file),
          createSource: (config) => createFreshSource(root, config),
          now: io.now,
          readRulePage: async (id) =>
            rulesById.has(id) ? readFile(rulePageUrl(id), 'utf8') : null,
        },
      };
    },
  });
}
