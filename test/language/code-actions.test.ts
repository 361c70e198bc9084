import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CodeAction, TextEdit } from 'vscode-languageserver-types';
import { parseDocument } from '../../src/document/parse-document.ts';
import { codeActions, fixAllKind } from '../../src/language/code-actions.ts';
import { ignoreComment } from '../../src/language/ignore-comment.ts';
import { toOffset } from '../../src/language/positions.ts';
import { parseRulePage } from '../../src/rules/page.ts';
import { postText } from '../helpers/posts.ts';
import { runExample } from '../rules/run-example.ts';
import { openWorkspace } from './workspace.ts';

const path = 'posts/a.md';
const whole = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

async function actionsFor(text: string, only?: readonly string[], snippetEdits = false) {
  const workspace = await openWorkspace({ [path]: text });
  const post = workspace.post(path);
  if (post === null) throw new Error('Expected a post');
  return codeActions(workspace, post, { uri: 'file:///a.md', range: whole, only, snippetEdits });
}

function applied(text: string, action: CodeAction | undefined): string {
  const edits: readonly TextEdit[] = action?.edit?.changes?.['file:///a.md'] ?? [];
  const editor = { text, hasMark: false };
  return edits.reduce(
    (result, { range, newText }) =>
      result.slice(0, toOffset(editor, range.start)) +
      newText +
      result.slice(toOffset(editor, range.end)),
    text,
  );
}

describe('code actions', () => {
  it('settle a message in each of the ways that it has', async () => {
    const text = postText().replace('severity:', 'sevrity:');
    const actions = await actionsFor(text);
    const rename = actions.find(({ title }) => title === 'Rename to `severity`');
    expect(rename?.diagnostics).toMatchObject([{ code: 'field-unknown' }]);
    expect(applied(text, rename)).toBe(postText());
  });

  it('fix a whole file at once, when asked to', async () => {
    const text = postText().replace('severity:', 'sevrity:');
    expect((await actionsFor(text)).some(({ kind }) => kind === fixAllKind)).toBe(false);
    const [action] = await actionsFor(text, ['source.fixAll']);
    expect(action?.kind).toBe(fixAllKind);
    expect(applied(text, action)).toBe(postText());
    expect(await actionsFor(postText(), ['source.fixAll'])).toEqual([]);
  });

  it.each([
    ['[then](b-bad.md)', '[then](b-bed.md)'],
    ['[![x](y.png "a")](<b-bad.md#root-cause> "t")', '[![x](y.png "a")](<b-bed.md> "t")'],
    ['[then][b]\n\n[b]: b-bad.md\n\nIt', '[then][b]\n\n[b]: b-bed.md\n\nIt'],
    ['[now](#root-cuase)', '[now](#root-cause)'],
    ['![up \\] and](imgs/a.png "t")', '![up \\] and](img/a%20.png "t")'],
  ])('lead %j to what is near', async (written, expected) => {
    const text = postText().replace('The queue was full', written);
    const files = { [path]: text, 'posts/b-bed.md': postText(), 'posts/img/a .png': '' };
    const workspace = await openWorkspace(files);
    const post = workspace.post(path);
    if (post === null) throw new Error('Expected a post');
    const request = { uri: 'file:///a.md', range: whole, only: undefined, snippetEdits: false };
    const fix = codeActions(workspace, post, request).find(({ title }) => /^Link to/.test(title));
    expect(applied(text, fix)).toBe(postText().replace('The queue was full', expected));
  });

  it('put the cursor where the reason goes, in editors that can', async () => {
    const text = postText({ severity: 'SEV9' });
    const edit = (await actionsFor(text, undefined, true)).find(({ title }) =>
      title.startsWith('Say that it is meant'),
    )?.edit;
    expect(edit?.documentChanges).toMatchObject([
      { edits: [{ snippet: { value: '# recount-ignore field-value: $0\n' } }] },
    ]);
  });

  it('are none where nothing is wrong', async () => {
    expect(await actionsFor(postText())).toEqual([]);
  });
});

const rulesFolder = new URL('../../src/rules/', import.meta.url);
const examples = readdirSync(rulesFolder)
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) => {
    const page = parseRulePage(readFileSync(new URL(name, rulesFolder), 'utf8'));
    return page.examples
      .filter(({ messages }) => messages.length > 0)
      .map((example) => ({ id: page.id, example }));
  })
  // What an ignore is about, or what keeps the rest from being read, can't be ignored.
  .filter(({ id }) => !/^(?:ignore-|frontmatter-|rule-|readable-|markdown-)/.test(id));

describe('saying that it is meant', () => {
  it.each(examples.map(({ id, example }) => [`${id}:${example.line}`, id, example] as const))(
    'silences a message of %s, and no other',
    (_name, id, example) => {
      const messages = runExample(id, example);
      const [message] = messages;
      const document = parseDocument(example.post);
      const comment = message === undefined ? null : ignoreComment(document, message);
      if (comment === null) throw new Error('Expected a message that can be ignored');
      const { offset, before, after } = comment;
      const { text } = example.post;
      const silenced = `${text.slice(0, offset)}${before}meant${after}${text.slice(offset)}`;
      const left = runExample(id, { ...example, post: { ...example.post, text: silenced } });
      expect(left.length).toBeLessThan(messages.length);
      const known = new Set(messages.map(({ reason }) => reason));
      expect(left.filter(({ reason }) => !known.has(reason))).toEqual([]);
    },
  );
});
