import { describe, expect, it } from 'vitest';
import type { LinkResolver } from '../../src/html/types.ts';
import { html, noLinks, render } from './parse.ts';

const anchor = (id: string, text: string): string =>
  ` <a class="anchor" href="#${id}" aria-label="Link to this section: ${text}" data-pagefind-ignore=""></a>`;

describe('headings', () => {
  const levels = (markdown: string, title?: string): string[] =>
    render(markdown, { title: title ?? null }).toc.map(({ text, depth }) => `${depth} ${text}`);

  it.each([
    ['start at h2', '# A\n\n# B\n\n## C', ['2 A', '2 B', '3 C']],
    ['skip no level', '## A\n\n##### B\n\n### C\n\n#### D', ['2 A', '3 B', '3 C', '4 D']],
    [
      'stand beside a lone first one',
      '# Name\n\n## A\n\n### B\n\n## C',
      ['2 Name', '2 A', '3 B', '2 C'],
    ],
    ['stay under a lone first one with one child', '# Timeline\n\n## Day', ['2 Timeline', '3 Day']],
    [
      'go no deeper than h6',
      '# 1\n\n# x\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5\n\n###### 6',
      ['2 1', '2 x', '3 2', '4 3', '5 4', '6 5', '6 6'],
    ],
    ['may be bold lines', '**Impact**\n\ntext\n\n**Cause**\n\ntext', ['2 Impact', '2 Cause']],
    ['may be underlined', 'A\n=\n\nB\n-\n\nC\n-\n', ['2 A', '2 B', '2 C']],
  ])('%s', (_, markdown, expected) => {
    expect(levels(markdown)).toEqual(expected);
  });

  it('leave out the one that says what the title says', () => {
    const { parts, toc } = render('# The *Title*!\n\nLead\n\n## A', { title: 'the title' });
    expect(parts.map(({ title }) => title)).toEqual([null, 'A']);
    expect(toc.map(({ text }) => text)).toEqual(['A']);
  });

  it('have an address and a link to themselves', () => {
    expect(html('## Root *cause*')).toBe(
      `<h2 id="h-root-cause">Root <em>cause</em>${anchor('h-root-cause', 'Root cause')}</h2>`,
    );
  });

  it('become real where they were bold lines, and keep their colon to themselves', () => {
    expect(html('**Impact**:\n\nx')).toBe(
      `<h2 id="h-impact">Impact${anchor('h-impact', 'Impact')}</h2>\n<p>x</p>`,
    );
    expect(html('**Impact**: All users')).toBe(
      '<p><strong id="h-impact">Impact</strong>: All users</p>',
    );
    expect(html('- **Users**: 5\n- **Cost**: 6')).toContain(
      '<li><strong id="h-cost">Cost</strong>',
    );
  });

  it('become real where they were plain lines, and have their address where text goes on', () => {
    expect(html('Impact:\n\nx\n\nCause:\n\ny')).toContain(
      `<h2 id="h-cause">Cause${anchor('h-cause', 'Cause')}</h2>`,
    );
    expect(html('Impact:\nx\nCause:\n*y*')).toBe(
      '<p><span id="h-impact"></span>Impact:\nx\n<span id="h-cause"></span>Cause:\n<em>y</em></p>',
    );
  });

  it('that are underlined may be bold too', () => {
    expect(html('**Impact**\n---')).toBe(
      `<h2 id="h-impact"><strong>Impact</strong>${anchor('h-impact', 'Impact')}</h2>`,
    );
  });

  it('go when they are empty', () => {
    expect(html('## A\n\n##\n\ntext')).toBe(
      `<h2 id="h-a">A${anchor('h-a', 'A')}</h2>\n<p>text</p>`,
    );
  });

  it('inside a quotation have no address and stand below', () => {
    expect(html('## A\n\n> # Quoted')).toContain('<blockquote>\n<h3>Quoted</h3>\n</blockquote>');
  });

  it.each(['location', 'body', '🔥', '__proto__', 'constructor'])(
    'never take the name %s',
    (name) => {
      expect(html(`## ${name}`)).toMatch(/^<h2 id="h-/);
    },
  );
});

describe('links', () => {
  const links: LinkResolver = {
    ...noLinks,
    link: (url) => (url.endsWith('.md') ? `../${url.slice(0, -3)}/` : null),
  };

  it.each([
    ['[x](other.md)', '<a href="../other/">x</a>'],
    [
      '[x](https://example.org/a?b=1&c)',
      '<a href="https://example.org/a?b=1&#x26;c" rel="noopener noreferrer">x</a>',
    ],
    ['[x](//example.org)', '<a href="//example.org" rel="noopener noreferrer">x</a>'],
    ['<mail@example.org>', '<a href="mailto:mail@example.org">mail@example.org</a>'],
    ['[x](a/b.txt "t")', '<a href="a/b.txt" title="t">x</a>'],
    ['[x](#nowhere)', '<a href="#nowhere">x</a>'],
    ['[x](javascript:alert)', '<a>x</a>'],
    ['[x](http://)', '<a>x</a>'],
    ['<a href=" a b|c#d e#f">x</a>', '<a href="a%20b%7Cc#d%20e%23f">x</a>'],
    [
      '<a href="https:/e.example/100%">x</a>',
      '<a href="https://e.example/100%25" rel="noopener noreferrer">x</a>',
    ],
    ['[<https://a.example>](b)', '<a href="b">https://a.example</a>'],
  ])('%s', (markdown, expected) => {
    expect(html(markdown, { links })).toBe(`<p>${expected}</p>`);
  });

  it.each(['root-cause', 'Root-Cause', 'h-root-cause', 'user-content-root-cause', 'root%2Dcause'])(
    '#%s leads to the heading',
    (fragment) => {
      expect(html(`[x](#${fragment})\n\n## Root cause`)).toContain('<a href="#h-root-cause">');
    },
  );

  it('leads to the start of the text where the heading is the title, which is left out', () => {
    const title = 'Title';
    expect(html('# Title\n\n[x](#title)', { title })).toBe(
      '<span id="h-title"></span><p><a href="#h-title">x</a></p>',
    );
    expect(html('# Title\n\n## A\n\n[x](#title)', { title })).toMatch(
      /<\/h2>\n<span id="h-title"><\/span><p>/,
    );
  });
});

describe('images', () => {
  const image = (width: number | null): LinkResolver => ({
    ...noLinks,
    image: (url) =>
      url.includes('//') ? null : { href: `../../media/${url}`, width, height: width },
  });
  const lazy = 'loading="lazy" decoding="async"';

  it.each([
    ['![A](a.png)', 5, `<img src="../../media/a.png" alt="A" width="5" height="5" ${lazy}>`],
    ['![](a.png)', null, `<img src="../../media/a.png" alt="" ${lazy}>`],
    ['![A](https://e.example/a.png)', 5, `<img src="https://e.example/a.png" alt="A" ${lazy}>`],
    ['![A](data:image/png;base64,AA)', 5, 'A'],
  ])('%s', (markdown, width, expected) => {
    expect(html(markdown, { links: image(width) })).toBe(`<p>${expected}</p>`);
  });

  it('keep the size that HTML gives them, and have words where it gives none', () => {
    expect(html('<img src="a.png" width="40">', { links: image(5) })).toBe(
      `<img src="../../media/a.png" width="40" alt="" ${lazy}>`,
    );
  });
});

describe('code', () => {
  it('is coloured where its language is known', () => {
    expect(html('```sh\necho "$A"\n```')).toBe(
      '<pre tabindex="0" role="group" aria-label="Code: sh" data-language="sh"><code class="language-sh"><span class="hljs-built_in">echo</span> <span class="hljs-string">&quot;<span class="hljs-variable">$A</span>&quot;</span>\n</code></pre>',
    );
  });

  it.each([
    [
      '```nolang\na < b\n```',
      '<pre tabindex="0" role="group" aria-label="Code: nolang" data-language="nolang"><code class="language-nolang">a &#x3C; b\n</code></pre>',
    ],
    ['```\nx\n```', '<pre tabindex="0" role="group" aria-label="Code"><code>x\n</code></pre>'],
    ['    x', '<pre tabindex="0" role="group" aria-label="Code"><code>x\n</code></pre>'],
    [
      '```constructor\nx\n```',
      '<pre tabindex="0" role="group" aria-label="Code: constructor" data-language="constructor"><code class="language-constructor">x\n</code></pre>',
    ],
  ])('%j is left as it is', (markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });

  it('is left plain where colouring could take long', () => {
    const fence = (code: string): string => `\`\`\`js\n${code}\n\`\`\`\n\n`;
    const coloured = (markdown: string): number =>
      html(markdown).match(/<code[^>]*><span/g)?.length ?? 0;
    expect(coloured(fence('if (a) b()'))).toBe(1);
    expect(coloured(fence(`if ${'a'.repeat(200)}`))).toBe(0);
    expect(coloured(fence('if (a) b()\n'.repeat(2_000)))).toBe(0);
    expect(coloured(fence('if (a) b()\n'.repeat(1_000)).repeat(10))).toBe(5);
  });
});

describe('tables', () => {
  it('scroll by themselves and say what their header cells are for', () => {
    expect(html('| a | |\n|:-:|--:|\n| 1 | 2 |').replaceAll('\n', '')).toBe(
      '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>' +
        '<thead><tr><th class="align-center" scope="col">a</th><td class="align-right"></td></tr></thead>' +
        '<tbody><tr><td class="align-center">1</td><td class="align-right">2</td></tr></tbody>' +
        '</table></div>',
    );
  });

  it('written as HTML have header cells for their rows', () => {
    expect(html('<table><tr><th>a</th><td>1</td></tr></table>')).toContain(
      '<th scope="row">a</th>',
    );
  });
});

describe('alerts', () => {
  it.each(['NOTE', 'Tip', 'important', 'WARNING', 'CAUTION'])('[!%s]', (name) => {
    const kind = name.toLowerCase();
    const label = `${kind[0]?.toUpperCase()}${kind.slice(1)}`;
    expect(html(`> [!${name}]\n> Look *out*`).replaceAll('\n', '')).toBe(
      `<div class="alert alert-${kind}" role="note"><p class="alert-title">${label}</p><p>Look <em>out</em></p></div>`,
    );
  });

  it.each(['> [!OTHER]\n> x', '> [!NOTE] x', '> x\n> [!NOTE]', '> [!NOTE]**x**', '> [!NOTE](x)'])(
    '%j is a quotation',
    (markdown) => {
      expect(html(markdown)).toMatch(/^<blockquote>/);
    },
  );

  it('may have their text in a paragraph of its own, or a list', () => {
    expect(html('> [!NOTE]\n>\n> x').replaceAll('\n', '')).toMatch(/Note<\/p><p>x<\/p><\/div>$/);
    expect(html('> [!NOTE]\n> - x').replaceAll('\n', '')).toMatch(/Note<\/p><ul><li>x<\/li><\/ul>/);
  });
});

describe('tasks', () => {
  it('are signs that are read out', () => {
    expect(html('- [x] a\n- [ ] b\n- c').replaceAll('\n', '')).toBe(
      '<ul>' +
        '<li class="task"><span class="task-mark task-done" role="img" aria-label="Done">☑</span> a</li>' +
        '<li class="task"><span class="task-mark task-open" role="img" aria-label="Open">☐</span> b</li>' +
        '<li>c</li></ul>',
    );
  });
});

describe('footnotes', () => {
  it('lead there and back, more than once', () => {
    const { parts, footnotes } = render('A[^n] B[^n] C[^m]\n\n[^n]: First\n[^m]: Second');
    expect(parts[0]?.html).toBe(
      '<p>A<sup><a href="#fn-1" id="fnref-1" role="doc-noteref" aria-label="Footnote 1">1</a></sup> ' +
        'B<sup><a href="#fn-1" id="fnref-1-2" role="doc-noteref" aria-label="Footnote 1">1</a></sup> ' +
        'C<sup><a href="#fn-2" id="fnref-2" role="doc-noteref" aria-label="Footnote 2">2</a></sup></p>',
    );
    expect(footnotes?.replaceAll('\n', '')).toBe(
      '<section class="footnotes" role="doc-endnotes" aria-label="Footnotes"><ol>' +
        '<li id="fn-1"><p>First <a class="footnote-back" href="#fnref-1" role="doc-backlink" aria-label="Back to the text of footnote 1">↩</a> ' +
        '<a class="footnote-back" href="#fnref-1-2" role="doc-backlink" aria-label="Back to the text of footnote 1 (2)">↩</a></p></li>' +
        '<li id="fn-2"><p>Second <a class="footnote-back" href="#fnref-2" role="doc-backlink" aria-label="Back to the text of footnote 2">↩</a></p></li>' +
        '</ol></section>',
    );
  });

  it('are not made by HTML that looks like one', () => {
    expect(html('<sup><a href="#fn-1">1</a></sup> x[^a]\n\n[^a]: y')).toContain(
      '<sup><a href="#fn-1">1</a></sup> x<sup><a href="#fn-1" id="fnref-1"',
    );
  });

  it('may hold a list, and a footnote of their own', () => {
    const { footnotes } = render('A[^n]\n\n[^n]:\n    - x[^m]\n\n[^m]: y');
    expect(footnotes).toContain('id="fnref-2"');
    expect(footnotes).toContain('href="#fnref-2"');
  });
});

describe('HTML', () => {
  it.each([
    ['a comment goes', 'a\n\n<!-- recount-ignore x: y -->\n\nb', '<p>a</p>\n<p>b</p>'],
    ['a line break stays', 'a<br>b<BR/>c', '<p>a<br>b<br>c</p>'],
    [
      'an unknown element is shown',
      'kubectl logs <pod> -n <ns>',
      '<p>kubectl logs &#x3C;pod> -n &#x3C;ns></p>',
    ],
    ['a script is shown', '<script>x</script>', '<p>&#x3C;script>x&#x3C;/script></p>'],
    ['what only styles goes', '<font color=red>x</font> <u>y</u>', '<p>x <u>y</u></p>'],
    ['pictures drawn in HTML go', 'a <svg><path d="M0"/></svg> b', '<p>a  b</p>'],
    ['attributes go', '<p id=a class=b style=c data-d onclick=e name=f>x</p>', '<p>x</p>'],
    ['align becomes a class', '<p align="center">x</p>', '<p class="align-center">x</p>'],
    [
      'Markdown inside is read',
      '<details open>\n<summary>s</summary>\n\n*x*\n\n</details>',
      '<details open><summary>s</summary>\n\n<p><em>x</em></p>\n</details>',
    ],
    ['a list item needs a list', '<li>x</li> <summary>y</summary>', 'x y'],
    ['a link that no browser can follow goes', '[x](https:/<example.org/a)', '<p><a>x</a></p>'],
  ])('%s', (_, markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });

  it('nested without end is shown as it is written', () => {
    const text = html(`${'<div><b>'.repeat(200)}x`);
    expect(text).toContain('&#x3C;div>');
    expect(text).toContain('x');
  });
});
