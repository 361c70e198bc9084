import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActions } from '../../src/language/code-actions.ts';
import { complete } from '../../src/language/completion.ts';
import { findDefinition } from '../../src/language/definition.ts';
import { toDiagnostic } from '../../src/language/diagnostics.ts';
import { foldingRanges } from '../../src/language/folding.ts';
import { hover } from '../../src/language/hover.ts';
import { readEditorText, toOffset, toRange } from '../../src/language/positions.ts';
import { findReferences } from '../../src/language/references.ts';
import { prepareRename, renameHeading } from '../../src/language/rename.ts';
import { documentSymbols } from '../../src/language/symbols.ts';
import { createLocator } from '../../src/message/place.ts';
import { postText } from '../helpers/posts.ts';
import { openWorkspace } from './workspace.ts';

const path = 'posts/a.md';
const pieces = [
  '---\n',
  '+++\n',
  'title: A\n',
  'services: [web, "a',
  ' b"]\n',
  'x = { y = "',
  '[[links]]\n',
  '  - ',
  ': ',
  '\t',
  '#',
  '## Timeline\n\n',
  '- 10:00 It breaks.\n',
  '| 10:00 | x |\n',
  '](',
  ')',
  '[x](a.md#x)\n',
  '```\n',
  '<!-- recount-ignore link-dead: x -->',
  '**Impact**:',
  '@',
  '\r\n',
  '\r',
  '🙂',
  'e\u0301',
  '"',
  "'",
  '\n\n',
];

it('answers at every place of every text, with ranges inside of it', async () => {
  const workspace = await openWorkspace({ 'posts/b.md': postText({ services: '[web]' }) });
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(text, fc.boolean(), fc.nat(), async (parts, hasMark, at) => {
      const raw = (hasMark ? '\uFEFF' : '') + parts.join('');
      workspace.setText(path, raw);
      const post = workspace.post(path);
      if (post === null) throw new Error('Expected a post');
      // No editor has a cursor between the two characters that end a line.
      const document = TextDocument.create('', '', 0, raw);
      const offset = toOffset(post, document.positionAt(at % (raw.length + 1)));
      const range = toRange(createLocator(post.text).place(0, post.text.length), post.hasMark);
      const request = { uri: 'file:///a.md', range, only: undefined, snippetEdits: false };
      const answers = [
        complete(workspace, post, offset, true),
        await hover(workspace, post, offset),
        findDefinition(workspace, post, offset),
        findReferences(workspace, post, offset),
        prepareRename(workspace, post, offset),
        renameHeading(workspace, post, offset, 'New name'),
        documentSymbols(post),
        foldingRanges(post),
        workspace.messages(path).map((message) => toDiagnostic(message, post.hasMark)),
        codeActions(workspace, post, request),
      ];
      for (const { start, end } of rangesIn(answers)) {
        // A position that is no real one is moved by the protocol's own library.
        for (const position of [start, end]) {
          expect(document.positionAt(document.offsetAt(position))).toEqual(position);
        }
        expect(document.offsetAt(start)).toBeLessThanOrEqual(document.offsetAt(end));
      }
    }),
    { numRuns: 300 },
  );
});

it('reads positions as the protocol’s own library does', () => {
  const text = fc
    .array(fc.constantFrom('a', '\n', '\r\n', '\r', '🙂', '\uFEFF'))
    .map((all) => all.join(''));
  fc.assert(
    fc.property(text, fc.nat(), (raw, at) => {
      const document = TextDocument.create('', '', 0, raw);
      const editor = readEditorText(raw);
      const mark = editor.hasMark ? 1 : 0;
      const position = document.positionAt(mark + (at % (editor.text.length + 1)));
      expect(toOffset(editor, position) + mark).toBe(document.offsetAt(position));
    }),
  );
});

interface SomeRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Everything in a value that is a range of the protocol. */
function rangesIn(value: unknown): SomeRange[] {
  if (typeof value !== 'object' || value === null) return [];
  const { start } = value as { readonly start?: unknown };
  if (typeof start === 'object' && start !== null && 'character' in start) {
    return [value as SomeRange];
  }
  return Object.values(value).flatMap(rangesIn);
}
