import type { PostDocument } from '../document/types.ts';
import { createLocator } from '../message/place.ts';
import { quote } from '../message/words.ts';
import { defineRule } from './define-rule.ts';
import type { Finding } from './types.ts';

export const internalBlock = defineRule({
  id: 'internal-block',
  description: 'Internal blocks begin and end where their author means them to.',
  scope: 'document',
  level: 'error',
  options: {},
  *check(document) {
    yield* unclosed(document);
    yield* stray(document);
  },
});

function* unclosed({ internal, text }: PostDocument): Generator<Finding> {
  for (const { place, content, closed } of internal) {
    if (closed) continue;
    const opening = text.slice(place.start.offset, content.start.offset).trim();
    yield {
      place: { start: place.start, end: content.start },
      unexpected: `end of the text in the block ${quote(opening)}`,
      expected: 'a line `:::` that closes it',
      note: 'Until then all the rest of the post is internal.',
    };
  }
}

/** Colons that an author may take for the bounds of a block, and that are none. */
const signs = /:{2,}[ \t]{0,8}\{?\.?internal\b|(?:^|(?<=[\r\n]))[ \t>]*:{3,}[ \t]*(?=[\r\n]|$)/gi;

function* stray({ internal, text, bodyStart }: PostDocument): Generator<Finding> {
  if (!text.includes('::')) return;
  const isInside = (offset: number): boolean =>
    internal.some(({ place }) => offset >= place.start.offset && offset < place.end.offset);
  const locator = createLocator(text);
  for (const match of text.matchAll(signs)) {
    const sign = match[0].trim();
    const isClosing = /:$/.test(sign);
    // Other tools have containers too: their ends matter only beside ours.
    if (match.index < bodyStart || isInside(match.index)) continue;
    if (isClosing && internal.length === 0) continue;
    yield {
      place: locator.place(match.index, match.index + match[0].length),
      unexpected: isClosing ? `end of a block that is not open ${quote(sign)}` : quote(sign),
      expected: isClosing ? 'a line `:::internal` before it' : '`:::internal` on a line of its own',
      note: isClosing
        ? 'What stands before it is public, unless it is inside a block that ended earlier than meant.'
        : 'What follows it is public.',
    };
  }
}
