import { describe, expect, it } from 'vitest';
import { findDefinition } from '../../src/language/definition.ts';
import { foldingRanges } from '../../src/language/folding.ts';
import { hover } from '../../src/language/hover.ts';
import { findReferences } from '../../src/language/references.ts';
import { prepareRename, renameHeading } from '../../src/language/rename.ts';
import type { FilePlace } from '../../src/language/session.ts';
import { documentSymbols, workspaceSymbols } from '../../src/language/symbols.ts';
import type { OpenPost, Workspace } from '../../src/language/workspace.ts';
import { applyEdits } from '../../src/message/apply-edits.ts';
import { openWorkspace } from './workspace.ts';

const a = `---
title: Disk full
date: 2024-04-01
timezone: Europe/Berlin
started: 2024-04-01T10:00:00+02:00
related: [b]
---

## Timeline

- 10:00 [cause] The log is turned up. <!-- recount-ignore action-vague: meant -->
- 10:30 It is full, as in [B](sub/b.md#why-it-failed).

## Why it failed

See [above](#timeline), [B](sub/b.md) and [again][b].

## Action items

- [ ] Rotate the log (owner: @ana, due: 2024-05-01, type: prevent)

[b]: <sub/b.md#h-why-it-failed> "B"
`;
const b = `---
title: Queue full
date: 2024-03-01
supersedes: a
---

## Why it failed

Not like [A](../a.md#why-it-failed) or [A](../a.md#timeline).

## Why it failed

\`\`\`
Twice.
\`\`\`

[Twice](#why-it-failed-1), [once](#why-it-failed).
`;
const files: Readonly<Record<string, string>> = { 'posts/a.md': a, 'posts/sub/b.md': b };

async function open(path: string): Promise<{ workspace: Workspace; post: OpenPost }> {
  const workspace = await openWorkspace(files);
  const post = workspace.post(path);
  if (post === null) throw new Error('Expected a post');
  return { workspace, post };
}

/** What stands at a place, with its file. */
const show = ({ path, place }: FilePlace): string =>
  `${path} ${files[path]?.slice(place.start.offset, place.end.offset)}`;

describe('going to the definition', () => {
  it.each([
    ['[b]', 'posts/sub/b.md Queue full'],
    ['[B](sub/b.md#', 'posts/sub/b.md ## Why it failed'],
    ['[B](sub/b.md)', 'posts/sub/b.md Queue full'],
    ['[above]', 'posts/a.md ## Timeline'],
    ['[again]', 'posts/sub/b.md ## Why it failed'],
  ])('leads from %s to %s', async (at, expected) => {
    const { workspace, post } = await open('posts/a.md');
    const found = findDefinition(workspace, post, a.indexOf(at) + 1);
    expect(found === null ? null : show(found)).toBe(expected);
  });

  it('leads nowhere from plain words', async () => {
    const { workspace, post } = await open('posts/a.md');
    expect(findDefinition(workspace, post, a.indexOf('turned up'))).toBeNull();
  });
});

describe('finding references', () => {
  const toA = ['posts/a.md [above](#timeline)'];
  it.each([
    [
      'posts/a.md',
      'title:',
      [
        'posts/sub/b.md a',
        'posts/sub/b.md [A](../a.md#why-it-failed)',
        'posts/sub/b.md [A](../a.md#timeline)',
        ...toA,
      ],
    ],
    ['posts/a.md', '## Timeline', ['posts/sub/b.md [A](../a.md#timeline)', ...toA]],
    [
      'posts/sub/b.md',
      '[once]',
      [
        'posts/a.md [B](sub/b.md#why-it-failed)',
        'posts/a.md [again][b]',
        'posts/sub/b.md [once](#why-it-failed)',
      ],
    ],
  ])('of %s at %s', async (path, at, expected) => {
    const { workspace, post } = await open(path);
    const found = findReferences(workspace, post, post.text.indexOf(at) + 1).map(show);
    expect(found.sort()).toEqual([...expected].sort());
  });
});

