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

  it('shows text that looks like a template as it is written', () => {
    expect(html('{{ .Values.x }} {% raw %} <%= y %>')).toBe(
      '<p>{{ .Values.x }} {% raw %} &#x3C;%= y %></p>',
    );
  });
});
