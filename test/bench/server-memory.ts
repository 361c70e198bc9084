import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** Runs in the server: what it holds after garbage is collected, in MB, when it is asked. */
const hook = `
  import { getHeapSpaceStatistics } from 'node:v8';
  import { setTimeout as sleep } from 'node:timers/promises';
  process.on('message', async () => {
    for (let times = 0; times < 4; times++) {
      globalThis.gc();
      await sleep(50);
    }
    const isData = ({ space_name }) => !space_name.startsWith('code');
    const sum = (all, { space_used_size }) => all + space_used_size;
    process.send(getHeapSpaceStatistics().filter(isData).reduce(sum, 0) / 2 ** 20);
  });
`;

/** Starts a program of Node so that `heapOf` can ask it; its standard output can be read. */
export function spawnMeasured(args: readonly string[]): ChildProcess {
  const asked = ['--expose-gc', '--import', `data:text/javascript,${encodeURIComponent(hook)}`];
  const stdio = ['ignore', 'pipe', 'inherit', 'ipc'] as const;
  return spawn(process.execPath, [...asked, ...args], { stdio: [...stdio] });
}

/** Megabytes of heap that are left after a collection, without machine code, which grows as code gets hot. */
export async function heapOf(server: ChildProcess): Promise<number> {
  const answer = once(server, 'message');
  server.send('heap');
  return Number((await answer)[0]);
}

/** Megabytes that a process holds now. */
export function residentOf({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
}

/** What a server held in a third of a run. */
export interface Third {
  /** After it, with the same posts as after the others. */
  readonly heap: number;
  /** All that was seen while it was at work, with garbage as it came. */
  readonly resident: readonly number[];
}

/** Of which each edit would have to leave 300 bytes behind, in the 3,333 of a third. */
const mostHeap = 1;
/** V8 collects once the heap has doubled; when that is depends on how fast the machine is at the time. */
const mostResident = 1.15;

/** What grew from one third of a run to the next, in words. The first third is for warming up. */
export function growthBetween(before: Third, after: Third): string[] {
  const found: string[] = [];
  if (after.heap > before.heap + mostHeap) {
    found.push(`the heap grew from ${before.heap.toFixed(1)} to ${after.heap.toFixed(1)} MB`);
  }
  const [was, is] = [median(before.resident), median(after.resident)];
  if (is > was * mostResident) {
    found.push(`memory grew from ${was.toFixed(0)} to ${is.toFixed(0)} MB (medians)`);
  }
  return found;
}

/** The value in the middle; 0 of none. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
