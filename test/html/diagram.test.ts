import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';
import { toFeedHtml } from '../../src/html/feed-html.ts';
import { renderBody } from '../../src/html/render-body.ts';
import type { Body } from '../../src/html/types.ts';
import { parseHtml } from './check-safe.ts';
import { join, noLinks } from './parse.ts';

const body = (...sources: readonly string[]): Body => {
  const text = sources.map((source) => `\`\`\`mermaid\n${source}\n\`\`\``).join('\n\n');
  const document = parseDocument({ path: 'posts/x.md', text });
  return renderBody(document, { annotations: [], links: noLinks });
};
const html = (...sources: readonly string[]): string => join(body(...sources));

describe('a Mermaid fence', () => {
  test.each([
    ['a flow chart', 'graph LR\n  A[Gateway] -->|timeout| B(API)', ['Gateway', 'timeout', 'API']],
    ['a sequence', 'sequenceDiagram\n  User->>API: GET /', ['User', 'API', 'GET /']],
    ['states', 'stateDiagram-v2\n  Up --> Down: failure', ['Up', 'Down', 'failure']],
  ])('with %s is drawn, with its source behind', (_, source, words) => {
    const drawn = html(source);
    const svg = /<svg.*<\/svg>/s.exec(drawn)?.[0] ?? '';
    const said = [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, text]) => text);
    expect(said).toEqual(expect.arrayContaining(words));
    expect(drawn).toMatch(/<figure class="diagram">.*<details><summary>.*<pre/s);
    expect(drawn).not.toMatch(/<style|style=|@import/);
  });

  test.each([
    ['of a kind that is not drawn', 'gantt\n  title x\n  a: 2024-01-01, 1d'],
    ['that is not Mermaid', 'hello'],
    ['that is too long', `graph TD\n${'  A --> B\n'.repeat(80)}`],
  ])('%s stays as it is written', (_, source) => {
    expect(html(source)).toMatch(/^<pre[^>]*><code/);
  });

  test('can have a name for those who do not see it', () => {
    expect(html('graph LR\n  accTitle: Way of a request\n  A --> B')).toContain(
      'aria-label="Diagram: Way of a request"',
    );
  });

  test('shares no id with another', () => {
    const drawn = html('graph LR\n  A --> B', 'graph LR\n  C --> D');
    const ids = [...drawn.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of drawn.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id);
  });

  test.each([
    'graph TD\n  A["<script>alert(1)</script>"] --> B',
    'graph TD\n  A["<img src=x onerror=alert(1)>"] --> B["</svg><script>alert(1)</script>"]',
    'graph TD\n  A --> B\n  style A fill:url(javascript:alert(1)),stroke:red;x:expression(1)',
    'graph TD\n  A --> B\n  click A "javascript:alert(1)"',
    'sequenceDiagram\n  A->>B: </text></svg><img src=x onerror=alert(1)>',
    'graph TD\n  A["&quot; onload=alert(1) x=&quot;"] --> B',
  ])('runs nothing: %j', (source) => {
    const drawn = html(source);
    expect(drawn).toContain('<svg');
    visit(parseHtml(drawn), 'element', ({ tagName, properties }) => {
      expect(tagName).not.toMatch(
        /^(?:script|style|img|image|use|foreignObject|a|iframe|animate)$/i,
      );
      for (const [name, value] of Object.entries(properties)) {
        expect(name).not.toMatch(/^(?:on|href|xlink|src|style|data-)/i);
        expect(String(value)).not.toMatch(/javascript|expression|url\((?!#page-diagram-)/i);
      }
    });
  });

  test('is its source in feeds', () => {
    const feed = toFeedHtml(body('graph LR\n  A --> B'), 'https://example.org/x/');
    expect(feed).not.toContain('svg');
    expect(feed).toContain('A --> B');
  });
});
