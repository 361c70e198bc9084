import { locate } from '../../frontmatter/locate.ts';
import type { Frontmatter } from '../../frontmatter/types.ts';
import { quote } from '../../message/words.ts';
import type { Guess } from '../types.ts';

/** Fields that other generators of sites keep the day of a page in: `created_at`, `publishDate`, `posted`. */
const published = /^(?:creat|publish|post)(?:e?d)?(?:[_-]?(?:at|on|date|time))?$|^pub[_-]?date$/i;

/** What fields of the source tell of the day when it was written; a postmortem has none of them. */
export function publishedDays(frontmatter: Frontmatter): readonly Guess[] {
  return Object.entries(frontmatter.data).flatMap(([key, value]): Guess[] => {
    if (!published.test(key) || typeof value !== 'string') return [];
    const { line } = locate(frontmatter, [key]).value.start;
    return [{ field: 'date', value, reason: `the field ${quote(key)}`, line }];
  });
}
