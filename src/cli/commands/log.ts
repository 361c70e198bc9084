import type { CommandModule } from '../command.ts';
import type { LogOptions } from '../log/log-entry.ts';
import { siteOptions } from '../options.ts';

/** `recount log "message"`: an entry in the timeline of the open draft, while the incident goes on. */
export const command: CommandModule<LogOptions> = {
  describe: (commander) => {
    siteOptions(
      commander
        .argument('<message...>', 'what happens, as Markdown in one line; - reads standard input')
        .option('--at <time>', 'when: 14:05, or a day and a time (default: now)')
        .option('--kind <kind>', 'cause, detection, escalation, action, mitigation, resolution, …')
        .option('--post <post>', 'path, file name or id (default: the newest draft not resolved)'),
    );
  },
  examples: [
    ['recount log "Rolled back to 1.2"', 'a stamped entry in the open draft'],
    ['recount log --kind detection --at 14:05 "First alert"', 'what happened a while ago'],
    ['tail -1 deploy.log | recount log - --post INC-7', 'from a script'],
  ],
  run: async (args, options, io) => {
    // The help is printed without all that reading posts takes.
    const { logEntry } = await import('../log/log-entry.ts');
    return logEntry(args, options, io);
  },
};
