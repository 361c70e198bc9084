import fc from 'fast-check';
import type { Element } from 'hast';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { toFeedHtml } from '../../src/html/feed-html.ts';
import { parseHtml } from './check-safe.ts';
import { join, render } from './parse.ts';

const page = 'https://example.org/sub/postmortems/a%20b/';
const feed = (markdown: string): string => toFeedHtml(render(markdown), page);

describe('toFeedHtml', () => {
  it.each([
    ['## A', '<h2>A</h2>'],
    ['[x](../b/#h-y)', `<p><a href="https://example.org/sub/postmortems/b/#h-y">x</a></p>`],
    ['[x](#a)\n\n## A', `<p><a href="${page}#h-a">x</a></p>\n<h2>A</h2>`],
    ['[x](?a=1&b=%20)', `<p><a href="${page}?a=1&#x26;b=%20">x</a></p>`],
    ['[x](https://example.org/ü)', '<p><a href="https://example.org/%C3%BC">x</a></p>'],
    ['[x](<https://a b>)', '<p><a>x</a></p>'],
    ['![x](../../media/a.png)', '<p><img src="https://example.org/sub/media/a.png" alt="x"></p>'],
    ['- [x] a', '<ul>\n<li>☑ a</li>\n</ul>'],
    ['```sh\necho 1 # a\n```', '<pre><code>echo 1 # a\n</code></pre>'],
    ['<p title="a href=" align=left>href="x"</p>', '<p>href="x"</p>'],
    ['[a](x " href=")', `<p><a href="${page}x" title=" href=">a</a></p>`],
    ['![<a href="y">](x)', `<p><img src="${page}x" alt="<a href=&#x22;y&#x22;>"></p>`],
    ['![<span>x</span>](x)', `<p><img src="${page}x" alt="<span>x</span>"></p>`],
    ['a < b > c "d" {{ e }}', '<p>a &#x3C; b > c "d" {{ e }}</p>'],
  ])('%j', (markdown, expected) => {
    expect(feed(markdown)).toBe(expected);
  });

  it('keeps footnotes, which lead to the page', () => {
    expect(feed('a[^1]\n\n[^1]: b')).toContain(`<sup><a href="${page}#fn-1">1</a></sup>`);
    expect(feed('a[^1]\n\n[^1]: b')).toContain(`b <a href="${page}#fnref-1">↩</a>`);
  });

  const piece = fc.oneof(
    fc.constantFrom('[a](b "c")', '![a"<b>](c)', '<b title=">">', '</b>', '**', '## ', '\n\n', '`'),
    fc.constantFrom(
      'href="x"',
      '<a href="y">',
      '</a>',
      '" class="anchor">',
      '<span>',
      '</span>',
      '| a |\n|---|\n| b |',
      '&lt;',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );

  it('changes attributes only: what a browser reads of it is what it reads of the page', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const body = render(pieces.join(''));
        expect(outline(toFeedHtml(body, page))).toEqual(outline(join(body)));
      }),
    );
  });
});

/** Elements, texts and addresses as the slow way reads them: with a parser of HTML. */
function outline(html: string): unknown[] {
  const seen: unknown[] = [];
  visit(parseHtml(html), (node, index, parent) => {
    if (node.type === 'text') seen.push(node.value);
    if (node.type !== 'element') return;
    const { tagName, properties } = node as Element;
    if (isAnchor(node)) {
      // The link behind a heading goes, with the blank before it.
      const before = parent?.children[(index ?? 0) - 1];
      if (before?.type === 'text') seen[seen.length - 1] = before.value.replace(/ $/, '');
      return;
    }
    if (tagName === 'span') return;
    const { alt, title } = properties;
    const address = properties.href ?? properties.src;
    const full =
      typeof address === 'string' && URL.canParse(address, page)
        ? new URL(address, page).href
        : undefined;
    seen.push({ tagName, alt, title, full });
  });
  return joinTexts(seen);
}

const isAnchor = (node: Element): boolean =>
  Array.isArray(node.properties.className) && node.properties.className.includes('anchor');

/** Texts side by side are one, whatever elements stood between them. */
function joinTexts(seen: readonly unknown[]): unknown[] {
  const joined: unknown[] = [];
  for (const entry of seen) {
    const last = joined.at(-1);
    if (typeof entry === 'string' && typeof last === 'string') joined.splice(-1, 1, last + entry);
    else if (entry !== '') joined.push(entry);
  }
  return joined;
}
