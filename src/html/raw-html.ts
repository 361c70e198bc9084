import type { ElementContent, Text } from 'hast';
import type { Html as MdastHtml, Parents } from 'mdast';
import { h } from './nodes.ts';
import { allowedElements, unwrappedElements } from './schema.ts';

/** What a piece of HTML in a post becomes before it is parsed: see `createHtmlReader`. */
export type HtmlNode = ElementContent | { type: 'raw'; value: string };

/** Elements that a parser repeats in every paragraph until they are closed: a door to long pages. */
const formatting = new Set('a b code em i s small strong u font big tt nobr strike'.split(' '));
const maxFormatting = 8;
/** Elements nested deeper than this in one post are shown as written, so that no stack overflows. */
const maxDepth = 50;
/** Elements that close by themselves, or have no content. */
const unnested = new Set(
  'br dd dt hr img input li p source td tfoot th thead tbody tr wbr'.split(' '),
);

/**
 * Reads the pieces of HTML of one post in their order. A comment is nothing; a lone `<br>` and a piece
 * without a known element need no HTML parser; in all others tags of unknown elements are made text.
 */
export function createHtmlReader(): (
  node: MdastHtml,
  parent: Parents | undefined,
) => HtmlNode | undefined {
  const open = { all: 0, formatting: 0 };

  const enter = (name: string, closing: boolean): boolean => {
    if (unnested.has(name)) return true;
    const kind = formatting.has(name) ? 'formatting' : 'all';
    if (!closing && open[kind] >= (kind === 'all' ? maxDepth : maxFormatting)) return false;
    open[kind] = Math.max(0, open[kind] + (closing ? -1 : 1));
    return true;
  };

  return (node, parent) => {
    const { value } = node;
    if (isComment(value)) return undefined;
    if (/^<br *\/?>$/i.test(value)) return h('br', {});
    let known = 0;
    const marked = value.replaceAll(/<(\/?)([a-z][^\s/>]{0,30})/gi, (tag, slash: string, word) => {
      const name = String(word).toLowerCase();
      const keep =
        (allowedElements.has(name) || unwrappedElements.has(name)) && enter(name, slash !== '');
      if (keep) known++;
      return keep ? tag : `&lt;${tag.slice(1)}`;
    });
    if (known > 0 || value.includes('<!') || value.includes('<?')) {
      return { type: 'raw', value: marked };
    }
    const { position } = node;
    const words: Text = { type: 'text', value, ...(position && { position }) };
    return flow.has(parent?.type ?? '')
      ? { ...h('p', {}, [words]), ...(position && { position }) }
      : words;
  };
}

/** Nodes whose children are blocks. */
const flow = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

const isComment = (value: string): boolean =>
  value.startsWith('<!--') && value.indexOf('-->', 4) === value.trimEnd().length - 3;
