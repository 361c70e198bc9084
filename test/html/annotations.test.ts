import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';
import { renderBody } from '../../src/html/render-body.ts';
import type { Annotation } from '../../src/html/types.ts';
import { createLocator } from '../../src/message/place.ts';
import { findDangers } from './check-safe.ts';
import { join, noLinks } from './parse.ts';

/** Renders with annotations on the first mention of some words. */
function annotated(
  text: string,
  marks: readonly (Partial<Annotation> & { at: string; stamp?: string })[],
) {
  const locator = createLocator(text);
  const annotations = marks.map(({ at, stamp, ...rest }): Annotation => {
    const start = text.indexOf(at);
    const from = text.indexOf(stamp ?? '', start);
    return {
      start: locator.point(start),
      element: null,
      id: null,
      classes: [],
      data: {},
      ...(stamp === undefined
        ? {}
        : { time: { place: locator.place(from, from + stamp.length), datetime: '10:05' } }),
      ...rest,
    };
  });
  const document = parseDocument({ path: 'posts/x.md', text });
  return join(renderBody(document, { annotations, links: noLinks })).replaceAll('\n', '');
}

const id = 't-1';

describe('annotations', () => {
  it.each<[string, string, Parameters<typeof annotated>[1], string]>([
    [
      'an item, not its list',
      '- one\n- two',
      [{ at: '- one', id }],
      '<ul><li id="t-1">one</li><li>two</li></ul>',
    ],
    ['a row', '| a |\n|---|\n| b |', [{ at: '| b', id }], '<tr id="t-1"><td>b</td></tr>'],
    ['a paragraph', 'one\n\ntwo', [{ at: 'two', id }], '<p id="t-1">two</p>'],
    ['an element by its name', '- one', [{ at: '- one', id, element: 'ul' }], '<ul id="t-1">'],
    [
      'classes and data',
      'x',
      [{ at: 'x', classes: ['entry'], data: { kind: 'cause' } }],
      '<p class="entry" data-kind="cause">x</p>',
    ],
    [
      'two addresses of one item',
      '- one',
      [
        { at: '- one', id },
        { at: '- one', id: 'ai-1' },
      ],
      '<li id="t-1"><span id="ai-1"></span>one</li>',
    ],
    [
      'an address beside a heading’s own',
      '## one',
      [{ at: '## one', id }],
      '<h2 id="h-one"><span id="t-1"></span>one <a',
    ],
    [
      'a line inside a paragraph',
      'one<br>two',
      [{ at: 'two', id }],
      '<p>one<br><span id="t-1"></span>two</p>',
    ],
    [
      'a line inside a paragraph of lines',
      'one\ntwo',
      [{ at: 'two', id }],
      '<p>one<span id="t-1"></span>two</p>',
    ],
    [
      'an item where HTML is parsed too',
      '- <b>one</b>\n- two',
      [{ at: '- two', id }],
      '<li id="t-1">two</li>',
    ],
  ])('mark %s', (_, text, marks, expected) => {
    expect(annotated(text, marks)).toContain(expected);
  });

  it('with HTML in their texts stay texts', () => {
    const html = annotated('x', [{ at: 'x', data: { language: '"><script>' } }]);
    expect(html).toContain('data-language="&#x22;><script>"');
    expect(findDangers(html)).toEqual([]);
  });
});

describe('slots', () => {
  const slot = 'ai-1';
  const empty = '<span data-slot="ai-1"></span>';

  it.each([
    ['- one', `<li>one${empty}</li>`],
    ['- one\n  - two', `<li>one${empty}<ul>`],
    ['- one\n\n  ```\n  x\n  ```', `<li><p>one${empty}</p><pre`],
    ['- [ ] one', `</span> one${empty}</li>`],
    ['## - one', `${empty} <a class="anchor"`],
    ['one', `<p>one${empty}</p>`],
  ])('stand behind the words of %j', (text, expected) => {
    expect(annotated(text, [{ at: text, slot }])).toContain(expected);
  });

  it('stand in the first cell of a row', () => {
    expect(annotated('| a | b |\n|---|---|\n| c | d |', [{ at: '| c', slot }])).toContain(
      `<tr><td>c${empty}</td><td>d</td></tr>`,
    );
  });
});

