import { describe, expect, test } from 'vitest';
import { annotationsOf } from '../../src/catalog/annotate.ts';
import { defaults } from '../../src/config/defaults.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';

const text = `---
title: A full pool
date: 2024-03-01
action_items:
  - title: Ask the provider
---

## Timeline

- 2024-03-01 10:00 UTC: [detected] An alert fires.
- 10:05 somebody looks.
- 2024-03-02: It is over.

## Action items

- [ ] Watch the pool (owner: @ana, due: 2024-04-01)
`;

const postmortem = readPostmortem(parseDocument({ path: 'posts/x.md', text }), defaults);
const annotations = annotationsOf(postmortem);
const textItems = postmortem.actionItems.filter(({ text }) => text === 'Watch the pool');
/** The line of the post at which an annotation's element starts. */
const lineOf = ({ start }: { start: { line: number } }): string =>
  text.split('\n')[start.line - 1] ?? '';

describe('the annotations of a post', () => {
  test('name every entry and action item of the text, each at its own line', () => {
    expect(annotations.map(({ id }) => id)).toEqual(
      [...postmortem.timeline, ...textItems].map(({ anchor }) => anchor),
    );
    for (const annotation of annotations) expect(lineOf(annotation)).toMatch(/^- /);
  });

  test('tell the time of an entry as exactly as it is known', () => {
    expect(annotations.flatMap(({ time }) => time?.datetime ?? [])).toEqual([
      '2024-03-01T10:00:00Z',
      '2024-03-01T10:05:00Z',
      '2024-03-02',
    ]);
    const [first] = annotations;
    const { start, end } = first?.time?.place ?? { start: { offset: 0 }, end: { offset: 0 } };
    expect(text.slice(start.offset, end.offset)).toBe('2024-03-01 10:00 UTC');
  });

  test('leave a slot for the state of each action item, and for nothing else', () => {
    expect(annotations.flatMap(({ slot }) => slot ?? [])).toEqual(
      textItems.map(({ anchor }) => anchor),
    );
  });

  test('say the kind of an entry where it has one', () => {
    const kinds = annotations.slice(0, 3).map(({ classes, data }) => [classes.join(' '), data]);
    expect(kinds[0]).toEqual(['entry entry-detection', { kind: 'detection' }]);
    expect(kinds[2]?.[0]).toMatch(/^entry\b/);
  });
});
