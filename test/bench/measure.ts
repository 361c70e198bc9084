import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What a run of a command took, with all processes that it started. */
export interface Cost {
  /** Seconds on the clock. */
  readonly wall: number;
  /** Seconds of all processors, user and system. */
  readonly cpu: number;
  /** Megabytes of all its processes together at their peak, Pagefind's aside; 0 where not asked for. */
  readonly memory: number;
}

/** Milliseconds between two looks at the memory. */
const interval = 50;

/** Runs a line of shell in a folder; fails when the line does. */
export function measure(line: string, cwd: string, { memory = false } = {}): Promise<Cost> {
  return new Promise((resolve, reject) => {
    const timed = `TIMEFORMAT='@@ %R %U %S'; time { ${line} ; }`;
    const child = spawn('bash', ['-c', timed], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
    let told = '';
    let peak = 0;
    child.stderr.on('data', (text) => {
      told += text;
    });
    const watch = memory
      ? setInterval(() => {
          peak = Math.max(peak, memoryOf(child.pid ?? 0));
        }, interval)
      : undefined;
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      const [, wall = 0, user = 0, system = 0] = (/@@ (\S+) (\S+) (\S+)/.exec(told) ?? []).map(
        Number,
      );
      if (code === 0) resolve({ wall, cpu: user + system, memory: peak });
      else reject(new Error(`${line}\n${told}`));
    });
  });
}

/** Resident megabytes of a process and all below it, as Linux tells them; shared pages count once. */
function memoryOf(pid: number): number {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(/\) \S+ (\d+)/.exec(read(`/proc/${name}/stat`))?.[1] ?? 0);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  let kilobytes = 0;
  for (const waiting = [pid]; waiting.length > 0; ) {
    const next = waiting.pop() ?? 0;
    waiting.push(...(children.get(next) ?? []));
    if (read(`/proc/${next}/comm`).startsWith('pagefind')) continue;
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${next}/smaps_rollup`))?.[1] ?? 0);
  }
  return kilobytes / 1024;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}
