import type { Level, Message } from '../../message/message.ts';
import { count } from '../../message/words.ts';
import { countLevels, type Reporter } from './report.ts';
import { worstFirst } from './step-summary.ts';

/** GitHub shows so many annotations of each level a step and drops the rest. */
const maxShown = 10;

const commands: Readonly<Record<Level, string>> = {
  error: 'error',
  warn: 'warning',
  info: 'notice',
};

/**
 * Workflow commands of GitHub Actions, which show messages beside the lines of a pull request: the
 * worst first, as many as GitHub shows, and how many there are in all
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
export const formatGithub: Reporter = ({ messages, posts, prefix }) => {
  const left: Record<Level, number> = { error: maxShown, warn: maxShown, info: maxShown };
  const shown = worstFirst(messages).filter(({ level }) => left[level]-- > 0);
  const { error, warn, info } = countLevels(messages);
  const summary = `${count(posts, 'post')}: ${count(error, 'error')}, ${count(warn, 'warning')}, ${info} info`;
  const more = messages.length - shown.length;
  const rest = more === 0 ? '' : `; ${more} more than GitHub shows`;
  return `${[...shown.map((message) => toCommand(message, prefix)), `${summary}${rest}`].join('\n')}\n`;
};

function toCommand({ level, path, place, reason, note, ruleId }: Message, prefix: string): string {
  const properties: (readonly [name: string, value: string])[] = [['title', ruleId]];
  if (path !== '.') properties.unshift(['file', prefix + path]);
  if (place !== null) {
    const { start, end } = place;
    properties.push(['line', String(start.line)]);
    // Columns are passed over where the place runs over several lines.
    if (end.line !== start.line) properties.push(['endLine', String(end.line)]);
    else if (end.column > start.column) {
      properties.push(['col', String(start.column)], ['endColumn', String(end.column - 1)]);
    } else properties.push(['col', String(start.column)]);
  }
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(value)}`).join(',');
  return `::${commands[level]} ${list}::${escapeData(note === null ? reason : `${reason}\n${note}`)}`;
}

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
