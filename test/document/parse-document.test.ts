import fc from 'fast-check';
import type { Nodes } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';
import { createLocator } from '../../src/message/place.ts';

const parse = (text: string) => parseDocument({ path: 'posts/a.md', text });

function* walk(node: Nodes): Iterable<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* walk(child);
}

describe('parseDocument', () => {
  it('keeps the places of the raw file', () => {
    const { tree, bodyStart } = parse('---\ntitle: a\n---\n\n# B\n');
    expect(bodyStart).toBe(17);
    expect(tree.children.at(-1)?.position?.start).toEqual({ line: 5, column: 1, offset: 18 });
  });

  it('reads tables, tasks, struck-out text, footnotes and literal links', () => {
    const { tree } = parse(
      '|a|b|\n|-|-|\n|c|d|\n\n- [x] done\n\n~~old~~ https://example.org [^1]\n\n[^1]: note\n',
    );
    const types = new Set([...walk(tree)].map(({ type }) => type));
    expect([...types]).toEqual(
      expect.arrayContaining([
        'table',
        'delete',
        'link',
        'footnoteReference',
        'footnoteDefinition',
      ]),
    );
    const item = [...walk(tree)].find((node) => node.type === 'listItem');
    expect(item).toMatchObject({ checked: true });
  });

  it.each([
    ['an e-mail address', 'mail ana@example.org now'],
    ['an address without a scheme', 'see www.example.org, now'],
    ['two in brackets', '(www.a.example and b@example.org)'],
    ['one on a line with an indent', 'one\n  [https://a.example two'],
    ['one in a quotation', '> one\n> [https://a.example two'],
    ['one behind an escape', 'one \\* [https://a.example two'],
    ['one behind entities', 'a &amp; b &copy; [https://a.example two'],
    ['one in bold letters', 'one **two [https://a.example** three'],
  ])('gives the literal link of %s its place', (_, text) => {
    for (const node of walk(parse(text).tree)) {
      if (node.type !== 'link') continue;
      const shown = node.children[0];
      const { start, end } = node.position ?? { start: { offset: -1 }, end: { offset: -1 } };
      expect(text.slice(start.offset, end.offset)).toBe(shown?.type === 'text' && shown.value);
    }
  });

  it('lists links and images with their addresses, named ones too', () => {
    const { references } = parse(
      '[a](b) ![c](d.png) [e][f] ![g][f] <https://h.example>\n\n[f]: /i "t"\n[f]: /second\n',
    );
    expect(references.map(({ kind, url, text }) => [kind, url, text])).toEqual([
      ['link', 'b', 'a'],
      ['image', 'd.png', 'c'],
      ['link', '/i', 'e'],
      ['image', '/i', 'g'],
      ['link', 'https://h.example', 'https://h.example'],
    ]);
  });

  const fragment = fc.constantFrom(
    '# ',
    '## A',
    '**b**',
    '**c:** ',
    '- ',
    '1. ',
    '- [x] ',
    '> ',
    '|a|b|\n|-|-|\n',
    '\n',
    '\n\n',
    '  ',
    '`',
    '```\n',
    '~~',
    '*',
    '_',
    '[',
    '](',
    ')',
    'www.a.example ',
    'https://a.example ',
    '(https://b.example)',
    '[c](https://d.example)',
    '<https://e.example>',
    '[ ] ',
    '~',
    '[^1]',
    '[f]: https://g.example',
    'a@b.example',
    '<b>',
    '<!--',
    '-->',
    '---\n',
    '+++\n',
    'title: x\n',
    '10:05 ',
    '2024-05-01',
    '\0',
    '\ud800',
    '\u2028',
    '\r',
    '\r\n',
    '\t',
    '&amp;',
    'é🔥',
  );
  const anyText = fc.oneof(
    fc.string(),
    fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join('')),
  );

  it('reads any text as GitHub does, whatever shortcut it took', () => {
    const processor = unified()
      .use(remarkParse)
      .use(remarkFrontmatter, ['yaml', 'toml'])
      .use(remarkGfm)
      .freeze();
    const shape = (node: Nodes): unknown =>
      JSON.stringify(node, (key, value) => (key === 'position' ? undefined : value));
    fc.assert(
      fc.property(anyText, (text) => {
        expect(shape(parse(text).tree)).toBe(shape(processor.parse(text)));
      }),
      { numRuns: 500, examples: [['-@.A']] },
    );
  });

  it('knows the place of words on the line below their box', () => {
    const { tree } = parse('- [x] \n+++\n');
    const [text] = [...walk(tree)].filter(({ type }) => type === 'text');
    expect(text?.position?.start).toEqual({ line: 2, column: 1, offset: 7 });
  });

  it('gives every node of any text a place inside it, parents around their children', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { tree } = parse(text);
        const locator = createLocator(text);
        for (const node of walk(tree)) {
          const { start, end } = node.position ?? expect.unreachable(`${node.type} has no place`);
          expect(start.offset).toBeLessThanOrEqual(end.offset ?? -1);
          expect(end.offset).toBeLessThanOrEqual(text.length);
          expect(start).toMatchObject(locator.point(start.offset ?? -1));
        }
      }),
      { numRuns: 300 },
    );
  });
});
