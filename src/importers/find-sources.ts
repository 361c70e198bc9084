import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { compareText } from '../message/message.ts';
import { knownEndings } from './detect-format.ts';
import type { ImportFailure } from './types.ts';

/** A file to import. */
export interface FoundSource {
  /** As the person named it, or below the folder they named. */
  readonly path: string;
  /** Absolute. */
  readonly file: string;
  /** The path below the folder that was named, or the name of the file. */
  readonly origin: string;
}

/** What the arguments of a command line lead to. */
export interface FoundSources {
  readonly sources: readonly FoundSource[];
  readonly failures: readonly ImportFailure[];
}

/** Files of a folder that tell of the folder and not of an incident. */
const aboutFolder = /^(?:readme|contributing|license|changelog|code_of_conduct|security|_index)\b/i;

/**
 * Finds the files to import: those named, and in named folders all that can be read, in the order of their
 * names. Names that begin with a dot, links and `node_modules` are not followed.
 */
export async function findSources(cwd: string, paths: readonly string[]): Promise<FoundSources> {
  const sources: FoundSource[] = [];
  const failures: ImportFailure[] = [];
  for (const path of paths) {
    const file = resolve(cwd, path);
    const found = await stat(file).catch((error: NodeJS.ErrnoException) => error);
    if (found instanceof Error) {
      const missing = found.code === 'ENOENT' || found.code === 'ENOTDIR';
      const failure = !missing
        ? `it can't be read (${found.code})`
        : /^https?:\/\//i.test(path)
          ? 'nothing is fetched: save the page, and import the file'
          : 'there is no such file or folder';
      failures.push({ source: path, failure });
    } else if (found.isFile()) {
      sources.push({ path: slashes(path), file, origin: slashes(path).split('/').at(-1) ?? path });
    } else if (found.isDirectory()) {
      const before = sources.length;
      await walk(file, slashes(path).replace(/\/+$/, ''), '', sources, failures);
      if (sources.length === before) {
        failures.push({ source: path, failure: 'the folder has no Markdown, HTML or text in it' });
      }
    } else {
      failures.push({ source: path, failure: 'it is no file and no folder' });
    }
  }
  const seen = new Set<string>();
  return { sources: sources.filter(({ file }) => !seen.has(file) && seen.add(file)), failures };
}

async function walk(
  folder: string,
  shown: string,
  below: string,
  sources: FoundSource[],
  failures: ImportFailure[],
): Promise<void> {
  let entries: Awaited<ReturnType<typeof readEntries>>;
  try {
    entries = await readEntries(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    failures.push({ source: shown, failure: `the folder can't be read (${code})` });
    return;
  }
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    const { name } = entry;
    if (name.startsWith('.') || name === 'node_modules') continue;
    const file = join(folder, name);
    if (entry.isDirectory())
      await walk(file, `${shown}/${name}`, `${below}${name}/`, sources, failures);
    else if (entry.isFile() && knownEndings.test(name) && !aboutFolder.test(name)) {
      sources.push({ path: `${shown}/${name}`, file, origin: `${below}${name}` });
    }
  }
}

const readEntries = (folder: string) => readdir(folder, { withFileTypes: true });

const slashes = (path: string): string => path.replaceAll('\\', '/');
