import type { Place } from '../message/place.ts';
import type { FieldPath, FieldPlace, Frontmatter } from './types.ts';

/** The JSON pointer (RFC 6901) of a path: `/links/0/url`; the root is the empty text. */
export function pointerOf(path: FieldPath): string {
  let pointer = '';
  for (const step of path) {
    pointer += `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
  return pointer;
}

/** Where the value at `path` stands; where it is absent, the nearest mapping or list around it. */
export function locate(
  located: Pick<Frontmatter, 'fields' | 'place'>,
  path: FieldPath,
): FieldPlace {
  for (let length = path.length; length > 0; length--) {
    const found = located.fields[pointerOf(path.slice(0, length))];
    if (found !== undefined) return found;
  }
  return { key: null, value: located.place };
}

/** The opening fence of a frontmatter block: where a field that is missing is reported. */
export function openingFence(frontmatter: Frontmatter): Place {
  const { start } = frontmatter.place;
  return { start, end: { line: start.line, column: start.column + 3, offset: start.offset + 3 } };
}
