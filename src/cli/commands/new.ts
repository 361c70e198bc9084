import type { CommandModule } from '../command.ts';
import { collect, declareFieldFlags } from '../new/field-flags.ts';
import type { NewOptions } from '../new/start-post.ts';
import { siteOptions } from '../options.ts';
import { listStyles } from '../scaffold-styles.ts';

/** `recount new`: a draft of the house's kind under a dated name, with all that is known already. */
export const command: CommandModule<NewOptions> = {
  describe: (commander) => {
    siteOptions(
      commander
        .argument('[title]', 'what happened, in a few words; asked for on a terminal')
        .option('--style <name>', `scaffold: ${listStyles(null).join(', ')}, or a file of your own`)
        .option('--yaml', 'frontmatter in YAML (default)')
        .option('--toml', 'frontmatter in TOML')
        .option('--no-ask', 'ask nothing on a terminal')
        .option('--edit', 'open the post in the editor that VISUAL or EDITOR names')
        .option(
          '--from-log <file>',
          'timeline from a chat or log, - for stdin; may repeat',
          collect,
        )
        .option('--from-git <range>', 'timeline from tags, merges or commits; may repeat', collect)
        .option('--repository <folder>', 'repository of --from-git (default: the current folder)')
        .option('--from-json <file>', "fields and timeline from an incident tool's export")
        .option('--json-schema', 'print the shape of that file as a JSON Schema, and end'),
    );
    declareFieldFlags(commander);
    commander
      .option('--link <address>', 'a link, also as label=address; may repeat', collect)
      .option('--field <name=value>', 'a field that the house declared; may repeat', collect);
  },
  examples: [
    ['recount new', 'asks for what it needs to know'],
    ['recount new "Expired certificate" --severity SEV2 --date 2024-05-17', 'an older incident'],
    ['recount new "Queue backlog" --style short --toml --no-ask', 'in a script'],
    ['recount new "Bad deploy" --from-log chat.txt --from-git v1.2..v1.3', 'with a timeline'],
  ],
  run: async (args, options, io) => {
    // Most of what writing a post takes is not needed to print the help.
    const { startPost } = await import('../new/start-post.ts');
    return startPost(args, options, io);
  },
};
