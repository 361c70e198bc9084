import { describe, expect, it } from 'vitest';
import { html } from './parse.ts';

describe('HTML that a page may not hold', () => {
  it.each([
    ['<div><span><div>x</div></span></div>', '<div><div>x</div></div>'],
    ['<div><p>x <b>y <code>z</code></b></p></div>', '<div><p>x <b>y <code>z</code></b></p></div>'],
    ['<b>\n\n> x\n\n- y\n', '<blockquote><p>x</p></blockquote><ul><li>y</li></ul>'],
    ['> <h2><div>x</div></h2>', '<blockquote><h2>x</h2></blockquote>'],
    ['<ul><p>x</p>y<li>z</ul>', '<ul><li><p>x</p></li><li>y</li><li>z</li></ul>'],
    ['<dl><dt>a<dd>b</dl>', '<dl><dt>a</dt><dd>b</dd></dl>'],
    ['<dl><dd>b</dl>', '<div><div>b</div></div>'],
    ['<details>x</details>', '<div>x</div>'],
    [
      '<details>a<summary><p>x</p></summary>b<summary>c</summary></details>',
      '<details><summary>x</summary>ab<div>c</div></details>',
    ],
    [
      '<div><a href=x>a<details><summary>b</summary></details></a></div>',
      '<div><a href="x">ab</a></div>',
    ],
    [
      '<figure>a<figcaption>b</figcaption>c</figure>',
      '<figure>ac<figcaption>b</figcaption></figure>',
    ],
    ['<td>x', 'x'],
    ['x\u0001\u0080\ufffey', '<p>xy</p>'],
  ])('%s', (markdown, expected) => {
    expect(html(markdown).replaceAll('\n', '')).toBe(expected);
  });

  it('in a table leaves a valid table', () => {
    const table = html(
      '<table><tr></tr><tr><th><h2>x</h2><td>y<caption>a</caption></tr></table>',
    ).replaceAll('\n', '');
    expect(table).toContain('<tbody><tr><th scope="row">x</th><td>y</td></tr></tbody>');
  });
});
