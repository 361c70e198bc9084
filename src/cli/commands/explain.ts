import { readFile } from 'node:fs/promises';
import pc from 'picocolors';
import type { Level } from '../../message/message.ts';
import { nearest } from '../../message/nearest.ts';
import { userErrors } from '../../message/user-errors.ts';
import { quote } from '../../message/words.ts';
import { ruleIds, rules, rulesById } from '../../rules/index.ts';
import { parseRulePage } from '../../rules/page.ts';
import { rulePageUrl } from '../../rules/page-url.ts';
import type { Rule } from '../../rules/types.ts';
import type { CommandModule } from '../command.ts';
import { wantsColour } from '../io.ts';
import { renderForTerminal, type TerminalStyle } from '../terminal-markdown.ts';
import { wrap } from '../text.ts';

/** `recount explain [rule]`: the page of a rule, or the table of all. */
export const command: CommandModule = {
  describe: (commander) => {
    commander.argument('[rule]', 'id of a rule, as messages show it');
  },
  examples: [
    ['recount explain', 'all rules with their levels'],
    ['recount explain weekday-date', 'what one rule asks for, with examples and options'],
  ],
  run: async ([id], _options, io) => {
    const style: TerminalStyle = {
      paint: pc.createColors(wantsColour(io.stdout, io.env)),
      width: Math.min(io.stdout.columns, 100) - 4,
    };
    io.stdout.write(id === undefined ? formatTable(style) : await explain(id, style));
    return 0;
  },
};

async function explain(id: string, style: TerminalStyle): Promise<string> {
  const rule = rulesById.get(id);
  if (rule === undefined) {
    const near = nearest(id, ruleIds);
    throw userErrors.usage(
      `There is no rule ${quote(id)}`,
      near === null
        ? '`recount explain` lists all rules.'
        : `Did you mean \`${near}\`? \`recount explain\` lists all rules.`,
    );
  }
  const page = parseRulePage(await readFile(rulePageUrl(id), 'utf8'));
  const { paint } = style;
  const head = [
    `${paint.bold(id)}  ${formatLevel(rule, style)}`,
    '',
    ...wrap(rule.description, style.width).map((line) => `  ${line}`),
  ];
  const sections = page.sections.map(
    ({ title, markdown }) => `${paint.bold(title)}\n\n${renderForTerminal(markdown, style)}`,
  );
  return `${[head.join('\n'), ...sections].join('\n\n')}\n`;
}

function formatTable(style: TerminalStyle): string {
  const width = Math.max(...ruleIds.map((id) => id.length));
  const indent = ' '.repeat(width + 9);
  const lines = rules.flatMap(({ id, level, description }) => {
    const [first = '', ...rest] = wrap(description, Math.max(style.width - indent.length, 30));
    const padding = ' '.repeat(width - id.length);
    const head = `${style.paint.bold(id)}${padding}  ${colourOf(level, style)}${' '.repeat(7 - level.length)}`;
    return [head + first, ...rest.map((line) => indent + line)];
  });
  const next = 'Levels are set under `rules` in the configuration: off, info, warn or error.';
  return `${lines.join('\n')}\n\n${style.paint.dim(next)}\n`;
}

/** `error`, or `warn, info in drafts`. */
function formatLevel({ level, draftLevel = level }: Rule, style: TerminalStyle): string {
  return colourOf(level, style) + (draftLevel === level ? '' : `, ${draftLevel} in drafts`);
}

function colourOf(level: Level | 'off', { paint }: TerminalStyle): string {
  const colours = { error: paint.red, warn: paint.yellow, info: paint.blue, off: paint.dim };
  return colours[level](level);
}
