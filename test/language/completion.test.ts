import { describe, expect, it } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-types';
import { complete } from '../../src/language/completion.ts';
import type { OpenPost, Workspace } from '../../src/language/workspace.ts';
import { postText } from '../helpers/posts.ts';
import { openWorkspace } from './workspace.ts';

const path = 'posts/2024-04-01-disk-full.md';
const other = 'posts/2024-03-12-queue-full.md';
const files = {
  [other]: postText({
    id: 'INC-7',
    services: '[web, queue]',
    tags: '[disk space]',
    owner: '"@bo"',
  }),
  'posts/images/graph.png': '',
};

/** A post whose cursor is where `¦` stands. */
async function at(marked: string): Promise<{
  workspace: Workspace;
  post: OpenPost;
  offset: number;
}> {
  const offset = marked.indexOf('¦');
  const workspace = await openWorkspace(files);
  workspace.setText(path, marked.replace('¦', ''));
  const post = workspace.post(path);
  if (post === null) throw new Error('Expected a post');
  return { workspace, post, offset: marked.startsWith('\uFEFF') ? offset - 1 : offset };
}

async function itemsAt(marked: string, snippets = false): Promise<CompletionItem[]> {
  const { workspace, post, offset } = await at(marked);
  return complete(workspace, post, offset, snippets);
}

const labels = (items: readonly CompletionItem[]): string[] => items.map(({ label }) => label);

/** The line with the cursor after the item called `label` was chosen. */
async function chosen(marked: string, label: string, snippets = false): Promise<string> {
  const item = (await itemsAt(marked, snippets)).find((found) => found.label === label);
  if (item?.textEdit === undefined || !('range' in item.textEdit)) {
    throw new Error(`${label} among ${labels(await itemsAt(marked))}`);
  }
  const { range, newText } = item.textEdit;
  const line = marked.replace('¦', '').split('\n')[range.start.line] ?? '';
  expect(range.start.line).toBe(range.end.line);
  return line.slice(0, range.start.character) + newText + line.slice(range.end.character);
}

