import { describe, expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { importDocument } from '../../src/importers/import-document.ts';
import { bodyOf, guessed, importText, understand } from './import-text.ts';

const page = (body: string, head = ''): string =>
  `<!doctype html>\n<html><head><title>Queue down | Example</title>${head}</head>\n<body>${body}</body></html>`;

const story = [
  '<p>On 1 March 2024 the queue stopped for an hour, and then, after that, it took another hour to drain it. This is our report.</p>',
  '<h2>Timeline</h2>',
  '<table><tr><th>Time<th>Event<tr><td>10:05<td>Alert<tr><td>10:20<td>Rolled <b>back</b></table>',
  '<h2>Root cause</h2>',
  '<p>The disk was full because nobody rotated the logs, which had grown by two gigabytes a day since February.</p>',
  '<h2>Action items</h2>',
  '<ul><li><a href="/i/1">Rotate logs</a><li>Alert on disk</ul>',
  '<pre><code class="language-sh">df -h &lt; x\n</code></pre>',
].join('\n');

describe('saved pages', () => {
  test('the text is taken, the site is left', async () => {
    const post = await importText(
      'saved/page.html',
      page(
        `<nav><a href="/">Home</a></nav><header><h1>Queue down</h1></header>
         <div class="content">${story}</div>
         <aside class="related"><h3>Related</h3><p>We wrote more about queues in another post.</p></aside>
         <div id="cookie-banner">We use cookies to improve your visit.</div>
         <form><button>Subscribe</button></form><footer>© 2024 Example</footer><script>alert(1)</script>`,
        '<meta name="author" content="Ana, Ben"><meta property="article:published_time" content="2024-03-02T10:00:00Z"><link rel="canonical" href="https://example.org/blog/queue">',
      ),
    );
    expect(bodyOf(post)).toBe(
      [
        '',
        'On 1 March 2024 the queue stopped for an hour, and then, after that, it took another hour to drain it. This is our report.',
        '',
        '## Timeline',
        '',
        '| Time  | Event           |',
        '| ----- | --------------- |',
        '| 10:05 | Alert           |',
        '| 10:20 | Rolled **back** |',
        '',
        '## Root cause',
        '',
        'The disk was full because nobody rotated the logs, which had grown by two gigabytes a day since February.',
        '',
        '## Action items',
        '',
        '- [Rotate logs](https://example.org/i/1)',
        '- Alert on disk',
        '',
        '```sh',
        'df -h < x',
        '```',
        '',
      ].join('\n'),
    );
    expect(guessed(post)).toEqual({
      title: 'Queue down',
      date: '2024-03-01',
      status: 'draft',
      authors: ['Ana', 'Ben'],
      links: [{ url: 'https://example.org/blog/queue', role: 'source' }],
    });
    expect(post.dropped.map(({ text }) => text)).toEqual([
      'Home',
      'Queue down',
      'Related',
      'We wrote more about queues in another post.',
      'We use cookies to improve your visit.',
      'Subscribe',
      '© 2024 Example',
    ]);
    expect(post.dropped[0]?.line).toBe(3);
  });

  test.each([
    ['an article', `<article>${story}</article>`],
    ['no element of its own', story],
    ['a list at the side', `<div class="layout-sidebar"><div>${story}</div></div>`],
    [
      'tables for layout',
      `<table><tr><td><a href="/">Home</a><td>${story.replaceAll(/<table>[\s\S]*<\/table>/g, '')}</table>`,
    ],
  ])('in %s', async (_, body) => {
    const post = await importText('a.html', page(body));
    expect(post.text).toContain('The disk was full because nobody rotated');
    expect(post.title).toBe('Queue down');
  });

  test('the boxes of a list of work stay', async () => {
    const items =
      '<ul><li><input type="checkbox" checked disabled> Rotate logs<li><input type="checkbox" disabled> Alert on disk</ul>';
    const post = await importText(
      'saved/page.html',
      page(
        `${story.replace(/<ul>.*<\/ul>/, items)}<form><input type="checkbox"> Remember me</form>`,
      ),
    );
    expect(understand(post).actionItems.map(({ text, status }) => [text, status])).toEqual([
      ['Rotate logs', 'done'],
      ['Alert on disk', 'open'],
    ]);
    expect(bodyOf(post)).not.toContain('Remember me');
  });

  test('no sentence outside the main part is lost', async () => {
    const post = await importText(
      'a.html',
      page(
        `<div><p>A short preface stands here.</p></div><div class="post">${story}<aside><p>A note in the margin says more.</p></aside></div><div class="end"><ul><li>It ends with a late addition.</li></ul></div>`,
      ),
    );
    for (const sentence of [
      'A short preface stands here.',
      'A note in the margin says more.',
      'It ends with a late addition.',
    ]) {
      expect(post.text).toContain(sentence);
    }
  });

  test('what would run is gone, and what looks like Markdown stays text', async () => {
    const post = await importText(
      'a.html',
      page(
        `${story}<p>* 2 * 3 # _x_ <img src=x onerror=alert(1)> <a href="javascript:alert(1)">a</a></p>`,
      ),
    );
    expect(post.text).not.toContain('onerror');
    const { timeline, sections } = understand(post);
    expect(timeline).toHaveLength(2);
    expect(sections.map(({ kind }) => kind)).toEqual(['timeline', 'root-cause', 'improvements']);
  });

  test('a page of next to nothing, and one that is nested too deep', async () => {
    const read = (text: string) =>
      importDocument(
        {
          path: 'a.html',
          bytes: Buffer.from(text),
          origin: 'a.html',
          firstCommit: async () => null,
        },
        defaults,
      );
    expect(await read('<html></html>')).toEqual({
      source: 'a.html',
      failure: 'no text was found in it',
    });
    expect(bodyOf(await importText('a.html', '<nav><a href="#b">Down</a></nav>'))).toBe(
      '\n[Down](#b)\n',
    );
    expect(await read('<div>'.repeat(20_000))).toHaveProperty('failure');
    expect((await importText('a.html', '<p>Down.')).text).toContain('\nDown.\n');
  });
});
