import * as z from 'zod';
import { createConfigSchema } from '../../config/schema.ts';
import { createSchema } from '../../postmortem/schema.ts';
import { ruleIds } from '../../rules/index.ts';
import type { CommandModule } from '../command.ts';
import { loadSite } from '../load-site.ts';
import { type SiteOptions, siteOptions } from '../options.ts';

interface SchemaOptions extends SiteOptions {
  readonly configFile?: boolean;
}

/** `recount schema`: the JSON Schema of the frontmatter of this house, or of its configuration. */
export const command: CommandModule<SchemaOptions> = {
  describe: (commander) => {
    siteOptions(commander).option('--config-file', 'the schema of the configuration file instead');
  },
  examples: [
    ['recount schema > postmortem.schema.json', 'the fields of a post, with those of your own'],
    ['recount schema --config-file', 'the settings of recount.yaml'],
  ],
  run: async (_args, options, io) => {
    const { config } = await loadSite(options, io);
    const schema = options.configFile === true ? createConfigSchema(ruleIds) : createSchema(config);
    io.stdout.write(`${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`);
    return 0;
  },
};
