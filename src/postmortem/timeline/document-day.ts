import { plainText } from '../../document/plain-text.ts';
import type { PostDocument } from '../../document/types.ts';
import type { Day } from '../types.ts';
import { type DateOrder, firstDay } from './resolve-dates.ts';

const labelled =
  /^[ \t>#*_|+-]{0,12}(?:(?:incident|outage|event|start)[ \t]{1,2})?(?:date|day|when|started|began|datum|fecha|data|dato)(?:[ \t]{1,2}(?:of|du|de|del|der|des|d')[ \t]?[\p{L}]{1,14}(?:[ \t][\p{L}]{1,14})?)?[*_ \t]{0,4}[:|][*_ \t|]{0,6}([^\n]{6,60})/gimu;

/** Words of a sentence that tells of the incident, as a byline does not. */
const ofIncident =
  /\b(?:outage|incident|down(?:time)?|unavailable|degraded|disruption|disrupted|experienced|suffered|failed|failing|broke|began|started|errors?|interruption|attack|breach)\b/i;

/** How much of the start of a post is searched, in characters. */
const reach = 4000;

/**
 * The day that a post without a date in its frontmatter tells of: from its title, a line such as
 * `Date: 12 March 2023`, its file name, the first sentence with a full date that tells of the incident,
 * or else the first full date of its text.
 */
export function dayOfDocument(
  { tree, path, text, bodyStart }: PostDocument,
  order: DateOrder,
): Day | null {
  const title = tree.children.find((node) => node.type === 'heading');
  const named = title === undefined ? null : firstDay(plainText(title), order);
  if (named !== null) return named;
  const start = withoutComments(text.slice(bodyStart, bodyStart + 4 * reach)).slice(0, reach);
  for (const [, value] of start.matchAll(labelled)) {
    const day = firstDay(value ?? '', order);
    if (day !== null) return day;
  }
  const filed = firstDay((path.split('/').at(-1) ?? '').replaceAll('_', ' '), order);
  return filed ?? dayOfSentence(start, order) ?? firstDay(start, order);
}

/** Templates leave examples with dates of their own in comments. */
const withoutComments = (text: string): string => text.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '');

function dayOfSentence(text: string, order: DateOrder): Day | null {
  for (const sentence of text.split(/(?<=[.!?])\s|\n\n/)) {
    const day = ofIncident.test(sentence) ? firstDay(sentence, order) : null;
    if (day !== null) return day;
  }
  return null;
}
