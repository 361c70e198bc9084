import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  Location,
  TextEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-types';
import { makeFolder } from '../helpers/folder.ts';
import { postText } from '../helpers/posts.ts';
import { type Editor, startEditor } from './editor.ts';

const other = 'posts/2024-03-12-queue-full.md';
const path = 'posts/2024-04-01-disk-full.md';

const body = `
## Timeline (UTC)

- 06:00 [cause] The log is turned up.
- 06:10 [detection] An alert on free space fires.
- 07:00 [resolution] The log is gone.

## Root cause

As in [March](2024-03-12-queue-full.md#root-cause), nothing is limited.
`;

const languages = [
  {
    name: 'TOML',
    head: '+++\ntitle = "Disk full"\ndate = 2024-04-01\nstatus = "published"\nsever\nservices = ["api", "w"]\n+++\n',
    severityLine: 'severity = ',
    listed: 'services = ["api", "web"]',
    service: { line: 5, character: 21 },
    // The parser goes on to the next line in search of an equals sign.
    broken: { start: { line: 5, character: 0 }, end: { line: 5, character: 8 } },
  },
  {
    name: 'YAML',
    head: '---\ntitle: Disk full\ndate: 2024-04-01\nstatus: published\nsever\nservices: [api, w]\n---\n',
    severityLine: 'severity: ',
    listed: 'services: [api, web]',
    service: { line: 5, character: 17 },
    broken: { start: { line: 4, character: 0 }, end: { line: 4, character: 5 } },
  },
];

/** The text after the change that an item or an action makes. */
function applied(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), [...edits]);
}

async function choose(editor: Editor, line: number, character: number, label: string) {
  let items: readonly CompletionItem[] = [];
  for (let isIncomplete = true; isIncomplete; ) {
    const list = await editor.connection.sendRequest<CompletionList>('textDocument/completion', {
      textDocument: { uri: editor.uri(path) },
      position: { line, character },
    });
    ({ items, isIncomplete } = list);
  }
  const item = items.find((found) => found.label === label);
  expect(item, `${label} among ${items.map((found) => found.label)}`).toBeDefined();
  return { ...item?.textEdit, newText: item?.textEdit?.newText.replace('$0', '') } as TextEdit;
}

const has = (code: string) => (found: readonly Diagnostic[]) =>
  found.some((diagnostic) => diagnostic.code === code);
const hasNot = (code: string) => (found: readonly Diagnostic[]) => !has(code)(found);

describe.each(languages)('an incomplete post in $name', (language) => {
  it('is completed in the editor', async () => {
    const { head, severityLine, listed, service, broken } = language;
    const editor = await startEditor(
      makeFolder({ [other]: postText({ services: '[web, queue]' }) }),
    );
    let text = head + body;
    await editor.open(path, text);

    // The broken line is told at its exact place.
    const [syntax] = (await editor.diagnostics(path, has('frontmatter-syntax'))).filter(
      ({ code }) => code === 'frontmatter-syntax',
    );
    expect(syntax?.range).toEqual(broken);

    // A key, with what the schema says of it, and its value.
    text = applied(text, [await choose(editor, 4, 5, 'severity')]);
    expect(text.split('\n')[4]).toBe(severityLine);
    await editor.change(path, text);
    const end = { line: 4, character: severityLine.length };
    text = applied(text, [await choose(editor, end.line, end.character, 'SEV2')]);
    await editor.change(path, text);

    // A service that another post names.
    text = applied(text, [await choose(editor, service.line, service.character, 'web')]);
    expect(text.split('\n')[5]).toBe(listed);
    await editor.change(path, text);

    // The section that is missing is told at the title, and added by an action.
    const missing = (await editor.diagnostics(path, has('section-missing'))).find(
      ({ code }) => code === 'section-missing',
    );
    const title = text.split('\n')[1] ?? '';
    const start = title.indexOf(language.name === 'TOML' ? '"' : 'Disk');
    expect(missing).toMatchObject({
      severity: 1,
      source: 'recount',
      range: { start: { line: 1, character: start }, end: { line: 1, character: title.length } },
      codeDescription: { href: expect.stringMatching(/^file:.*\/section-missing\.md$/) },
    });
    const actions = (await editor.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: editor.uri(path) },
      range: missing?.range,
      context: { diagnostics: [missing] },
    })) as CodeAction[];
    const action = actions.find((found) => found.title.startsWith('Add the section'));
    text = applied(text, action?.edit?.changes?.[editor.uri(path)] ?? []);
    expect(text).toMatch(/## Action items\n$/);
    text += '\n- [ ] Limit the log (owner: @ana, due: 2024-05-01, type: prevent)\n';
    await editor.change(path, text);
    await editor.diagnostics(path, hasNot('section-missing'));

    // The link leads to the heading of the other post, in text that was never opened.
    const line = text.split('\n').findIndex((found) => found.includes('[March]'));
    const target = (await editor.connection.sendRequest('textDocument/definition', {
      textDocument: { uri: editor.uri(path) },
      position: { line, character: 10 },
    })) as Location;
    expect(target.uri).toBe(editor.uri(other));
    const otherLines = postText({ services: '[web, queue]' }).split('\n');
    expect(otherLines[target.range.start.line]).toBe('## Root cause');
    expect(await editor.quit()).toBe(0);
  });
});

