import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toFeedHtml } from '../../src/html/feed-html.ts';
import { findDangers } from './check-safe.ts';
import { join, render } from './parse.ts';
import { contexts, htmlPayloads, markdownPayloads } from './payloads.ts';

const dangersOf = (markdown: string): string[] => findDangers(join(render(markdown)));

const dangersInFeed = (markdown: string): string[] =>
  findDangers(toFeedHtml(render(markdown), 'https://site.example/postmortems/x/'));

const payloads = [...htmlPayloads, ...markdownPayloads];

describe('hostile posts', () => {
  it.each(contexts.map((context, index) => [index, context] as const))(
    'no payload does anything in place %i',
    (index, context) => {
      // All of them as they are, and in each other place a sixth, another each time.
      for (const [number, payload] of payloads.entries()) {
        if (index > 1 && number % 6 !== index % 6) continue;
        const markdown = context(payload);
        expect({ markdown, dangers: dangersOf(markdown) }).toEqual({ markdown, dangers: [] });
      }
    },
  );

  it('no payload does anything in a feed', () => {
    for (const payload of payloads) {
      expect({ payload, dangers: dangersInFeed(payload) }).toEqual({ payload, dangers: [] });
    }
  });

  it('finds what is dangerous when it is there', () => {
    for (const html of [
      '<script>x</script>',
      '<p onclick=x>',
      '<a href="javascript:x">',
      '<p id=body>',
      '<p id=h-x></p><p id=h-x>',
      '<p class=x>',
      '<!--x-->',
    ]) {
      expect(findDangers(html)).not.toEqual([]);
    }
  });

  const fragment = fc.oneof(
    fc.constantFrom(...htmlPayloads, ...markdownPayloads),
    fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '=',
      '\n',
      '\n\n',
      '`',
      '```',
      '[',
      '](',
      ')',
      '|',
      '- ',
      '> ',
    ),
    fc.constantFrom(
      '<!--',
      '-->',
      '</',
      '/>',
      '&lt;',
      '&#',
      '<div>',
      '</div>',
      '<b>',
      '<table>',
      '<a ',
    ),
    fc.constantFrom('# ', '**', '~~', '[^1]', '[^1]: ', '    ', '\t', '$', '{{', '}}', '\\', '\0'),
    fc.string({ unit: 'binary', maxLength: 5 }),
  );

  it('nothing made of pieces of them does anything either', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 12 }), (pieces) => {
        expect(dangersOf(pieces.join(''))).toEqual([]);
        expect(dangersInFeed(pieces.join(''))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