describe('completion in frontmatter', () => {
  it.each([
    ['a key', '---\nti¦\n---\n', 'title', 'title: '],
    [
      'a key in the middle of others',
      '---\ntitle: x\n¦\ndate: 2024-04-01\n---\n',
      'tags',
      'tags: []',
    ],
    ['a key whose value is there', '---\nser¦: SEV1\n---\n', 'severity', 'severity: SEV1'],
    ['a key of TOML', '+++\nserv¦\n+++\n', 'services', 'services = []'],
    ['a nested key', '---\nimpact:\n  us¦\n---\n', 'users', '  users: '],
    ['a nested key of TOML', '+++\n[impact]\nus¦\n+++\n', 'users', 'users = '],
    ['a key in braces', '+++\nimpact = { us¦ }\n+++\n', 'users', 'impact = { users =  }'],
    ['a key of a list', '---\nlinks:\n  - ur¦\n---\n', 'url', '  - url: '],
    ['a later key of a list', '---\nlinks:\n  - url: x\n    ro¦\n---\n', 'role', '    role: '],
    ['a key of a list of tables', '+++\n[[action_items]]\ndu¦\n+++\n', 'due', 'due = '],
    ['a value', '---\nseverity: ¦\n---\n', 'SEV2', 'severity: SEV2'],
    ['a value half written', '---\nseverity: S¦\n---\n', 'SEV2', 'severity: SEV2'],
    ['a value in TOML', '+++\nseverity = ¦\n+++\n', 'SEV2', 'severity = "SEV2"'],
    ['a value in quotes', '+++\nseverity = "S¦"\n+++\n', 'SEV2', 'severity = "SEV2"'],
    ['an item in brackets', '---\nservices: [api, ¦]\n---\n', 'web', 'services: [api, web]'],
    ['an item behind a dash', '---\nservices:\n  - w¦\n---\n', 'web', '  - web'],
    ['an item of several lines', '+++\nservices = [\n  "api",\n  "¦"\n]\n+++\n', 'web', '  "web"'],
    ['a list where none is begun', '---\nservices: ¦\n---\n', 'web', 'services: [web]'],
    ['a value with a blank', '---\ntags: [¦]\n---\n', 'disk space', 'tags: ["disk space"]'],
    ['a person', '---\ncommander: ¦\n---\n', '@bo', 'commander: "@bo"'],
    ['a post', '---\nrelated: [¦]\n---\n', 'INC-7', 'related: [INC-7]'],
    [
      'a nested value',
      '---\nimpact:\n  users:\n    basis: ¦\n---\n',
      'estimated',
      '    basis: estimated',
    ],
    [
      'a value in a list of tables',
      '+++\n[[action_items]]\ntype = "¦"\n+++\n',
      'detect',
      'type = "detect"',
    ],
    ['the day of the file’s name', '---\ndate: ¦\n---\n', '2024-04-01', 'date: 2024-04-01'],
    ['yes or no', '---\nimpact:\n  data_loss: ¦\n---\n', 'true', '  data_loss: true'],
    ['frontmatter without its end', '---\ntitle: x\nsev¦', 'severity', 'severity: '],
  ])('gives %s', async (_name, marked, label, line) => {
    expect(await chosen(marked, label)).toBe(line);
  });

  it('works with CRLF and with a byte-order mark', async () => {
    expect(await chosen('---\r\nti¦\r\n---\r\n', 'title')).toBe('title: \r');
    expect(await chosen('\uFEFF---\nti¦\n---\n', 'title')).toBe('title: ');
  });

  it('puts the cursor where the value goes', async () => {
    expect(await chosen('+++\nserv¦\n+++\n', 'services', true)).toBe('services = [$0]');
    expect(await chosen('---\nserv¦\n---\n', 'services', true)).toBe('services: [$0]');
  });

  it('leaves out what is there, and puts what is required first', async () => {
    const items = await itemsAt('---\ntitle: x\n¦\nseverity: SEV1\n---\n');
    expect(labels(items)).not.toContain('title');
    expect(labels(items)).not.toContain('severity');
    const sorted = [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
    expect(sorted[0]?.label).toBe('date');
    expect(labels(await itemsAt('---\nservices: [web, ¦]\n---\n'))).toEqual(['queue']);
  });

  it('says what the schema says, and how often a value is used', async () => {
    const [key] = (await itemsAt('---\nsev¦\n---\n')).filter(({ label }) => label === 'severity');
    expect(key?.documentation).toMatchObject({ value: expect.stringContaining('How bad') });
    const [web] = await itemsAt('---\nservices: [¦]\n---\n');
    expect(web).toMatchObject({ label: 'queue', detail: 'in 1 post' });
  });

  it.each([
    ['in a comment', '---\ntitle: x # sev¦\n---\n'],
    ['in a value that may be any text', '---\ntitle: ¦\n---\n'],
    ['in a key that nobody knows', '---\nnothing: ¦\n---\n'],
    ['on a fence', '---¦\ntitle: x\n---\n'],
  ])('is silent %s', async (_name, marked) => {
    expect(labels(await itemsAt(marked))).toEqual([]);
  });
});

const head = '---\ntitle: Disk full\ndate: 2024-04-01\ntimezone: Europe/Berlin\n---\n\n';

describe('completion in the body', () => {
  it('gives the headings that are missing, required ones first', async () => {
    const items = await itemsAt(`${head}## Timeline\n\n- 10:00 x\n\n## ¦\n`);
    const sorted = [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
    expect(labels(sorted).slice(0, 3)).toEqual(['Root cause', 'Action items', 'Summary']);
    expect(labels(items)).not.toContain('Timeline');
    expect(await chosen(`${head}## Timeline\n\n- 10:00 x\n\n#¦\n`, 'Root cause')).toBe(
      '## Root cause',
    );
  });

  it.each([
    ['a post', '[x](¦)', '2024-03-12-queue-full.md', '[x](2024-03-12-queue-full.md)'],
    ['an image', '![x](im¦)', 'images/graph.png', '![x](images/graph.png)'],
    ['a definition', '[x]: ¦', '2024-03-12-queue-full.md', '[x]: 2024-03-12-queue-full.md'],
    [
      'a heading of a post',
      '[x](2024-03-12-queue-full.md#¦)',
      '#root-cause',
      '[x](2024-03-12-queue-full.md#root-cause)',
    ],
    ['a heading of its own', '[x](#ti¦)', '#timeline-utc', '[x](#timeline-utc)'],
    ['an owner', '- [ ] Do it (@¦)', '@bo', '- [ ] Do it (@bo)'],
  ])('gives %s', async (_name, line, label, expected) => {
    expect(await chosen(`${head}## Timeline (UTC)\n\n${line}\n`, label)).toBe(expected);
  });

  it.each([
    ['- 10:00 First\n- ¦', '10:05', '- 10:05 '],
    ['- **10:00**: First\n- ¦', '10:05', '- **10:05**: '],
    ['- 2024-04-01 23:58 UTC – First\n- ¦', '2024-04-02 00:03 UTC', '- 2024-04-02 00:03 UTC – '],
    ['- 9:58 am First\n- ¦', '9:59 am', '- 9:59 am '],
    ['- 11:58 am First\n- ¦', '12:03 pm', '- 12:03 pm '],
    ['- `10:00:30` First\n- ¦', '10:05:30', '- `10:05:30` '],
    ['| Time | Event |\n| --- | --- |\n| 10:00 | First |\n| ¦ | |', '10:05', '| 10:05 |  | |'],
    ['1. 1625: First\n2. ¦', '1626', '2. 1626: '],
    ['- 10:00 First\n- 10:¦', '10:05', '- 10:05 '],
  ])('gives the next stamp after %s', async (lines, label, expected) => {
    expect(await chosen(`${head}## Timeline\n\n${lines}\n`, label)).toBe(expected);
  });

  it('gives the time that it is, in the zone of the entry, while an incident is young', async () => {
    const live = head.replace('2024-04-01', '2024-05-15');
    const [now] = await itemsAt(`${live}## Timeline\n\n- 13:00 First\n- ¦\n`);
    // Noon in UTC is 14:00 in Berlin.
    expect(now).toMatchObject({ label: '14:00', detail: 'now' });
    const [same] = await itemsAt(`${head}## Timeline\n\n- 13:00 First\n- ¦\n`);
    expect(same).toMatchObject({ label: '13:00', detail: 'the same as above' });
  });

  it('is silent in code, and outside of a timeline', async () => {
    expect(await itemsAt(`${head}\`\`\`\n# ¦\n\`\`\`\n`)).toEqual([]);
    expect(await itemsAt(`${head}## Timeline\n\n- 10:00 x\n\n## Impact\n\n- ¦\n`)).toEqual([]);
  });
});
