#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import type { Io, TextSink } from './io.ts';

// Nothing else is imported before it can be told that importing fails.

// Up to Node 24 V8 puts so much of the Markdown parser into single functions that what these make outlives its use:
// a tenth of all processor time of a build, and more garbage (`src/README.md`). Node 26 is as fast without.
if (Number.parseInt(process.versions.node, 10) < 26) {
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=200');
}

const interrupt = new AbortController();

/** Wraps a stream of the process. When its reader is gone, what is still written is dropped. */
function toSink(stream: NodeJS.WriteStream): TextSink {
  let open = true;
  stream.on('error', () => {
    open = false;
    interrupt.abort();
  });
  return {
    write: (text) => {
      if (open) stream.write(text);
    },
    isTTY: stream.isTTY === true,
    columns: stream.columns ?? 80,
  };
}

/** Commands that wait end by themselves; for the rest a second is enough, or a second Ctrl+C. */
function onSignal(): void {
  if (interrupt.signal.aborted) process.exit(130);
  interrupt.abort();
  setTimeout(() => process.exit(130), 1000).unref();
}

const io: Io = {
  stdout: toSink(process.stdout),
  stderr: toSink(process.stderr),
  cwd: process.cwd(),
  env: process.env,
  readStdin: async () => Buffer.concat(await process.stdin.toArray()),
  terminal: () =>
    process.stdin.isTTY === true && process.stderr.isTTY === true
      ? {
          input: process.stdin,
          output: process.stderr,
          zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
        }
      : null,
  now: Date.now,
  signal: interrupt.signal,
};
const argv = process.argv.slice(2);

/** For what fails where nobody waits for it, or before the command line could be read. */
function onFailure(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  const debug = argv.includes('--debug') || (io.env.RECOUNT_DEBUG ?? '') !== '';
  const stack = debug && error instanceof Error ? `\n${error.stack}` : '';
  io.stderr.write(`error Recount failed: ${reason.split('\n')[0]}${stack}\n`);
  process.exit(2);
}

process.on('SIGINT', onSignal);
process.on('SIGTERM', onSignal);
process.on('uncaughtException', onFailure);

try {
  const { main } = await import('./main.ts');
  process.exitCode = await main(argv, io);
  // The command has ended as it was asked to; what still runs beside it is of no use to anybody.
  if (interrupt.signal.aborted) process.exit();
} catch (error) {
  onFailure(error);
}
