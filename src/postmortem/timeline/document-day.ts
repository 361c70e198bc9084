import { plainText } from '../../document/plain-text.ts';
import type { PostDocument } from '../../document/types.ts';
import type { Day } from '../types.ts';
import { type DateOrder, firstDay } from './resolve-dates.ts';

const labelled =
  /^[ \t>#*_|+-]{0,12}(?:(?:incident|outage|event|start)[ \t]{1,2})?(?:date|day|when|started|began)(?:[ \t]{1,2}of[ \t]\w{1,12}(?:[ \t]\w{1,12})?)?[*_ \t]{0,4}[:|][*_ \t|]{0,6}([^\n]{6,60})/gim;

/**
 * The day that a post without a date in its frontmatter tells of: from its title, a line such as
 * `Date: 12 March 2023`, its file name, or else the first full date of its text.
 */
export function dayOfDocument(
  { tree, path, text, bodyStart }: PostDocument,
  order: DateOrder,
): Day | null {
  const title = tree.children.find((node) => node.type === 'heading');
  const named = title === undefined ? null : firstDay(plainText(title), order);
  if (named !== null) return named;
  const start = text.slice(bodyStart, bodyStart + 4000);
  for (const [, value] of start.matchAll(labelled)) {
    const day = firstDay(value ?? '', order);
    if (day !== null) return day;
  }
  return (
    firstDay((path.split('/').at(-1) ?? '').replaceAll('_', ' '), order) ?? firstDay(start, order)
  );
}
