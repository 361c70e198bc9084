import { describe, expect, it } from 'vitest';
import { compilePost } from '../../src/compile/compile-post.ts';
import { defaults } from '../../src/config/defaults.ts';
import type { Day } from '../../src/postmortem/types.ts';
import { html, join, noLinks } from './parse.ts';

function bodyOf(markdown: string): string {
  const text = `---\ntitle: X\ndate: 2024-05-01\n---\n\n${markdown}\n`;
  const options = {
    config: defaults,
    today: '2024-05-02' as Day,
    links: () => ({ ...noLinks, media: () => [] }),
  };
  const { body } = compilePost({ path: 'posts/x.md', text }, options);
  return body === null ? '' : join(body);
}

describe('fields', () => {
  it.each([
    ['stand each on a line of its own', '**Date**: May\n**Authors:** ana\n**Status** : done', 3],
    ['stay where their author broke the line', '**Date**: May  \n**Authors**: ana', 2],
    ['go on over lines', '**Date**: May\nor June\n**Authors**: ana', 2],
    ['are none among words', 'We saw **this**: it\n**that**: it', 1],
    ['are none without a colon', '**One**: of\n**these** words', 1],
    ['stand so in items and quotations', '- **a**: 1\n  **b**: 2\n\n> **c**: 1\n> **d**: 2', 4],
  ])('%s', (_, markdown, lines) => {
    expect(
      html(markdown)
        .split(/<br>|<li>|<blockquote>/)
        .filter((line) => /\w/.test(line.replaceAll(/<[^>]*>/g, ''))),
    ).toHaveLength(lines);
  });
});

describe('entries in the lines of a paragraph', () => {
  const timeline = (markdown: string): string => bodyOf(`## Timeline\n\n${markdown}`);

  it.each([
    ['plain', '10:02 One.\n10:05 Two.\n10:40 Three.', 2],
    ['bold', '**10:02** One.\n**10:05:** Two.', 1],
    ['broken by their author', '10:02 One.\\\n10:05 Two.  \n10:40 Three.', 2],
    ['over several lines', '10:02 One\nand more.\n10:05 Two.', 1],
    ['in items', '- 10:02 One.\n- 10:05 Two.\n\n- 10:06 Three.', 0],
  ])('stand each on a line of its own: %s', (_, markdown, breaks) => {
    const html = timeline(markdown);
    expect(html.match(/<br>/g) ?? []).toHaveLength(breaks);
    for (const line of html.split('<br>').slice(1)) expect(line).toMatch(/^\s*(?:<[^>]*>\s*)+1/);
  });
});

describe('action items in the lines of a paragraph', () => {
  it.each([
    ['DONE: Add a disk\nTODO: Test it', ['DONE: Add a disk|', 'TODO: Test it|']],
    ['**Later**\n✅ One\n❌ Two', ['Later', '✅ One|', '❌ Two|']],
    ['DONE: Add a disk  \nTODO: Test it', ['DONE: Add a disk|', 'TODO: Test it|']],
  ])('stand each on a line of its own, with its slot at the end: %j', (lines, expected) => {
    const html = bodyOf(`## Action items\n\n${lines}`);
    const paragraph = html.slice(html.lastIndexOf('<p'), html.lastIndexOf('</p>'));
    const told = paragraph.split('<br>').map((line) => line.replaceAll('<span data-slot', '|<'));
    expect(told.map((line) => line.replaceAll(/<[^>]*>|\n/g, '').trim())).toEqual(expected);
  });
});
