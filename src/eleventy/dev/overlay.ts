import { createHash } from 'node:crypto';
import { compareMessages, type Level, type Message } from '../../message/message.ts';
import { count } from '../../message/words.ts';
import type { FillTemplate } from '../../render/templates.ts';

/** Where the dev server keeps what is its own, away from the pages of the site. */
export const devFolder = '.recount';

/** A message as the overlay shows it; the template escapes all of it. */
interface OverlayMessage {
  readonly level: Level;
  readonly where: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly reason: readonly Words[];
  readonly note: readonly Words[] | null;
  readonly ruleId: string;
  readonly rule: string;
}

/** A piece of a sentence; what stands in back-ticks is code. */
interface Words {
  readonly text: string;
  readonly code: boolean;
}

/** The most that one page shows; the command line has the rest. */
const most = 100;

const nouns: Readonly<Record<Level, [one: string, more?: string]>> = {
  error: ['error'],
  warn: ['warning'],
  info: ['hint'],
};

const order: readonly Level[] = ['error', 'warn', 'info'];

/** What the overlay of a page shows. */
export interface OverlayInput {
  /** Path of the post that the page shows; its messages need no path. */
  readonly post: string | null;
  readonly messages: readonly Message[];
  readonly token: string;
}

/** What a browser shows, so that it need not be told what it shows already. */
export interface Shown {
  /** Of the page without its messages, and of those: changes with what is to be seen. */
  readonly page: string;
  readonly overlay: string;
  /** The messages as HTML. */
  readonly messages: string;
  /** What it must know to have a place opened. */
  readonly token: string;
  /** It shows a post: what it shows may be replaced while somebody reads. */
  readonly isPost: boolean;
}

/** The page with its messages beside it, and the script that keeps both as they are on disk. */
export function addOverlay(
  html: string,
  { post, messages, token }: OverlayInput,
  fill: FillTemplate,
): { readonly body: string; readonly shown: Shown } {
  const sorted = [...messages].sort(
    (a, b) => order.indexOf(a.level) - order.indexOf(b.level) || compareMessages(a, b),
  );
  const list = fill('dev/overlay', {
    counts: order
      .map((level) => ({ level, number: messages.filter((one) => one.level === level).length }))
      .filter(({ number }) => number > 0)
      .map(({ level, number }) => ({ level, text: count(number, ...nouns[level]) })),
    messages: sorted.slice(0, most).map((message) => toView(message, post)),
    more: Math.max(0, sorted.length - most),
  });
  const shown = {
    page: digest(html),
    overlay: digest(token + list),
    messages: list,
    token,
    isPost: post !== null,
  };
  const overlay = fill('dev/script', { ...shown, folder: devFolder });
  const end = html.lastIndexOf('</body>');
  const body = end === -1 ? html + overlay : html.slice(0, end) + overlay + html.slice(end);
  return { body, shown };
}

const digest = (text: string): string => createHash('sha1').update(text).digest('base64url');

function toView(message: Message, post: string | null): OverlayMessage {
  const { level, ruleId, reason, note, place, path } = message;
  const at = place === null ? '' : `${place.start.line}:${place.start.column}`;
  return {
    level,
    path,
    line: place?.start.line ?? 1,
    column: place?.start.column ?? 1,
    where: path === post && at !== '' ? at : [path, at].filter(Boolean).join(':'),
    reason: splitCode(reason),
    note: note === null ? null : splitCode(note),
    ruleId,
    rule: `/${devFolder}/rules/${ruleId}/`,
  };
}

/** ``Unexpected `x`, expected `y` `` in pieces. */
function splitCode(text: string): readonly Words[] {
  return text
    .split(/(`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part) => ({ text: part.replaceAll('`', ''), code: /^`[^`]+`$/.test(part) }));
}
