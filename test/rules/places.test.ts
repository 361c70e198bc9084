import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { createLocator, type Place } from '../../src/message/place.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import { ruleIds } from '../../src/rules/index.ts';
import { parseRulePage } from '../../src/rules/page.ts';
import { rulePageUrl } from '../../src/rules/page-url.ts';
import { checkPosts } from './run-example.ts';

// The examples of all pages hold every kind of message at least once.
const examples = ruleIds.flatMap((id) =>
  parseRulePage(readFileSync(rulePageUrl(id), 'utf8')).examples.map((example) => ({
    id,
    ...example,
  })),
);

/** The same text with other ends of lines, and with letters of two code units in front. */
const spellings: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
  [
    'behind a comment of many letters',
    (text) => text.replace(/(\n---\n|\n\+\+\+\n)/, '$1\n<!-- 🔥é日 -->\n'),
  ],
];

const derived = new Set(['action-open-in-closed', 'entry-outside-incident', 'timeline-zone-mixed']);

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}@#]+/gu, '');

test.each(spellings)('every message points at the text that it names, %s', (_, spell) => {
  let named = 0;
  for (const { post, beside } of examples) {
    const files = [post, ...beside].map(({ path, text }) => ({ path, text: spell(text) }));
    const texts = new Map(files.map(({ path, text }) => [path, text]));
    for (const { path, place, actual, ruleId, reason } of checkPosts(files)) {
      if (place === null) continue;
      const text = texts.get(path) ?? '';
      expectExact(place, text);
      // What these found is an instant, an offset or a state; the words are those of their sentence.
      const words = derived.has(ruleId) ? /`([^`]*)`[^`]*, expected/.exec(reason)?.[1] : actual;
      if (words === null || words === undefined) continue;
      named++;
      expect(letters(wordsAt(place, text)), `${ruleId}: ${reason}`).toContain(letters(words));
    }
  }
  expect(named).toBeGreaterThan(40);
});

test.each(spellings)('sections, entries, items and links stand where they say, %s', (_, spell) => {
  for (const { post } of examples) {
    const text = spell(post.text);
    const { headings, sections, timeline, references } = readPostmortem(
      parseDocument({ path: post.path, text }),
      defaults,
    );
    for (const { text: title, place } of headings) {
      expectExact(place, text);
      expect(letters(wordsAt(place, text))).toContain(letters(title));
    }
    for (const { heading, content } of sections) {
      expectExact(content, text);
      expect(content.start.offset).toBeGreaterThanOrEqual(heading.place.end.offset);
    }
    for (const { stamp, place } of timeline) {
      expect(wordsAt(stamp.place, text)).toBe(stamp.text);
      expect(place.start.offset).toBeLessThanOrEqual(stamp.place.start.offset);
    }
    for (const { url, place } of references)
      expect(letters(wordsAt(place, text))).toContain(
        letters(url.replace(/^(?:mailto:|https?:\/\/(?=www))/, '')),
      );
  }
});

/** Line and column say the same as the offset. */
function expectExact({ start, end }: Place, text: string): void {
  const { point } = createLocator(text);
  expect([start, end]).toEqual([point(start.offset), point(end.offset)]);
}

const wordsAt = ({ start, end }: Place, text: string): string =>
  text.slice(start.offset, end.offset);
