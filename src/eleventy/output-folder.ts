import { randomBytes } from 'node:crypto';
import { renameSync } from 'node:fs';
import { mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join, relative, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { asUserError } from '../message/file-failure.ts';
import { userErrors } from '../message/user-errors.ts';
import { removeFolder } from './remove-folder.ts';

/** In every folder that Recount made, so that no other folder is ever replaced. */
export const marker = '.recount-site';

/** A site on its way to its place. Until `commit` nothing that was there before has changed. */
export interface OutputFolder {
  /** Absolute path of the fresh folder to write into. */
  readonly staging: string;
  /** Puts the fresh folder in the place of the old one, whole. */
  readonly commit: () => Promise<void>;
  /** Forgets what was written, and lets others build. To be called in any case; after `commit` too. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the output folder `out` (absolute) of a site for a new build. It is refused while another
 * build runs, when it holds files that Recount did not make, and when one of `kept` (the folders of the
 * site, absolute) is in it. What a killed build left behind is tidied up first.
 */
export async function openOutput(out: string, kept: readonly string[]): Promise<OutputFolder> {
  const target = await realpath(out).catch(() => out);
  const names = namesBeside(target);
  for (const folder of kept) {
    if (isInside(target, await realpath(folder).catch(() => folder))) {
      throw userErrors.outputForeign(out);
    }
  }
  try {
    await mkdir(dirname(target), { recursive: true });
    await takeLock(names.lock, out);
  } catch (error) {
    throw asUserError(error, names.lock);
  }
  const close = async (): Promise<void> => {
    removeFolder(names.staging);
    await rm(names.lock, { force: true });
    held.delete(names.lock);
  };
  try {
    await tidyUp(target, names);
    await refuseForeign(target, out);
    await mkdir(names.staging);
    await writeFile(
      join(names.staging, marker),
      'Made by Recount. The whole folder is replaced by each build.\n',
    );
  } catch (error) {
    await close();
    throw asUserError(error, out);
  }
  return { staging: names.staging, commit: () => swap(target, names, out), close };
}

interface Names {
  readonly lock: string;
  readonly staging: string;
  readonly old: string;
  /** What the names of all staging folders of this output begin with. */
  readonly prefix: string;
}

/** All beside the output, in the same file system, so that a rename is enough to put it in place. */
function namesBeside(target: string): Names {
  const prefix = `.${basename(target)}.recount-`;
  const beside = (name: string): string => join(dirname(target), prefix + name);
  const unique = randomBytes(6).toString('hex');
  return { lock: beside('lock'), old: beside('old'), staging: beside(`new-${unique}`), prefix };
}

/** Whether `path` is `folder` or below it. */
function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !/^[A-Za-z]:/.test(way));
}

/** Locks of this process. In a container all builds may have the same number, the dead ones too. */
const held = new Set<string>();

/** Milliseconds to wait for a build that ends, or that was killed and isn't quite gone. */
const patience = 2000;

/**
 * One build at a time: a file that names the process. A lock whose process is gone is taken over; should
 * two do so at once, each still has a staging folder of its own and the site is one of the two.
 */
async function takeLock(lock: string, out: string): Promise<void> {
  if (held.has(lock)) throw userErrors.buildRunning(out, String(process.pid));
  const mine = `${process.pid} ${hostname()}\n`;
  for (const started = performance.now(); ; ) {
    try {
      await writeFile(lock, mine, { flag: 'wx' });
      held.add(lock);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const [pid = '', host = ''] = (await readFile(lock, 'utf8').catch(() => '')).trim().split(' ');
    if (!(await isHeld(lock, Number(pid), host))) {
      await rm(lock, { force: true });
    } else if (performance.now() - started > patience) {
      throw userErrors.buildRunning(out, pid);
    } else {
      await sleep(100);
    }
  }
}

async function isHeld(lock: string, pid: number, host: string): Promise<boolean> {
  if (host !== '' && host !== hostname()) return isYoung(lock, 60 * 60_000);
  // Another build may be just about to write its name into the lock that it has made.
  if (!Number.isSafeInteger(pid) || pid <= 0) return isYoung(lock, 2000);
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isYoung(file: string, milliseconds: number): Promise<boolean> {
  const made = await stat(file).catch(() => null);
  return made !== null && Date.now() - made.mtimeMs < milliseconds;
}

/** Ends what a killed build began: puts the old site back where there is none, removes the rest. */
async function tidyUp(target: string, { old, prefix }: Names): Promise<void> {
  const there = await exists(target);
  if (!there && (await exists(old))) await rename(old, target);
  for (const name of await readdir(dirname(target))) {
    if (name === basename(old) || name.startsWith(`${prefix}new-`)) {
      removeFolder(join(dirname(target), name));
    }
  }
}

async function refuseForeign(target: string, out: string): Promise<void> {
  const names = await readdir(target).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') throw userErrors.outputForeign(out);
    throw error;
  });
  if (names.length > 0 && !names.includes(marker)) throw userErrors.outputForeign(out);
}

async function swap(target: string, { staging, old }: Names, out: string): Promise<void> {
  const there = await exists(target);
  try {
    // Straight after each other, without giving way: between the two there is no site.
    if (there) renameSync(target, old);
    try {
      renameSync(staging, target);
    } catch (error) {
      if (there) renameSync(old, target);
      throw error;
    }
  } catch (error) {
    throw asUserError(error, out);
  }
  removeFolder(old);
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
