import { randomBytes } from 'node:crypto';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { userErrors } from '../../message/user-errors.ts';

/** Milliseconds that a process waits for another one; writing a post takes a few. */
const patience = 60_000;

/**
 * Milliseconds after which no lock counts any more, whoever holds it: what is killed in a container may
 * stay in the table of processes for ever.
 */
const old = 10_000;

/** Tokens of the locks that this process holds. */
const held = new Set<string>();

/**
 * Runs `work` while no other process that asks for the same file does: a file beside it, made by one only,
 * names the holder. The lock of a process that is gone is taken over. `name` is what people call the file.
 */
export async function withLock<T>(file: string, name: string, work: () => Promise<T>): Promise<T> {
  const lock = join(dirname(file), `.${basename(file)}.lock`);
  const token = `${process.pid} ${hostname()} ${randomBytes(8).toString('hex')}`;
  await take(lock, token, name);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
    held.delete(token);
  }
}

async function take(lock: string, token: string, name: string): Promise<void> {
  for (const started = performance.now(); ; ) {
    held.add(token);
    if (await make(lock, token)) return;
    held.delete(token);
    const holder = await readFile(lock, 'utf8').catch(() => null);
    if (holder !== null && (await isStale(lock, holder))) await breakLock(lock);
    else if (performance.now() - started > patience) {
      throw userErrors.postLocked(name, `process ${holder?.split(' ')[0] ?? 'unknown'}`);
    } else await sleep(10 + Math.random() * 30);
  }
}

/** Makes a file that nobody has made yet. */
async function make(file: string, token: string): Promise<boolean> {
  try {
    await writeFile(file, token, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Removes a stale lock. Two that saw the same one must not both remove it, the second would take away the
 * fresh lock of the first: so breaking needs a lock too, and a second look.
 */
async function breakLock(lock: string): Promise<void> {
  const breaking = `${lock}.break`;
  if (!(await make(breaking, ''))) {
    // Its holder has been killed in the instant between two calls.
    if (await isOlder(breaking, old)) await rm(breaking, { force: true });
    await sleep(5);
    return;
  }
  try {
    const holder = await readFile(lock, 'utf8').catch(() => null);
    if (holder !== null && (await isStale(lock, holder))) await rm(lock, { force: true });
  } finally {
    await rm(breaking, { force: true });
  }
}

async function isStale(lock: string, holder: string): Promise<boolean> {
  if (await isOlder(lock, old)) return true;
  const [number = '', host = ''] = holder.split(' ');
  const pid = Number(number);
  // It may be written to just now, or stand for a process elsewhere.
  if (host !== hostname() || !Number.isSafeInteger(pid) || pid <= 0) return false;
  // In a container all processes may have the same number, the dead ones too.
  if (pid === process.pid) return !held.has(holder);
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'EPERM';
  }
}

async function isOlder(file: string, milliseconds: number): Promise<boolean> {
  const made = await stat(file).catch(() => null);
  return made !== null && Date.now() - made.mtimeMs > milliseconds;
}
