import type { Level, Message } from '../../message/message.ts';

/** What a reporter tells of: the messages to show, in order, and what they are about. */
export interface Report {
  readonly messages: readonly Message[];
  /** How many posts were looked at. */
  readonly posts: number;
  /** Paths of the posts of which nothing is told. */
  readonly clean: readonly string[];
  /** Text of a file by its path, for code frames; null where it isn't known. */
  readonly textOf: (path: string) => string | null;
  /** What stands in front of paths where a service knows files by the whole checkout: `docs/` or nothing. */
  readonly prefix: string;
}

/** How a report is to look. */
export interface ReportStyle {
  readonly colour: boolean;
  /** Width of the terminal in cells. */
  readonly columns: number;
}

/** Turns a report into the text of one format, with a newline at its end. */
export type Reporter = (report: Report, style: ReportStyle) => string;

export const levels: readonly Level[] = ['error', 'warn', 'info'];

/** How many messages there are of each level. */
export function countLevels(messages: readonly Message[]): Readonly<Record<Level, number>> {
  const counts = { error: 0, warn: 0, info: 0 };
  for (const { level } of messages) counts[level]++;
  return counts;
}

/** Messages at least as grave as `level`. */
export function atLeast(messages: readonly Message[], level: Level): readonly Message[] {
  const limit = levels.indexOf(level);
  return messages.filter((message) => levels.indexOf(message.level) <= limit);
}
