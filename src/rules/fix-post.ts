import { applyEdits, editsClash } from '../message/apply-edits.ts';
import type { Edit, Message } from '../message/message.ts';

/** A post after its fixes. */
export interface FixedPost {
  readonly text: string;
  /** What was settled, in the order in which it was; none: the text is as it came. */
  readonly fixed: readonly Message[];
}

/** With any of these the rest of the post can't be judged, so nothing in it is touched. */
const blocking = new Set([
  'frontmatter-language',
  'frontmatter-syntax',
  'markdown-too-deep',
  'readable-file',
  'rule-crashed',
]);

/** Rounds until a post must be stable; each settles one message or more, or gives up on one. */
const maxRounds = 200;

/**
 * Applies the fixes of a post that have one right answer, until none is left. A fix that doesn't settle
 * its message, or breaks the post, is taken back, so that a second run changes nothing.
 * `check` gives the messages about a text of this post.
 */
export function fixPost(text: string, check: (text: string) => readonly Message[]): FixedPost {
  const fixed: Message[] = [];
  const refused = new Set<string>();
  let current = text;
  let messages = check(text);
  let together = true;
  for (let round = 0; round < maxRounds; round++) {
    if (messages.some((message) => blocking.has(message.ruleId) && !isFixable(message, refused))) {
      return { text, fixed: [] };
    }
    const found = chooseFixes(messages.filter((message) => isFixable(message, refused)));
    const chosen = together ? found : found.slice(0, 1);
    if (chosen.length === 0) break;
    const next = applyEdits(current, chosen.flatMap(editsOf));
    const after = check(next);
    const failed = isBroken(messages, after)
      ? chosen
      : chosen.filter((message) => !isSettled(message, chosen, messages, after));
    if (failed.length === 0) {
      fixed.push(...chosen);
      current = next;
      messages = after;
    } else if (chosen.length > 1) {
      // Which of them is at fault shows when they come one at a time.
      together = false;
    } else {
      for (const message of failed) refused.add(keyOf(message));
    }
  }
  return { text: current, fixed };
}

/** Messages are compared across edits, which move their places. */
const keyOf = ({ ruleId, reason }: Message): string => `${ruleId} ${reason}`;

/** Whether there are as many fewer messages like this one as there were fixes for them. */
function isSettled(
  message: Message,
  chosen: readonly Message[],
  before: readonly Message[],
  after: readonly Message[],
): boolean {
  return countOf(message, after) <= countOf(message, before) - countOf(message, chosen);
}

const countOf = (message: Message, messages: readonly Message[]): number =>
  messages.filter((other) => keyOf(other) === keyOf(message)).length;

function isFixable(message: Message, refused: ReadonlySet<string>): boolean {
  return message.fixes[0]?.safe === true && !refused.has(keyOf(message));
}

function isBroken(before: readonly Message[], after: readonly Message[]): boolean {
  const count = (messages: readonly Message[]) =>
    messages.filter(({ ruleId }) => blocking.has(ruleId)).length;
  return count(after) > count(before);
}

const editsOf = ({ fixes }: Message): readonly Edit[] => fixes[0]?.edits ?? [];

/** As many as can be applied at once; those that clash wait for the next round. */
function chooseFixes(messages: readonly Message[]): readonly Message[] {
  const chosen: Message[] = [];
  const edits: Edit[] = [];
  for (const message of messages) {
    const own = editsOf(message);
    if (editsClash(edits, own)) continue;
    chosen.push(message);
    edits.push(...own);
  }
  return chosen;
}
