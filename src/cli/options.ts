import { type Command as Commander, Option } from 'commander';
import type { Audience } from '../config/types.ts';

/** Options of every command that works on a site. */
export interface SiteOptions {
  readonly root?: string;
  readonly config?: string;
}

/** Declares `--root` and `--config`. */
export function siteOptions(commander: Commander): Commander {
  return commander
    .option('--root <folder>', 'folder of the site (default: the current folder)')
    .option(
      '--config <file>',
      'configuration file (default: recount.yaml, .toml or .json in the root)',
    );
}

/** Options of the commands that make the site itself. */
export interface OutputOptions extends SiteOptions {
  readonly url?: string;
  readonly drafts?: boolean;
  readonly audience?: Audience;
}

/** Declares the options of a site and `--url` and `--drafts`. */
export function outputOptions(commander: Commander): Commander {
  return siteOptions(commander)
    .option('--url <address>', 'where the site will be: https://example.org/sub/path/')
    .option('--drafts', 'include posts that are not finished')
    .addOption(audienceOption());
}

/** `--audience`; without it the configuration decides. */
export const audienceOption = (): Option =>
  new Option('--audience <who>', 'whom the site is for: internal posts are not public').choices([
    'public',
    'internal',
  ]);
