import type { Io } from './io.ts';

/** One line of a terminal that changes while a command works; nothing where nobody looks. */
export interface Progress {
  readonly show: (text: string) => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

/** `[######··············]  42 of 140`: how much of a known number of things is done. */
export function progressBar(done: number, total: number): string {
  const filled = total === 0 ? 0 : Math.round((done / total) * barWidth);
  const number = String(done).padStart(String(total).length);
  return `[${'#'.repeat(filled)}${'·'.repeat(barWidth - filled)}] ${number} of ${total}`;
}

const barWidth = 20;

/** Progress goes to stderr, so that what is on stdout can be piped on. */
export function createProgress({ stderr, env }: Pick<Io, 'stderr' | 'env'>): Progress {
  if (!stderr.isTTY || env.TERM === 'dumb' || (env.CI ?? '') !== '') {
    return { show: () => {}, clear: () => {} };
  }
  let shown = false;
  return {
    show: (text) => {
      stderr.write(`\r\u001b[K${text.slice(0, stderr.columns - 1)}`);
      shown = true;
    },
    clear: () => {
      if (shown) stderr.write('\r\u001b[K');
      shown = false;
    },
  };
}
