import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';
import type { OutlineSection } from '../../src/document/types.ts';

const outlineOf = (text: string) => parseDocument({ path: 'posts/a.md', text }).outline;

/** `form depth text` of every heading, sub-headings indented. */
function draw(sections: readonly OutlineSection[], indent = ''): string[] {
  return sections.flatMap(({ heading, children }) => [
    `${indent}${heading.form} ${heading.depth} ${heading.text}`,
    ...draw(children, `${indent}  `),
  ]);
}

describe('readOutline', () => {
  it.each([
    [
      'real headings nest by depth',
      '# A\n\n### B\n\n## C\n',
      ['atx 1 A', '  atx 3 B', '  atx 2 C'],
    ],
    ['underlined headings', 'A\n=\n\nB\n-\n', ['setext 1 A', '  setext 2 B']],
    ['marks in a heading go', '## **Root** `cause` <b>!</b>\n', ['atx 2 Root cause !']],
    [
      'headings in HTML, wherever in their block',
      '<h2 id="x">Timeline</h2>\n\ntext\n\n<div><H3>Root <b>cause</b> &amp; fix</H3></div>\n\n## C\n',
      ['html 2 Timeline', '  html 3 Root cause & fix', 'atx 2 C'],
    ],
    [
      'several in one block',
      '<h1>A</h1><p>a</p><h2>B</h2>\n<h1>C</h1>\n',
      ['html 1 A', '  html 2 B', 'html 1 C'],
    ],
    ['headings in comments and empty ones are none', '<!-- <h2>A</h2> -->\n\n<h2> </h2>\n', []],
    [
      'titles of boxes',
      '!!! note "Impact"\n    text\n\n??? bug "Cause"\n\n    ### B\n',
      ['bold 1 Impact', 'bold 1 Cause', 'atx 3 B'],
    ],
    ['a bold line', '# A\n\n**Impact**\n\ntext\n', ['atx 1 A', '  bold 2 Impact']],
    ['a bold line with a colon outside', '**Impact**:\n\ntext\n', ['bold 1 Impact']],
    ['a bold line over its text', '**Impact**\nall users\n', ['bold 1 Impact']],
    ['a bold label that text follows', '**Impact:** all users\n', ['label 1 Impact:']],
    ['a bold label with a dash', '**Impact** - all users\n', ['label 1 Impact']],
    ['a bold label behind an emoji', '🔥 **Impact**: all\n', ['label 1 Impact']],
    ['a bold word before a hyphenated one is none', '**Re**-start it\n', []],
    ['a bold sentence is none', '**We are sorry.**\n', []],
    ['bold words in a sentence are none', '**We** are sorry\n', []],
    [
      'plain lines with a colon, where a post has no other headings than a title',
      '# Mail stopped\n\nTimeline:\n\n- a\n\nRoot cause:\n\ntext\n',
      ['atx 1 Mail stopped', '  bold 2 Timeline', '  bold 2 Root cause'],
    ],
    [
      'such lines among others of one paragraph',
      'Mail stopped.\nTimeline:  \n10:05 see [x](y)\n10:10 up\n  Root cause:\na disk\n',
      ['bold 1 Timeline', 'bold 1 Root cause'],
    ],
    [
      'lines without a mark that stand over their text, three or more, where a post has no other headings',
      'Mail stopped\nIssue summary\nAll of it.\n\nTimeline\n10:05 down\n\nRoot cause and fix\nA disk.\n',
      [
        'bold 1 Mail stopped',
        'bold 1 Issue summary',
        'bold 1 Timeline',
        'bold 1 Root cause and fix',
      ],
    ],
    [
      'bold lines with a colon under one that has none and nothing else',
      '**Measures**\n\n**Fixes:**\n- a\n\n**Tasks:**\n- b\n\n**Impact**\n\ntext\n',
      ['bold 1 Measures', '  label 2 Fixes:', '  label 2 Tasks:', 'bold 1 Impact'],
    ],
    [
      'such lines in a paragraph behind the end of a sentence, and the colon below one',
      'Issue summary\nAll of it.\nTimeline\n10:05 down.\nMeasures\nTasks:\nAdd a disk.\nConclusion\nDone.\n',
      [
        'bold 1 Issue summary',
        'bold 1 Timeline',
        'bold 1 Measures',
        '  label 2 Tasks',
        'bold 1 Conclusion',
      ],
    ],
    ['two of them are none', 'Dear all\nit is down.\n\nBest regards\nthe team\n', []],
    [
      'bold labels of one paragraph, where a post has no other headings than a title',
      '# A\n\n**Date:** 2024-05-01\n**Root cause:** a disk\nthat was full\n**Action items:**\n1. add one\n',
      ['atx 1 A', '  label 2 Date:', '  label 2 Root cause:', '  bold 2 Action items:'],
    ],
    [
      'plain lines beside other headings are none',
      'Timeline:\n\n- a\n\nRoot cause:\n\n**Impact:**\n\ntext\n',
      ['bold 1 Impact:'],
    ],
    ['one plain line is none', 'We saw this:\n\n- a\n', []],
    ['a bold stamp is none', '**June 14th, 2022, 10:00 AM:** reported\n', []],
    [
      'labels of bullets',
      '- **Impact**: all\n- **Cause**:\n  - a\n',
      ['label 1 Impact', 'label 1 Cause'],
    ],
    [
      'a real heading closes bold lines, whatever its depth',
      '# A\n\n**Bold**\n\n### C\n',
      ['atx 1 A', '  bold 2 Bold', '  atx 3 C'],
    ],
    [
      'labels go on behind a block that broke their list',
      '# A\n\n- **Cause**:\n  - b\n\n```\nx\n```\n\n  - c\n\n- **Impact**: d\n',
      ['atx 1 A', '  label 2 Cause', '  label 2 Impact'],
    ],
    [
      'a bold line with a colon and a label are alike',
      '**Timeline:**\n\n- 10:05 a\n\n**Cause:** a disk\n',
      ['bold 1 Timeline:', 'label 1 Cause:'],
    ],
    [
      'a label stands under a bold line without a colon',
      '**Cause**\n\n**Note:** a disk\n',
      ['bold 1 Cause', '  label 2 Note:'],
    ],
    [
      'bold starts of tasks under a section are no labels',
      '# A\n\n## Action items\n\n- **Add alerts**: soon\n- **Fix it**: now\n',
      ['atx 1 A', '  atx 2 Action items'],
    ],
    [
      'labels over blocks group tasks under a section',
      '# A\n\n## Action items\n\n- **Prevention**:\n  - a\n- **Detection**:\n  - b\n',
      ['atx 1 A', '  atx 2 Action items', '    label 3 Prevention', '    label 3 Detection'],
    ],
  ])('%s', (_, text, expected) => {
    expect(draw(outlineOf(text).sections)).toEqual(expected);
  });

  it('gives each heading an address that is unique and never empty', () => {
    const { sections } = outlineOf('# Root cause\n\n## Root cause\n\n## 🔥\n\n## \n\n## Été\n');
    const anchors = [sections[0], ...(sections[0]?.children ?? [])].map(
      (one) => one?.heading.anchor,
    );
    expect(anchors).toEqual([
      'h-root-cause',
      'h-root-cause-1',
      'h-section',
      'h-section-1',
      'h-été',
    ]);
  });

  it('keeps what stands before the first heading apart', () => {
    const { lead, sections } = outlineOf('---\ntitle: a\n---\n\nlead\n\n# A\n\ntext\n');
    expect(lead.map(({ type }) => type)).toEqual(['paragraph']);
    expect(sections[0]?.content.map(({ type }) => type)).toEqual(['paragraph']);
  });

  it('reaches to the last node of the last sub-section', () => {
    const text = '# A\n\n## B\n\nlast\n\n# C\n';
    const [a] = outlineOf(text).sections;
    expect(text.slice(a?.place.start.offset, a?.place.end.offset)).toBe('\n\n## B\n\nlast');
  });

  it('gives the text behind a label the place it has in the file', () => {
    const text = '# A\n\n- **Impact**:\n  all *users*\n- **Cause**: it\n';
    const [impact] = outlineOf(text).sections[0]?.children ?? [];
    const [rest] = impact?.content ?? [];
    expect(text.slice(rest?.position?.start.offset, rest?.position?.end.offset)).toBe(
      'all *users*',
    );
    expect(rest?.position?.start).toEqual({ line: 4, column: 3, offset: 21 });
  });
});
