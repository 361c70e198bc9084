import { compareMessages, type Level, type Message } from '../../message/message.ts';
import type { FillTemplate } from '../../render/templates.ts';

/** Where the dev server keeps what is its own, away from the pages of the site. */
export const devFolder = '.recount';

/** A message as the overlay shows it; the template escapes all of it. */
interface OverlayMessage {
  readonly level: Level;
  readonly where: string;
  readonly reason: string;
  readonly note: string | null;
  readonly ruleId: string;
  readonly rule: string;
}

/** The most that one page shows; the command line has the rest. */
const most = 100;

const order: readonly Level[] = ['error', 'warn', 'info'];

/**
 * The page with its messages beside it, and the script that loads it again when the site is no longer the
 * one of this `version`.
 */
export function addOverlay(
  html: string,
  messages: readonly Message[],
  version: string,
  fill: FillTemplate,
): string {
  const sorted = [...messages].sort(
    (a, b) => order.indexOf(a.level) - order.indexOf(b.level) || compareMessages(a, b),
  );
  const several = new Set(messages.map(({ path }) => path)).size > 1;
  const overlay = fill('dev/overlay', {
    counts: order
      .map((level) => ({ level, count: messages.filter((one) => one.level === level).length }))
      .filter(({ count }) => count > 0),
    messages: sorted.slice(0, most).map((message) => toView(message, several)),
    more: Math.max(0, sorted.length - most),
    folder: devFolder,
    version,
  });
  const end = html.lastIndexOf('</body>');
  return end === -1 ? html + overlay : html.slice(0, end) + overlay + html.slice(end);
}

function toView(message: Message, withPath: boolean): OverlayMessage {
  const { level, ruleId, reason, note, place, path } = message;
  const at = place === null ? '' : `${place.start.line}:${place.start.column}`;
  return {
    level,
    where: withPath || at === '' ? [path, at].filter(Boolean).join(':') : at,
    reason,
    note,
    ruleId,
    rule: `/${devFolder}/rules/${ruleId}/`,
  };
}
