import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Element } from 'xast';
import { toXml } from 'xast-util-to-xml';
import {
  cleanText,
  serialiseXml,
  type XmlElement,
  type XmlText,
} from '../../../src/site/feeds/serialise-xml.ts';
import { anyText, readable } from './items.ts';

const name = fc.constantFrom('a', 'dc:creator', 'content');
const text = anyText.map((value): XmlText => ({ type: 'text', value }));
const { tree } = fc.letrec<{ tree: XmlElement }>((tie) => ({
  tree: fc.record({
    type: fc.constant('element' as const),
    name,
    attributes: fc.dictionary(fc.constantFrom('rel', 'xml:lang', 'href'), anyText),
    children: fc.array(fc.oneof({ depthSize: 'small' }, text, tie('tree')), { maxLength: 4 }),
  }),
}));

/** The tree with every text cleaned, as the library has to be given it. */
const cleaned = (node: XmlElement | XmlText): XmlElement | XmlText =>
  node.type === 'text'
    ? { ...node, value: cleanText(node.value) }
    : {
        ...node,
        attributes: Object.fromEntries(
          Object.entries(node.attributes).map(([key, value]) => [key, cleanText(value)]),
        ),
        children: node.children.map((child) => cleaned(child as XmlElement)) as XmlElement[],
      };

/** What the library writes, with the names of characters that we write by name. */
const library = (root: XmlElement): string =>
  toXml(cleaned(root) as unknown as Element, { closeEmptyElements: true, tightClose: true })
    .replaceAll('&#x26;', '&amp;')
    .replaceAll('&#x3C;', '&lt;')
    .replaceAll('&#x22;', '&quot;');

describe('serialiseXml', () => {
  it('writes a tree as the library does, but for the end of CDATA in a text', () => {
    fc.assert(
      fc.property(tree, (root) => {
        expect(serialiseXml(root).replaceAll(']]&gt;', ']]>')).toBe(library(root));
      }),
    );
    expect(serialiseXml({ type: 'text', value: 'a]]>b' })).toBe('a]]&gt;b');
  });

  it('gives the same for a tree in parts that were written before', () => {
    fc.assert(
      fc.property(tree, (root) => {
        const children = root.children.map((child) => ({
          type: 'written' as const,
          xml: serialiseXml(child),
        }));
        expect(serialiseXml({ ...root, children })).toBe(serialiseXml(root));
      }),
    );
  });
});

describe('cleanText', () => {
  it('leaves what XML can hold', () => {
    fc.assert(
      fc.property(anyText, (given) => {
        expect(cleanText(given)).toBe(readable(given));
      }),
    );
  });
});
