import { Command as Commander, CommanderError } from 'commander';
import { asUserError } from '../message/file-failure.ts';
import type { CommandEntry, ExitCode } from './command.ts';
import { commands } from './commands/index.ts';
import { formatFailure } from './format-failure.ts';
import { type Io, wantsColour } from './io.ts';
import { readVersion } from './version.ts';

/** Runs one command line (without `node` and the script). Never throws: failures are told on stderr. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  try {
    const program = createProgram(io);
    const asked = argv[0] === 'help' ? argv[1] : argv.find((word) => !word.startsWith('-'));
    for (const entry of commands) {
      const commander = program.command(entry.name).summary(entry.summary);
      if (entry.name === asked) {
        await describeCommand(commander, entry, io, (code) => {
          exitCode = code;
        });
      }
    }
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has printed its help or its complaint by now.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const debug = argv.includes('--debug') || (io.env.RECOUNT_DEBUG ?? '') !== '';
    io.stderr.write(
      formatFailure(asUserError(error, io.cwd), { colour: wantsColour(io.stderr, io.env), debug }),
    );
    return 2;
  }
}

function createProgram(io: Io): Commander {
  return (
    new Commander('recount')
      .description('Incident postmortems in Markdown: checked, and published as a searchable site.')
      .usage('<command> [options]')
      .version(readVersion(), '--version', 'print the version')
      .helpOption('-h, --help', 'print this help')
      .helpCommand('help [command]', 'print the help of a command')
      // Set before the commands are made: they inherit both.
      .exitOverride()
      .configureOutput({
        writeOut: io.stdout.write,
        writeErr: io.stderr.write,
        getOutHelpWidth: () => io.stdout.columns,
        getErrHelpWidth: () => io.stderr.columns,
        getOutHasColors: () => wantsColour(io.stdout, io.env),
        getErrHasColors: () => wantsColour(io.stderr, io.env),
      })
      .showHelpAfterError('Run `recount --help` for the commands and their options.')
  );
}

async function describeCommand(
  commander: Commander,
  entry: CommandEntry,
  io: Io,
  done: (code: ExitCode) => void,
): Promise<void> {
  const { command } = await entry.load();
  command.describe(commander);
  commander
    .description(`${entry.summary}.`)
    .helpOption('-h, --help', 'print this help')
    .option('--debug', 'print the stack trace if Recount itself fails')
    .showHelpAfterError(`Run \`recount ${entry.name} --help\` for its options.`)
    .addHelpText('after', formatExamples(command.examples))
    .action(async () => done(await command.run(commander.args, commander.opts<never>(), io)));
}

function formatExamples(examples: readonly (readonly [line: string, what: string])[]): string {
  if (examples.length === 0) return '';
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, what]) => `  ${line.padEnd(width)}  ${what}`);
  return `\nExamples:\n${lines.join('\n')}`;
}
