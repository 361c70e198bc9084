import { describe, expect, test } from 'vitest';
import { compilePost } from '../../src/compile/compile-post.ts';
import { defaults } from '../../src/config/defaults.ts';
import { findExcess } from '../../src/document/excess.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { createLocator } from '../../src/message/place.ts';
import type { Day } from '../../src/postmortem/types.ts';
import { hostileTexts } from '../helpers/hostile-texts.ts';

const kinds = Object.entries(hostileTexts);
const head = '---\ntitle: A\ndate: 2024-05-17\n---\n\n';
const links = () => ({ link: () => null, image: () => null, media: () => [] });

describe('each construct, thirty times over, is read or told of', () => {
  test.each(kinds)('%s', (_, make) => {
    const text = head + make(30);
    const file = { path: 'posts/a.md', text };
    const options = { config: defaults, today: '2024-06-01' as Day, links };
    const { postmortem, body, messages } = compilePost(file, options);
    expect(postmortem.title).toBe('A');
    expect(body?.parts).toBeDefined();
    for (const { place } of messages) {
      expect(place?.start.offset).toBeLessThanOrEqual(text.length);
    }
    const tooDeep = messages.filter(({ ruleId }) => ruleId === 'markdown-too-deep');
    const { tree } = parseDocument(file);
    expect(tooDeep.length).toBe(tree.children.length === 0 ? 1 : 0);
  });
});

test('what is longer than any post gets one message; what is left takes the parser no second', () => {
  const passing = kinds.flatMap(([name, make]) => {
    const text = make(12_500);
    return findExcess(text, 0, createLocator(text)) === null ? [name] : [];
  });
  expect(passing).toMatchInlineSnapshot(`
    [
      "a heading with many marks",
      "a heading with many blanks",
      "fences of growing length",
      "an open fence",
      "indented code",
      "blank lines",
      "blanks",
      "tabs",
      "lines of blanks",
      "hard line ends",
      "backslash line ends",
      "one paragraph of lines",
      "one long line",
      "one long word",
      "definitions of one, used",
      "a long name of a definition",
      "bars",
      "escaped bars",
      "mentions in one line",
      "emphasis that only opens",
      "triple marks",
      "pairs of tildes",
      "pairs of stars",
      "closing brackets",
      "links in a line",
      "links with nested parentheses",
      "reference links to nothing",
      "backticks",
      "backticks that never close",
      "code spans",
      "backslashes",
      "web addresses",
      "web addresses without a scheme",
      "one long web address",
      "a web address of parentheses",
      "a web address of closing parentheses",
      "a web address of entities",
      "schemes",
      "www",
      "www in parentheses",
      "mail addresses",
      "signs for at",
      "signs for at alone",
      "one long mail address",
      "a mail address of dashes",
      "words of a mail address without at",
      "nested tags",
      "closing tags",
      "open angles",
      "open angles apart",
      "a tag of attributes",
      "open comments",
      "processing instructions",
      "declarations",
      "comments in a line",
      "breaks",
      "cells without a table",
      "misnested formatting",
      "items without a list",
      "angles around addresses",
      "entities",
      "open entities",
      "entities of numbers",
      "entities that are none",
      "NUL",
      "NUL in words",
      "lone surrogates",
      "marks of byte order",
      "line ends of all kinds",
      "returns",
      "separators",
      "emoji",
      "combining marks",
      "controls of direction",
      "rows of a timeline",
      "entries in one paragraph",
      "entries in a line",
      "digits",
      "digits and colons",
      "digits and dashes",
      "dates in prose",
      "items to do in a table",
      "metadata of one item",
      "brackets of one item",
      "tickets of one item",
      "handles of one item",
      "words of blame",
      "durations",
      "secrets",
    ]
  `);
}, 120_000);
