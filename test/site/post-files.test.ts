import { describe, expect, test } from 'vitest';
import type { PostRecord } from '../../src/site/exports/post-json.ts';
import type { PostmortemView } from '../../src/site/pages/postmortem.ts';
import { safeJson } from '../../src/site/safe-json.ts';
import { house, ordinaryBody, pageAt, pagesOf, post } from '../helpers/small-site.ts';

const body = ordinaryBody
  .replace('type: detect)', 'type: detect, answers: a limit that nobody watched)')
  .replace('The pool was full.', 'As [before](./draft.md#timeline), and ![a chart](images/c.png).');
const pages = pagesOf(
  {
    pool: post('A full pool', 'date: 2024-03-01\nseverity: SEV2\nauthors: [ana]', body),
    draft: post('Not yet', 'date: 2024-03-02\nstatus: draft'),
  },
  { drafts: true },
);
const textOf = (file: string): string | undefined => {
  const page = pages.find((candidate) => candidate.file === file);
  return page?.kind === 'text' ? page.text() : undefined;
};
const viewOf = (slug: string): PostmortemView =>
  pageAt(pages, `postmortems/${slug}/index.html`).view() as PostmortemView;

describe('a postmortem as Markdown', () => {
  const markdown = textOf('postmortems/pool/index.md') ?? '';

  test('is what its author wrote, with links that lead on from where it stands', () => {
    expect(markdown).toMatch(/^# A full pool\n/);
    expect(markdown).toContain('[before](../draft/#h-timeline)');
    expect(markdown).toContain('![a chart](../../media/images/c.png)');
    const differing = markdown.split('\n').filter((line) => !body.includes(line)).length;
    expect(differing).toBeLessThan(8);
  });
});

describe('a postmortem as JSON', () => {
  const record = JSON.parse(textOf('postmortems/pool/index.json') ?? '') as PostRecord;

  test('tells what was understood of it', () => {
    expect(record).toMatchObject({
      version: 1,
      id: 'pool',
      url: 'https://example.org/sub/postmortems/pool/',
      title: 'A full pool',
      date: '2024-03-01',
      severity: { name: 'SEV2', label: 'Major' },
      authors: ['ana'],
      milestones: { started: '2024-03-01T10:00:00Z', resolved: '2024-03-01T10:30:00Z' },
      minutes: { to_detect: 5, to_resolve: 30 },
      published: null,
    });
    expect(record.timeline.map(({ kind, instant }) => `${kind} ${instant}`)).toEqual([
      'cause 2024-03-01T10:00:00Z',
      'detection 2024-03-01T10:05:00Z',
      'resolution 2024-03-01T10:30:00Z',
    ]);
    expect(record.action_items).toHaveLength(4);
    const [cause] = record.causes;
    const answer = record.action_items.find(({ text }) => text === 'Watch the pool');
    expect(cause).toMatchObject({
      title: 'A limit that nobody watched',
      answered_by: [answer?.id],
    });
  });
});

describe('what is not finished', () => {
  test('is given away in no other form', () => {
    expect(textOf('postmortems/draft/index.md')).toBeUndefined();
    expect(textOf('postmortems/draft/index.json')).toBeUndefined();
    expect(viewOf('draft').files).toEqual([]);
    expect(viewOf('pool').files).toHaveLength(2);
  });
});

describe('the head of a postmortem', () => {
  test('tells who is asked for what, nobody last', () => {
    expect(viewOf('pool').asked.map(({ owner, count }) => [owner, count])).toEqual([
      ['@ana', 1],
      ['@bo', 1],
      [null, 1],
    ]);
  });

  test('names causes in short only where that says more than the section', () => {
    expect(viewOf('pool').causes.map(({ answers }) => answers.length)).toEqual([1]);
    expect(viewOf('draft').causes).toEqual([]);
  });

  test('leads to where the post is edited', () => {
    const config = { ...house, editUrl: 'https://forge.example/edit/main/{path}?x' };
    const pages = pagesOf({ 'a b': post('A', 'date: 2024-03-01') }, { config });
    const view = pageAt(pages, 'postmortems/a b/index.html').view() as PostmortemView;
    expect(view.editUrl).toBe('https://forge.example/edit/main/posts/a%20b.md?x');
  });
});

describe('data inside a page', () => {
  test('is JSON that ends no script', () => {
    const value = { text: '</script><!-- <b>&\u2028\u2029 \ud800 😀' };
    const text = safeJson(value);
    expect(text).not.toMatch(/[<>&\u2028\u2029]|\p{Surrogate}/u);
    expect(JSON.parse(text)).toEqual(value);
  });
});
