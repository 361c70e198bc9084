import type { Message } from '../../message/message.ts';
import { rulePageUrl } from '../../rules/page-url.ts';
import { countLevels, type Reporter } from './report.ts';

/**
 * One JSON object, of a shape that only ever grows:
 *
 * - `version`: 1
 * - `posts`: how many posts were looked at
 * - `counts`: `{ error, warn, info }`
 * - `messages`: by file and place; each has `path`, `level`, `ruleId`, `reason`, `place` (`null` for
 *   the file as a whole, else `start` and `end` with `line` and `column` from 1 and `offset` from 0,
 *   in UTF-16 code units), `actual`, `expected` (likeliest first), `note`, `url` of the rule's
 *   page, and `fixes` (each a `title`, whether it is `safe` to make without asking, and `edits` of a
 *   `place` and its new `text`)
 */
export const formatJson: Reporter = ({ messages, posts }) => {
  const report = {
    version: 1,
    posts,
    counts: countLevels(messages),
    messages: messages.map(toJson),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
};

function toJson(message: Message): Message & { readonly url: string } {
  const { path, level, ruleId, reason, place, actual, expected, note, fixes } = message;
  const url = rulePageUrl(ruleId).href;
  return { path, level, ruleId, reason, place, actual, expected, note, url, fixes };
}
