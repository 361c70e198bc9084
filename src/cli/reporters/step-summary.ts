import { appendFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { asUserError } from '../../message/file-failure.ts';
import { compareText, type Message } from '../../message/message.ts';
import { count } from '../../message/words.ts';
import type { Io } from '../io.ts';
import { printable } from '../text.ts';
import { countLevels, levels, type Report } from './report.ts';

/** Rows of the table; GitHub refuses a summary of more than 1 MiB. */
const maxRows = 500;

/** The way from the checkout of a workflow to the root of the site: what GitHub puts in front of paths. */
export function pathPrefix(root: string, { GITHUB_WORKSPACE: checkout = '' }: Io['env']): string {
  const way = checkout === '' ? '' : relative(checkout, root).split(sep).join('/');
  return way === '' || way.startsWith('..') || way.startsWith('/') ? '' : `${way}/`;
}

/** Adds the report to the page of a workflow's run, where there is one. */
export async function writeStepSummary(report: Report, env: Io['env']): Promise<void> {
  const file = env.GITHUB_STEP_SUMMARY ?? '';
  if (file === '') return;
  await appendFile(file, formatStepSummary(report)).catch((error) => {
    throw asUserError(error, file);
  });
}

/** A report as a table in GitHub's Markdown, worst first. */
export function formatStepSummary({ messages, posts }: Report): string {
  const { error, warn, info } = countLevels(messages);
  const counts = `${count(error, 'error')}, ${count(warn, 'warning')}, ${info} info`;
  const head = `### Recount: ${count(posts, 'post')}, ${messages.length === 0 ? 'no messages' : counts}\n\n`;
  if (messages.length === 0) return head;
  const rows = worstFirst(messages)
    .slice(0, maxRows)
    .map(({ level, path, place, reason, ruleId }) => {
      const line = place === null ? '' : `:${place.start.line}`;
      return `| ${level} | ${cell(path + line)} | ${cell(reason)} | ${ruleId} |`;
    });
  const more = messages.length - rows.length;
  const rest = more > 0 ? `\nand ${more} more\n` : '';
  return `${head}| | Where | What | Rule |\n|---|---|---|---|\n${rows.join('\n')}\n${rest}\n`;
}

/** Messages by level, and within a level by file and place. */
export function worstFirst(messages: readonly Message[]): readonly Message[] {
  return [...messages].sort(
    (a, b) =>
      levels.indexOf(a.level) - levels.indexOf(b.level) ||
      compareText(a.path, b.path) ||
      (a.place?.start.offset ?? -1) - (b.place?.start.offset ?? -1),
  );
}

/** Text of a post must make neither cells, links nor pictures of its own; what is quoted is code. */
function cell(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[[\]|!*_~@#\\\n]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replaceAll('://', '&#58;//')
    .replaceAll(/`([^`]{0,300})`/g, '<code>$1</code>');
}
