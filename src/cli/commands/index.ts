import type { CommandEntry } from '../command.ts';

/** Every command, in the order of `recount --help`. A test reads the folder to see that none is missing. */
export const commands: readonly CommandEntry[] = [];
