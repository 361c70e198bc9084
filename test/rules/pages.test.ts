import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ruleIds, rules } from '../../src/rules/index.ts';
import { parseRulePage } from '../../src/rules/page.ts';
import { rulePageUrl } from '../../src/rules/page-url.ts';
import { applyFirstFix, formatMessage, runExample } from './run-example.ts';

const folder = new URL('../../src/rules/', import.meta.url);
const files = readdirSync(folder);
const pageOf = (id: string) => parseRulePage(readFileSync(rulePageUrl(id), 'utf8'));

test('every file that defines a rule, every page and every line of the table belong together', () => {
  const defining = files
    .filter((name) => name.endsWith('.ts') && name !== 'define-rule.ts')
    .filter((name) =>
      /= define(?:Reading)?Rule\b/.test(readFileSync(new URL(name, folder), 'utf8')),
    )
    .map((name) => name.slice(0, -'.ts'.length));
  const pages = files.filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -3));
  expect(defining.sort()).toEqual([...ruleIds].sort());
  expect(pages.sort()).toEqual([...ruleIds].sort());
  expect(ruleIds).toEqual([...ruleIds].sort());
});

describe.each(rules)('$id', (rule) => {
  const page = pageOf(rule.id);

  test('its page has the skeleton that all share', () => {
    expect(page.faults).toEqual([]);
    expect(page.id).toBe(rule.id);
    expect(page.description).toBe(rule.description);
  });

  test('its page documents every option', () => {
    const text = page.sections.find(({ title }) => title === 'Options')?.markdown ?? '';
    const documented = [...text.matchAll(/^- `(\w+)`/gm)].map(([, name]) => name);
    expect(documented).toEqual(Object.keys(rule.options as object));
  });

  test.each(page.examples)('its example in line $line', (example) => {
    const messages = runExample(rule.id, example);
    expect(messages.map(formatMessage)).toEqual(example.messages);
    if (example.fixed !== null) {
      expect(applyFirstFix(example.post.text, messages[0])).toBe(example.fixed);
    }
    for (const { reason, note, place } of messages) {
      expect(reason).toMatch(/^Unexpected .+, expected \S.*[^.]$/);
      expect(note ?? 'Note.').toMatch(/[.?]$/);
      expect(place?.start.offset ?? 0).toBeLessThanOrEqual(place?.end.offset ?? 0);
    }
  });
});

// Configurations, files and Markdown that can't be read, crashes, built sites: these have tests of their own.
const withoutExamples = new Set([
  'config-key',
  'config-syntax',
  'config-value',
  'internal-leaked',
  'markdown-too-deep',
  'readable-file',
  'rule-crashed',
]);

test.each(ruleIds.filter((id) => !withoutExamples.has(id)))(
  'the page of %s shows what is wrong and what is right',
  (id) => {
    const { examples } = pageOf(id);
    expect(examples.some(({ messages }) => messages.length > 0)).toBe(true);
    expect(examples.some(({ messages }) => messages.length === 0)).toBe(true);
  },
);
