import { UserError } from './user-error.ts';
import { quote } from './words.ts';

/**
 * Every failure that is told to the user, with its hint. Codes never change: scripts and search
 * engines know them.
 */
export const userErrors = {
  rootMissing: (path: string) =>
    new UserError(
      'root-missing',
      `There is no folder ${quote(path)}`,
      'Name the folder of the site with --root, or make one with `recount init`.',
    ),
  noPosts: (path: string) =>
    new UserError(
      'no-posts',
      `There is no folder of posts at ${quote(path)}`,
      'Make a site here with `recount init`, or name the folder with `posts` in the configuration.',
    ),
  pathMissing: (path: string) =>
    new UserError(
      'path-missing',
      `There is no file or folder ${quote(path)}`,
      'Paths are read from the folder where the command runs.',
    ),
  unreadable: (path: string, why: string) =>
    new UserError('unreadable', `${quote(path)} can't be read: ${why}`, 'Look at its permissions.'),
  unwritable: (path: string, why: string) =>
    new UserError(
      'unwritable',
      `${quote(path)} can't be written: ${why}`,
      'Nothing was replaced. Look at permissions and free space.',
    ),
  template: (path: string, line: number, why: string) =>
    new UserError(
      'template',
      `The template ${quote(path, 200)} fails in line ${line}: ${why}`,
      'Mend it there, or remove the file to use the template that comes with Recount.',
    ),
  templateMissing: (name: string) =>
    new UserError(
      'template-missing',
      `There is no template ${quote(`${name}.eta`)}`,
      'Templates are looked up in the site’s own templates folder, then in Recount’s.',
    ),
  outputForeign: (path: string) =>
    new UserError(
      'output-foreign',
      `The output folder ${quote(path, 200)} holds files that Recount did not make`,
      'A build replaces its whole folder. Name another with --out, or empty this one yourself.',
    ),
  buildRunning: (path: string, pid: string) =>
    new UserError(
      'build-running',
      `Another build writes ${quote(path, 200)} (process ${pid})`,
      'Wait until it has ended, or name another folder with --out.',
    ),
  sameFile: (first: string, second: string, file: string) =>
    new UserError(
      'same-file',
      `${quote(first, 200)} and ${quote(second, 200)} would be one file of the site, ${quote(file, 200)}`,
      'Rename one of them. Names that differ in capitals or accents only are the same for many systems.',
    ),
  configTwice: (first: string, second: string) =>
    new UserError(
      'config-twice',
      `There are two configurations: ${quote(first)} and ${quote(second)}`,
      'Keep one of them, or name the one to use with --config.',
    ),
  logoMissing: (file: string) =>
    new UserError(
      'logo-missing',
      `There is no logo ${quote(file)}`,
      'Setting `brand.logo` names a file in the folder `public`.',
    ),
  searchIndex: (why: string) =>
    new UserError(
      'search-index',
      `The search index could not be made: ${quote(why, 200)}`,
      'Pagefind makes it in a process of its own: is there memory for it, and may it run here?',
    ),
  tooManyFiles: () =>
    new UserError(
      'too-many-files',
      'The system lets Recount open no more files',
      'Raise the limit: `ulimit -n 1024`.',
    ),
  portTaken: (port: number, host: string, code: string) =>
    new UserError(
      'port-taken',
      `Nothing can be served on port ${port} of ${quote(host)} (${code})`,
      'Name another with --port; 0 takes any that is free.',
    ),
  cancelled: () =>
    new UserError(
      'cancelled',
      'Stopped, and nothing was written',
      'Every answer can be given as an option: `recount new --help`.',
    ),
  editorUnset: () =>
    new UserError(
      'editor-unset',
      'No editor is set',
      'Name yours in the environment: `export VISUAL="code --wait"`, or `EDITOR=vim`.',
    ),
  editorFailed: (command: string, why: string) =>
    new UserError(
      'editor-failed',
      `The editor ${quote(command)} ended with a failure: ${why}`,
      'It is the one that VISUAL or EDITOR names in the environment.',
    ),
  postLocked: (path: string, by: string) =>
    new UserError(
      'post-locked',
      `${quote(path, 200)} is being written by somebody else (${by})`,
      'Nothing was written; try again.',
    ),
  usage: (message: string, hint: string) => new UserError('usage', message, hint),
} as const;
