import { describe, expect, it } from 'vitest';
import { toHtml } from '../../src/html/to-html.ts';

describe('toHtml', () => {
  it.each([
    ['a control character', 'a\u0000b\u0007c\u0085d', 'abcd'],
    ['half of a character', 'a\ud83db\ude00c', 'abc'],
    ['no character', 'a\uffffb\ufdd0c\u{1ffff}d', 'abcd'],
    ['two halves that meet', 'a\ud83d\ude00b', 'a😀b'],
    ['blanks', 'a\tb\nc\rd\fe', 'a\tb\nc\rd\fe'],
  ])('leaves out what HTML forbids: %s', (_, value, expected) => {
    expect(toHtml([{ type: 'text', value }])).toBe(expected);
  });
});
