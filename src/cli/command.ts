import type { Command as Commander } from 'commander';
import type { Io } from './io.ts';

/** 0: done, nothing found. 1: findings. 2: wrong usage, or the program broke. */
export type ExitCode = 0 | 1 | 2;

/**
 * One command: a file in `commands/` that exports `command`, and a line in `commands/index.ts`.
 * `Options` is what commander makes of the options that `describe` declares.
 */
export interface CommandModule<Options extends object = object> {
  /** Declares arguments and options; name and summary are already set from the table. */
  readonly describe: (commander: Commander) => void;
  /** Shown under the help, as command line and what it is good for. */
  readonly examples: readonly (readonly [line: string, what: string])[];
  /** Runs with the arguments that are no options, in order, variadic ones flattened. */
  readonly run: (args: readonly string[], options: Options, io: Io) => Promise<ExitCode>;
}

/** A line of the table of commands. The module is loaded only when its command is asked for. */
export interface CommandEntry {
  readonly name: string;
  /** One line for `recount --help`, without a full stop. */
  readonly summary: string;
  // Every module has its own options; the frame hands over what commander parsed for that module.
  readonly load: () => Promise<{ readonly command: CommandModule<never> }>;
}
