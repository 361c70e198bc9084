import { describe, expect, it } from 'vitest';
import { html, render } from './parse.ts';

describe('renderBody', () => {
  it('cuts the text at its outermost headings', () => {
    const { parts, toc } = render('Lead\n\n## One\n\na\n\n### Inner\n\nb\n\n## Two\n');
    expect(parts.map(({ anchor, title }) => [anchor, title])).toEqual([
      [null, null],
      ['h-one', 'One'],
      ['h-two', 'Two'],
    ]);
    expect(toc).toEqual([
      { anchor: 'h-one', text: 'One', depth: 2 },
      { anchor: 'h-inner', text: 'Inner', depth: 3 },
      { anchor: 'h-two', text: 'Two', depth: 2 },
    ]);
  });

  it('gives the headings that are written as HTML their addresses, those of one name in order', () => {
    const { parts, toc } = render(
      '<h1 id="mine">A &amp; b</h1>\n\na\n\n<div><h1>Two</h1></div>\n\n> <h1>Two</h1>\n\n<h1>Two</h1>\n\nb\n',
    );
    expect(toc.map(({ anchor }) => anchor)).toEqual(['h-a--b', 'h-two', 'h-two-1']);
    expect(parts.map(({ anchor }) => anchor)).toEqual(['h-a--b', 'h-two-1']);
  });

  it('shows text that looks like a template as it is written', () => {
    expect(html('{{ .Values.x }} {% raw %} <%= y %>')).toBe(
      '<p>{{ .Values.x }} {% raw %} &#x3C;%= y %></p>',
    );
  });
});
