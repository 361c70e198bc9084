import pc from 'picocolors';
import type { Level, Message } from '../../message/message.ts';
import { count } from '../../message/words.ts';
import { printable, wrap } from '../text.ts';
import { codeFrame } from './code-frame.ts';
import { maskSecrets } from './mask-secrets.ts';
import { countLevels, levels, type Report, type Reporter, type ReportStyle } from './report.ts';

type Paint = ReturnType<typeof pc.createColors>;

/** For people: by file, each message with its line of the file, its note, and at the end what to do next. */
export const formatPretty: Reporter = (report, style) => {
  const paint = pc.createColors(style.colour);
  const files = new Map<string, Message[]>();
  for (const message of report.messages) {
    const found = files.get(message.path);
    if (found === undefined) files.set(message.path, [message]);
    else found.push(message);
  }
  const groups = [...files].map(([path, messages]) =>
    formatFile(path, messages, report.textOf(path), style, paint),
  );
  return [...groups, formatSummary(report, files.size, paint)].join('\n');
};

function formatFile(
  path: string,
  messages: readonly Message[],
  text: string | null,
  style: ReportStyle,
  paint: Paint,
): string {
  const shown = text === null ? null : maskSecrets(text, messages);
  const width = Math.max(...messages.map((message) => placeName(message).length));
  const blocks = messages.map((message) => {
    const place = paint.dim(placeName(message).padStart(width));
    const level = colourOf(message.level, paint)(message.level.padEnd(5));
    const head = `  ${place}  ${level}  ${formatReason(message.reason, paint)}  ${paint.dim(message.ruleId)}`;
    return [head, ...formatFrame(message, shown, width, style, paint)].join('\n');
  });
  return `${paint.underline(printable(path))}\n${blocks.join('\n\n')}\n`;
}

/** The line of the file and the note, behind a bar that stands under the place's last digit. */
function formatFrame(
  message: Message,
  text: string | null,
  width: number,
  style: ReportStyle,
  paint: Paint,
): readonly string[] {
  const gutter = Math.max(width, String(message.place?.start.line ?? '').length) + 2;
  const room = Math.min(style.columns, 120) - gutter - 3;
  const frame =
    text === null || message.place === null ? null : codeFrame(text, message.place, room);
  const bar = (label: string, rest: string) =>
    `${paint.dim(`${label.padStart(gutter)} │`)} ${rest}`.trimEnd();
  const lines: string[] = [];
  if (frame !== null) {
    const mark = colourOf(message.level, paint)(frame.mark);
    lines.push(bar(String(frame.line), frame.code), bar('', `${frame.indent}${mark}`));
  }
  if (message.note !== null) {
    for (const line of wrap(printable(message.note), Math.max(room, 40))) {
      lines.push(bar('', paint.dim(line)));
    }
  }
  return lines;
}

function formatSummary(report: Report, files: number, paint: Paint): string {
  const { messages, posts } = report;
  const [first] = [...messages].sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
  if (first === undefined) return `${paint.green('✔')} ${count(posts, 'post')}, no messages\n`;
  const counts = countLevels(messages);
  const parts = [
    counts.error > 0 ? paint.red(count(counts.error, 'error')) : '',
    counts.warn > 0 ? paint.yellow(count(counts.warn, 'warning')) : '',
    counts.info > 0 ? paint.blue(`${counts.info} info`) : '',
  ].filter(Boolean);
  const sign = colourOf(first.level, paint)(first.level === 'error' ? '✖' : '!');
  const where = `in ${count(files, 'file')} (${count(posts, 'post')} looked at)`;
  // Configurations are mended by hand.
  const safe = messages.filter(
    ({ fixes, ruleId }) => fixes[0]?.safe === true && !ruleId.startsWith('config-'),
  ).length;
  const next = [
    ...(safe > 0 ? [`Run \`recount check --fix\` to mend ${safe} of them.`] : []),
    `Run \`recount explain ${first.ruleId}\` to read about a rule.`,
  ];
  return [`${sign} ${parts.join(', ')} ${where}`, ...next.map(paint.dim), ''].join('\n');
}

function placeName({ place }: Message): string {
  return place === null ? '-' : `${place.start.line}:${place.start.column}`;
}

/** What stands in back-ticks in bold; without colour the back-ticks stay. */
function formatReason(reason: string, paint: Paint): string {
  const text = printable(reason);
  if (!paint.isColorSupported) return text;
  return text.replaceAll(/`([^`]{0,300})`/g, (_, quoted: string) => paint.bold(quoted));
}

function colourOf(level: Level, paint: Paint): (text: string) => string {
  return { error: paint.red, warn: paint.yellow, info: paint.blue }[level];
}
