import { learnDateOrder } from '../postmortem/timeline/date-order.ts';
import { firstDay } from '../postmortem/timeline/resolve-dates.ts';
import { findStamps } from '../postmortem/timeline/stamp.ts';
import type { Day } from '../postmortem/types.ts';
import { nameOf } from './source-name.ts';
import type { ImportedDocument } from './types.ts';

const datedName = /^\d{4}-\d\d-\d\d-[\p{Ll}\p{N}]+(?:-{1,2}[\p{Ll}\p{N}]+){0,30}$/u;

/**
 * The file name of an imported post without its ending: the day and the title, or the source's own name where
 * it is made that way already, so that addresses stay. `slugify` makes one word of a title.
 */
export function namePost(
  { source, title, date }: Pick<ImportedDocument, 'source' | 'title' | 'date'>,
  slugify: (title: string) => string,
): string {
  const own = nameOf(source);
  if (datedName.test(own) && (date === null || own.startsWith(date))) return own;
  const slug = slugify(shorten(title, date));
  return date === null ? slug : `${date}-${slug}`;
}

/** A title without what its name says already: that it is a postmortem, and a day. */
function shorten(title: string, date: Day | null): string {
  const stamp = findStamps(title).find(({ date: day }) => day?.year != null);
  const isSame = firstDay(title, learnDateOrder(title)) === date;
  const isAtStart = stamp !== undefined && !/[\p{L}\p{N}]/u.test(title.slice(0, stamp.start));
  const undated =
    stamp !== undefined && date !== null && (isSame || isAtStart)
      ? `${title.slice(0, stamp.start)} ${title.slice(stamp.end)}`
      : title;
  const short = undated
    .replace(/^\s*(?:post-?\s?mortem|incident(?: report)?|rca)\b\s*[:–—-]\s*/i, '')
    .replace(/\s+(?:on|of|from|at|,|-|–|—)?\s*$/i, '')
    .trim();
  return /[\p{L}\p{N}]{2}/u.test(short) ? short : title;
}
