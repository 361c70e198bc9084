import type { Command as Commander } from 'commander';

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
