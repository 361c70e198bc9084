import type { CommandEntry } from '../command.ts';

/** Every command, in the order of `recount --help`. A test reads the folder to see that none is missing. */
export const commands: readonly CommandEntry[] = [
  { name: 'init', summary: 'Make a new site', load: () => import('./init.ts') },
  { name: 'new', summary: 'Start a postmortem', load: () => import('./new.ts') },
  {
    name: 'log',
    summary: 'Note what happens, in the timeline of the open draft',
    load: () => import('./log.ts'),
  },
  {
    name: 'check',
    summary: 'Look at every post',
    load: () => import('./check.ts'),
  },
  { name: 'build', summary: 'Write the site', load: () => import('./build.ts') },
  { name: 'dev', summary: 'Serve the site while you write', load: () => import('./dev.ts') },
  {
    name: 'actions',
    summary: 'List what is to be done, and compare it with its tickets',
    load: () => import('./actions.ts'),
  },
  {
    name: 'inspect',
    summary: 'Say what was understood of a file, and why',
    load: () => import('./inspect.ts'),
  },
  {
    name: 'import',
    summary: 'Make posts of documents from elsewhere',
    load: () => import('./import.ts'),
  },
  { name: 'explain', summary: 'Say what a rule asks for', load: () => import('./explain.ts') },
  { name: 'lsp', summary: 'Help an editor, over stdio', load: () => import('./lsp.ts') },
  {
    name: 'schema',
    summary: 'Print the JSON Schema of the frontmatter',
    load: () => import('./schema.ts'),
  },
];