it('goes on after requests that make no sense', async () => {
  const editor = await startEditor(makeFolder({ [other]: postText() }));
  const { connection, uri } = editor;
  await expect(connection.sendRequest('textDocument/hover', {})).rejects.toThrow();
  await expect(connection.sendRequest('textDocument/rename', null)).rejects.toThrow();
  await expect(connection.sendRequest('recount/nothing', {})).rejects.toThrow(/Unhandled method/);
  await connection.sendNotification('textDocument/didOpen', { textDocument: 7 });
  await connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: uri('posts/never-opened.md'), version: 3 },
    contentChanges: [{ text: 'x' }],
  });
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: 'untitled:Untitled-1', languageId: 'markdown', version: 1, text: '# x' },
  });
  const elsewhere = await connection.sendRequest('textDocument/hover', {
    textDocument: { uri: 'file:///etc/passwd' },
    position: { line: 0, character: 0 },
  });
  expect(elsewhere).toBeNull();
  // An answer to this waits until all posts were read.
  await connection.sendRequest('workspace/symbol', { query: '' });
  const beyond = await connection.sendRequest('textDocument/completion', {
    textDocument: { uri: uri(other) },
    position: { line: 1e9, character: -5 },
  });
  expect(beyond).toMatchObject({ items: [] });
  editor.raw('Content-Length: 5\r\n\r\n{"a":');
  editor.raw('Content-Length: 2\r\n\r\n[]');
  await editor.open(other, postText({ severity: 'SEV9' }));
  await editor.diagnostics(other, has('field-value'));
  expect(await editor.quit()).toBe(0);
});

it('tells of the configuration at its place, and takes it up when it changes', async () => {
  const root = makeFolder({ [other]: postText(), 'recount.yaml': 'severitys: [high, low]\n' });
  const editor = await startEditor(root);
  const found = await editor.diagnostics('recount.yaml', ({ length }) => length > 0);
  expect(found).toMatchObject([
    { code: 'config-key', range: { start: { line: 0, character: 0 }, end: { character: 9 } } },
  ]);
  writeFileSync(join(root, 'recount.yaml'), 'severities: [high, low]\n');
  await editor.open(other, postText({ severity: 'low' }));
  await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: editor.uri('recount.yaml'), type: 2 }],
  });
  await editor.diagnostics('recount.yaml', ({ length }) => length === 0);
  await editor.diagnostics(other, hasNot('field-value'));
  expect(await editor.quit()).toBe(0);
});

describe.each([
  {
    name: 'YAML',
    file: 'recount.yaml',
    text: 'title: Incidents\nrules:\n  blame-language: eror\n  hinds: warn\n',
    value: { line: 2, character: 22 },
    key: { line: 3, character: 7 },
    written: 'error',
  },
  {
    name: 'TOML',
    file: '.recount.toml',
    text: 'title = "Incidents"\n[rules]\nblame-language = "eror"\nhinds = "warn"\n',
    value: { line: 2, character: 22 },
    key: { line: 3, character: 5 },
    written: '"error"',
  },
])('a configuration in $name', ({ file, text, value, key, written }) => {
  it('is checked and completed before it is saved', async () => {
    const editor = await startEditor(makeFolder({ [other]: postText(), [file]: 'title = 7' }));
    await editor.open(file, text);
    const found = await editor.diagnostics(file, has('config-key'));
    expect(found.map(({ code, range }) => `${code} ${range.start.line}`)).toEqual([
      'config-value 2',
      'config-key 3',
    ]);
    const ask = (position: object): Promise<CompletionItem[]> =>
      editor.connection.sendRequest('textDocument/completion', {
        textDocument: { uri: editor.uri(file) },
        position,
      });
    const level = (await ask(value)).find(({ label }) => label === 'error');
    expect(level?.textEdit?.newText).toBe(written);
    const rule = (await ask(key)).find(({ label }) => label === 'hindsight-language');
    expect(rule?.documentation).toMatchObject({
      value: expect.stringContaining('A post judges decisions by what was known'),
    });
    expect(await editor.quit()).toBe(0);
  });
});

it('serves every folder that is open, each with its own configuration', async () => {
  const root = makeFolder({
    'a/recount.yaml': 'severities: [dire, mild]\n',
    [`a/${other}`]: postText({ severity: 'dire' }),
    [`b/${other}`]: postText({ title: 'Disk full' }),
    [`c/${other}`]: postText({ title: 'Cache empty' }),
  });
  const editor = await startEditor(root, [], ['a', 'b']);
  await editor.open(`a/${other}`, postText({ severity: 'SEV2' }));
  await editor.open(`b/${other}`, postText({ severity: 'dire' }));
  await editor.diagnostics(`a/${other}`, has('field-value'));
  await editor.diagnostics(`b/${other}`, has('field-value'));
  const found = await editor.connection.sendRequest<readonly WorkspaceSymbol[]>(
    'workspace/symbol',
    { query: 'queue-full' },
  );
  expect(found.map(({ location }) => location.uri)).toEqual(
    ['a', 'b'].map((folder) => editor.uri(`${folder}/${other}`)),
  );
  await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: {
      added: [{ uri: editor.uri('c'), name: 'c' }],
      removed: [{ uri: editor.uri('b'), name: 'b' }],
    },
  });
  await editor.open(`c/${other}`, postText({ severity: 'dire' }));
  await editor.diagnostics(`c/${other}`, has('field-value'));
  expect(await editor.quit()).toBe(0);
});

it('ends with 1 when its editor is gone without a goodbye', async () => {
  const editor = await startEditor(makeFolder({ [other]: postText() }));
  expect(await editor.abandon()).toBe(1);
});
