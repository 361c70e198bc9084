import type { Readable, Writable } from 'node:stream';

/** Where text goes. `write` may be called with any part of a line. */
export interface TextSink {
  readonly write: (text: string) => void;
  /** A person sees it as it is written. */
  readonly isTTY: boolean;
  /** Width in characters, 80 where it isn't known. */
  readonly columns: number;
}

/** A person who can be asked. */
export interface Terminal {
  readonly input: Readable;
  /** Where questions are shown; never standard output, which holds results. */
  readonly output: Writable;
  /** Zone of the machine, as a proposal. */
  readonly zone: string;
}

/** The world outside, injected so that commands run in memory. Only `bin.ts` knows `process`. */
export interface Io {
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  /** Absolute path of the folder that relative paths on the command line start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** All of standard input, until its end. */
  readonly readStdin: () => Promise<Uint8Array>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Null, or absent, in a script: nobody is there to answer. */
  readonly terminal?: () => Terminal | null;
  /** Aborted when the person presses Ctrl+C: commands that wait end then. */
  readonly signal: AbortSignal;
}

/**
 * Whether to colour what goes to `sink`: on a terminal, unless NO_COLOR is set (to anything but
 * the empty text) or the terminal is `dumb`. FORCE_COLOR wins over both, its values 0 and false turn
 * colour off (https://no-color.org, https://force-color.org).
 */
export function wantsColour(sink: TextSink, env: Io['env']): boolean {
  const force = env.FORCE_COLOR;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if ((env.NO_COLOR ?? '') !== '') return false;
  return sink.isTTY && env.TERM !== 'dumb';
}
