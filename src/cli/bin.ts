#!/usr/bin/env node
import { formatFailure } from './format-failure.ts';
import type { TextSink } from './io.ts';
import { main } from './main.ts';

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
  process.exitCode = 130;
  interrupt.abort();
  setTimeout(() => process.exit(130), 1000).unref();
}

const stderr = toSink(process.stderr);

process.on('SIGINT', onSignal);
process.on('SIGTERM', onSignal);
process.on('uncaughtException', (error) => {
  const debug = process.argv.includes('--debug') || (process.env.RECOUNT_DEBUG ?? '') !== '';
  stderr.write(formatFailure(error, { colour: false, debug }));
  process.exit(2);
});

const code = await main(process.argv.slice(2), {
  stdout: toSink(process.stdout),
  stderr,
  cwd: process.cwd(),
  env: process.env,
  now: Date.now,
  signal: interrupt.signal,
});
process.exitCode ??= code;
