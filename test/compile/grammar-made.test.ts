import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gatherCatalog } from '../../src/catalog/gather-catalog.ts';
import { compilePost } from '../../src/compile/compile-post.ts';
import { createPostLinks } from '../../src/eleventy/post-links.ts';
import { toFeedHtml } from '../../src/html/feed-html.ts';
import { createRenderer, renderPage } from '../../src/render/render-page.ts';
import { sitePages } from '../../src/site/site-pages.ts';
import { house, today } from '../helpers/small-site.ts';
import { findDangers } from '../html/check-safe.ts';
import { join } from '../html/parse.ts';

const stamp = fc.constantFrom(
  ...[
    '10:00',
    '2024-05-01 10:00 UTC',
    '9.30 pm',
    '~11:00',
    '10:00 - 11:00',
    '2024-02-30 10:00',
    'T+5m',
    'May 2021',
  ],
  ...[
    '25:99',
    '10:05 PST',
    '[08:47]',
    '2024-03-31 02:30 Europe/Berlin',
    '🕙',
    '24-10-2024',
    '99999-01-01',
  ],
);
const words = fc.oneof(
  fc.constantFrom(
    ...[
      'It breaks.',
      '**bold**',
      '`code`',
      '[x](b.md#y)',
      '[x](javascript:alert(1))',
      'https:/<a',
      '@ana',
      '#12',
    ],
    ...[
      '(owner: @ana, due: 2024-05-32)',
      '<b onclick=x>y',
      '<div id=body>',
      '&lt;x&gt;',
      '![](x.png)',
      '{{ x }}',
    ],
    ...[
      '[^1]',
      '[resolved]',
      '~~done~~',
      '<!-- recount-ignore link-dead: x -->',
      'SEV1',
      'human error',
      '\\',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const text = fc.array(words, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));
const block = fc.oneof(
  text,
  fc.tuple(stamp, text).map(([time, rest]) => `- ${time} ${rest}`),
  fc.tuple(stamp, text).map(([time, rest]) => `### ${time} ${rest}`),
  fc
    .tuple(stamp, text, text)
    .map(([time, a, b]) => `| Time | Event |\n|---|---|\n| ${time} | ${a} |\n| ${b} |`),
  fc.tuple(fc.constantFrom(' ', 'x', '?'), text).map(([mark, rest]) => `- [${mark}] ${rest}`),
  text.map((inner) => `> [!NOTE]\n> ${inner}`),
  text.map((inner) => `> - ${inner}\n>   1. ${inner}`),
  text.map((inner) => `\`\`\`${inner}\n${inner}`),
  text.map((inner) => `[^1]: ${inner}`),
  text.map((inner) => `<details><summary>${inner}</summary>\n\n${inner}`),
  text.map((inner) => `<table><tr><td>${inner}`),
);
const heading = fc.constantFrom(
  ...[
    '## Timeline',
    '## Timeline (PST)',
    '# Root cause',
    '**Impact**',
    'Summary\n---',
    '## Action items',
  ],
  ...[
    '### What went well',
    '## location',
    '## body',
    '## 🔥',
    '## ',
    '- **Resolution**:',
    '#### Follow-ups / Lessons',
  ],
);
const field = fc.oneof(
  fc.constantFrom(
    ...[
      'title: A',
      'date: 2024-05-01',
      'date: 2024-02-30',
      'severity: SEV1',
      'severity: huge',
      'timezone: Europe/Berlin',
    ],
    ...[
      'started: 2024-05-01T10:00',
      'resolved: 2024-04-01T10:00Z',
      'tags: [a, "<b>"]',
      'related: [a]',
      'titel: x',
    ],
    ...[
      'links: [{url: "javascript:x"}]',
      'action_items: [{title: x, due: soon}]',
      '__proto__: {a: 1}',
      'a: &x [*x]',
    ],
  ),
  text.map((value) => `summary: ${JSON.stringify(value)}`),
);
const document = fc
  .tuple(
    fc.constantFrom('---', '+++', ''),
    fc.array(field, { maxLength: 5 }),
    fc.array(fc.oneof(heading, block, block), { maxLength: 10 }),
    fc.constantFrom('\n\n', '\n', '\r\n\r\n', '\n\n    '),
  )
  .map(([fence, fields, blocks, between]) => {
    const data = fence === '+++' ? fields.map((line) => line.replace(':', ' =')) : fields;
    const head = fence === '' ? '' : `${fence}\n${data.join('\n')}\n${fence}\n\n`;
    return head + blocks.join(between);
  });

const links = createPostLinks({ config: house, imageSize: () => null });

test('whatever is written, a post is compiled, its messages stand in it, and its HTML runs nothing', () => {
  fc.assert(
    fc.property(document, (written) => {
      const post = compilePost(
        { path: 'posts/a.md', text: written },
        { config: house, today, links },
      );
      for (const { ruleId, reason, place, fixes } of post.messages) {
        expect({ ruleId, reason }).not.toMatchObject({ ruleId: 'rule-crashed' });
        const places = [place, ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.place))];
        for (const { start, end } of places.filter((one) => one !== null)) {
          expect(start.offset).toBeGreaterThanOrEqual(0);
          expect(start.offset).toBeLessThanOrEqual(end.offset);
          expect(end.offset).toBeLessThanOrEqual(written.length);
        }
      }
      expect(structuredClone(post)).toEqual(post);
      if (post.body === null) throw new Error('Expected a body');
      // Marks of entries and items are ours; what they may be is told of elsewhere.
      const dangers = findDangers(join(post.body)).filter(
        (danger) => !/^(?:\.|\w+ data)/.test(danger),
      );
      expect(dangers).toEqual([]);
      expect(findDangers(toFeedHtml(post.body, 'https://example.org/a/'))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('whatever is written, a site is made of it', () => {
  const renderer = createRenderer({ siteTemplates: null, config: house });
  fc.assert(
    fc.property(fc.array(document, { minLength: 1, maxLength: 3 }), (written) => {
      const posts = written.map((one, at) =>
        compilePost({ path: `posts/${at}.md`, text: one }, { config: house, today, links }),
      );
      const pages = sitePages(gatherCatalog(posts, new Set()), house, { today, drafts: true });
      for (const page of pages) {
        if (page.kind !== 'template') continue;
        const html = renderPage(page, renderer);
        expect(html).toContain('</html>');
        expect(
          html.replaceAll(/<script (?:type="application\/ld\+json"|[^>]*\bsrc=)/g, ''),
        ).not.toContain('<script');
      }
    }),
    { numRuns: 15 },
  );
});