describe('stamps', () => {
  const time = (text: string): string => `<time datetime="10:05">${text}</time>`;
  const linked = (words: string, id: string): string =>
    `<a class="permalink" href="#${id}">${time(words)}</a>`;

  it.each([
    ['- 10:05 text', '10:05', `<li>${time('10:05')} text</li>`],
    ['- **10:05** text', '10:05', `<li><strong>${time('10:05')}</strong> text</li>`],
    ['- **10:05** text', '**10:05**', `<li>${time('<strong>10:05</strong>')} text</li>`],
    [
      '- **10:05** UTC text',
      '**10:05** UTC',
      `<li>${time('<strong>10:05</strong> UTC')} text</li>`,
    ],
    [
      '- at `10:05`: text',
      '10:05',
      `<li>at <code>${time('10:05')}</code><span class="stamp-end">: </span>text</li>`,
    ],
    [
      '- at `10:05`: text',
      '`10:05`',
      `<li>at ${time('<code>10:05</code>')}<span class="stamp-end">: </span>text</li>`,
    ],
    ['- [10:05](x) text', '[10:05](x)', `<li>${time('<a href="x">10:05</a>')} text</li>`],
    ['- \\[10:05] text', '10:05', `<li>[${time('10:05')}] text</li>`],
    ['- &lt;10:05 text', '10:05', `<li>&#x3C;${time('10:05')} text</li>`],
    ['| t |\n|---|\n| 10:05 |', '10:05', `<td>${time('10:05')}</td>`],
    ['## 10:05 text', '10:05', `<h2 id="h-1005-text">${time('10:05')} text`],
    ['- 10:05 <b>text</b>', '10:05', `<li>${time('10:05')} <b>text</b></li>`],
    ['> 10:05 a\n> b', '10:05', `<p>${time('10:05')} ab</p>`],
  ])('in %j', (text, stamp, expected) => {
    const at =
      text.startsWith('-') || text.startsWith('#') ? text : text.slice(text.search(/(?:\| )?10/));
    expect(annotated(text, [{ at, stamp }])).toContain(expected);
  });

  it.each([
    ['| d | t | e |\n|---|---|---|\n| 1 May | 10:05 | x |', '1 May | 10:05'],
    ['| w | d | t |\n|---|---|---|\n| Mon | 1 May | 10:05 |', 'Mon | 1 May | 10:05'],
  ])('that cells share stand in the last of them: %j', (text, stamp) => {
    expect(annotated(text, [{ at: `| ${stamp}`, stamp }])).toContain(`<td>${time('10:05')}</td>`);
  });

  it('have their separator and their label set apart', () => {
    const html = annotated('- 10:05 – [detected] text', [{ at: '- ', stamp: '10:05' }]);
    expect(html).toBe(
      `<ul><li>${time('10:05')}<span class="stamp-end"> – </span><span class="entry-label">[detected]</span> text</li></ul>`,
    );
  });

  it('of two entries in one paragraph each get their own', () => {
    const marks = [
      { at: '10:05: a', stamp: '10:05', id: 't-1' },
      { at: '10:05: b', stamp: '10:05', id: 't-2' },
    ];
    expect(annotated('10:05: a\n10:05: b', marks)).toBe(
      `<p id="t-1">${linked('10:05', 't-1')}<span class="stamp-end">: </span>a` +
        `<span id="t-2"></span>${linked('10:05', 't-2')}: b</p>`,
    );
  });

  it('are the link to their entry, unless the author made them one', () => {
    const link = (text: string): string => annotated(text, [{ at: '- ', stamp: '10:05', id }]);
    expect(link('- 10:05 a')).toContain(`<li id="t-1">${linked('10:05', 't-1')}`);
    expect(link('- **10:05** a')).toContain(`${linked('10:05', 't-1').slice(0, 35)}`);
    for (const text of [
      '- [10:05](https://example.org) a',
      '- [at 10:05](https://example.org) a',
    ]) {
      expect(link(text)).not.toContain('permalink');
      expect(link(text).match(/<a /g)).toHaveLength(1);
    }
  });

  it('are left alone where they have no letters', () => {
    const html = annotated('10:00 It breaks.', [{ at: '10:00', stamp: '', id: 't-1' }]);
    expect(html).toBe('<p id="t-1">10:00 It breaks.</p>');
  });

  it('can have a slot before them', () => {
    const marks = [{ at: '- ', stamp: '10:05', id, lead: 'day-2024-03-02' }];
    expect(annotated('- 10:05 a', marks)).toContain(
      `<li id="t-1"><span data-slot="day-2024-03-02"></span>${linked('10:05', 't-1')} a`,
    );
  });

  it('wrap exactly what was meant in any paragraph, and change no letter of it', () => {
    const word = fc.constantFrom(
      '10:05',
      'a',
      '**b**',
      '`c`',
      '*d e*',
      '&amp;',
      '\\*',
      '[l](u)',
      '\nz',
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 6 }),
        fc.array(word, { maxLength: 6 }),
        (before, after) => {
          const text = ['x', ...before, '20:30', ...after, 'y'].join(' ');
          const html = annotated(text, [{ at: 'x', stamp: '20:30' }]);
          expect(html).toContain('<time datetime="10:05">20:30</time>');
          expect(html.replaceAll(/<\/?time[^>]*>/g, '')).toBe(annotated(text, []));
        },
      ),
    );
  });
});
