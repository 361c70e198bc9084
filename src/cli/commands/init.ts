import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asUserError } from '../../message/file-failure.ts';
import type { CommandModule } from '../command.ts';
import { readVersion } from '../version.ts';

/** From `src/cli/commands/` and `dist/cli/commands/` alike. */
const scaffolds = fileURLToPath(new URL('../../../templates/scaffolds/site/', import.meta.url));

/** What a new site consists of: its files, and where their text comes from. */
const files = [
  ['recount.yaml', 'recount.yaml'],
  ['posts/2024-03-12-certificate-expired.md', 'post.md'],
  ['README.md', 'README.md'],
  // A package can't hold a file named `.gitignore`.
  ['.gitignore', 'gitignore'],
  ['.github/workflows/postmortems.yml', 'workflow.yml'],
] as const;

/** `recount init [dir]`: everything that a site needs to be built. Files that are there stay as they are. */
export const command: CommandModule = {
  describe: (commander) => {
    commander.argument('[folder]', 'where to make the site (default: the current folder)');
  },
  examples: [
    ['recount init', 'makes a site in the current folder'],
    ['recount init postmortems', 'makes a folder with a site in it'],
  ],
  run: async ([folder = '.'], _options, io) => {
    const root = resolve(io.cwd, folder);
    try {
      const hasPosts = await isFilled(join(root, 'posts'));
      for (const [file, source] of files) {
        if (file.startsWith('posts/') && hasPosts) continue;
        const text = await readFile(join(scaffolds, source), 'utf8');
        io.stdout.write(`${await writeOnce(join(root, file), text)} ${file}\n`);
      }
      const packageJson = await writeOnce(join(root, 'package.json'), packageText());
      io.stdout.write(`${packageJson} package.json\n`);
    } catch (error) {
      throw asUserError(error, root);
    }
    const enter = folder === '.' ? '' : `cd ${basename(root)} && `;
    io.stdout.write(`\nNext: ${enter}recount dev, and recount new "What happened"\n`);
    return 0;
  },
};

async function isFilled(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.length > 0;
}

async function writeOnce(file: string, text: string): Promise<'made' | 'kept'> {
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(file, text, { flag: 'wx' });
    return 'made';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return 'kept';
    throw error;
  }
}

function packageText(): string {
  const content = {
    name: 'postmortems',
    private: true,
    scripts: { check: 'recount check', dev: 'recount dev', build: 'recount build' },
    devDependencies: { recount: `^${readVersion()}` },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