describe('renaming a heading', () => {
  it('changes every link to it, and to those whose address changes by that', async () => {
    const { workspace, post } = await open('posts/sub/b.md');
    const offset = b.indexOf('Why it failed');
    expect(prepareRename(workspace, post, offset)?.name).toBe('Why it failed');
    const edits = renameHeading(workspace, post, offset, 'Root cause');
    const after = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, applyEdits(text, edits?.get(path) ?? [])]),
    );
    expect(after['posts/a.md']).toBe(
      a
        .replace('[B](sub/b.md#why-it-failed)', '[B](sub/b.md#root-cause)')
        .replace('#h-why-it-failed', '#h-root-cause'),
    );
    // The second heading was the only one of its name left, so it lost its number.
    expect(after['posts/sub/b.md']).toBe(
      b
        .replace('## Why it failed', '## Root cause')
        .replace('[once](#why-it-failed)', '[once](#root-cause)')
        .replace('#why-it-failed-1', '#why-it-failed'),
    );
    const renamed = await openWorkspace(after);
    const dead = Object.keys(after).flatMap((path) =>
      renamed.messages(path).filter(({ ruleId }) => ruleId === 'link-dead'),
    );
    expect(dead).toEqual([]);
  });

  it('begins at a link as well', async () => {
    const { workspace, post } = await open('posts/a.md');
    const offset = a.indexOf('[B](sub/b.md#why');
    expect(prepareRename(workspace, post, offset)?.name).toBe('Why it failed');
    expect([...(renameHeading(workspace, post, offset, 'x')?.keys() ?? [])].sort()).toEqual([
      'posts/a.md',
      'posts/sub/b.md',
    ]);
  });

  it.each(['', ' ', 'two\nlines'])('refuses the name %j', async (name) => {
    const { workspace, post } = await open('posts/a.md');
    expect(renameHeading(workspace, post, a.indexOf('## Timeline'), name)).toBeNull();
  });

  it('renames nothing but headings', async () => {
    const { workspace, post } = await open('posts/a.md');
    expect(prepareRename(workspace, post, a.indexOf('turned up'))).toBeNull();
  });
});

describe('hovering', () => {
  it.each([
    ['a field', 'timezone', /\*\*timezone\*\* text[\s\S]*Zone of times that name none/],
    ['a milestone', '2024-04-01T10:00', /When the incident began[\s\S]*2024-04-01 08:00:00 UTC/],
    [
      'a stamp',
      '10:30',
      /2024-04-01 08:30:00 UTC[\s\S]*10:30 Europe\/Berlin[\s\S]*frontmatter[\s\S]*30 min after/,
    ],
    ['a heading', '## Why it', /`root-cause`/],
    ['an action item', 'Rotate', /open[\s\S]*@ana[\s\S]*2024-05-01[\s\S]*prevent/],
    ['a link', '[B](sub/b.md)', /\*\*Queue full\*\*[\s\S]*2024-03-01/],
    ['a rule', 'recount-ignore', /\*\*action-vague\*\*[\s\S]*Why\.[\s\S]*action-vague\.md/],
  ])('tells of %s', async (_name, at, expected) => {
    const { workspace, post } = await open('posts/a.md');
    const found = await hover(workspace, post, a.indexOf(at) + 1);
    expect(found?.contents).toMatchObject({ value: expect.stringMatching(expected) });
  });

  it('is silent at plain words', async () => {
    const { workspace, post } = await open('posts/a.md');
    expect(await hover(workspace, post, a.indexOf('See '))).toBeNull();
  });
});

describe('symbols', () => {
  it('are the sections of a post with what stands in them', async () => {
    const { post } = await open('posts/a.md');
    const tree = documentSymbols(post).map(({ name, detail, children = [] }) => [
      `${name} (${detail})`,
      children.map((child) => child.name),
    ]);
    expect(tree).toEqual([
      ['Timeline (timeline)', ['10:00 The log is turned up.', '10:30 It is full, as in B.']],
      ['Why it failed (root-cause)', []],
      ['Action items (improvements)', ['Rotate the log']],
    ]);
    for (const symbol of documentSymbols(post)) {
      expect(symbol.selectionRange.start.line).toBeGreaterThanOrEqual(symbol.range.start.line);
      expect(symbol.selectionRange.end.line).toBeLessThanOrEqual(symbol.range.end.line);
    }
  });

  it.each([
    ['full', ['a Disk full', 'b Queue full']],
    ['rotate log', ['Rotate the log']],
    ['nothing like it', []],
  ])('of the site are found by %j', async (query, expected) => {
    const { workspace } = await open('posts/a.md');
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const found = workspaceSymbols(workspace, query, ({ path }) => ({ uri: path, range }));
    expect(found.map(({ name }) => name)).toEqual(expected);
  });
});

it('folds frontmatter, sections and code', async () => {
  const { post } = await open('posts/sub/b.md');
  const folded = foldingRanges(post).map(({ startLine, endLine }) => `${startLine}-${endLine}`);
  expect(folded).toEqual(['0-4', '6-8', '10-16', '12-14']);
});
