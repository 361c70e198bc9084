import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import type { Config } from '../../src/config/types.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { applyEdits } from '../../src/message/apply-edits.ts';
import type { Message } from '../../src/message/message.ts';
import { problem } from '../../src/message/message.ts';
import { createLocator } from '../../src/message/place.ts';
import { fixPost } from '../../src/rules/fix-post.ts';
import { fixWith, messagesOf } from './fix-with.ts';

const on = { level: 'warn', options: {} } as const;
const strict: Config = {
  ...defaults,
  severities: defaults.severities.map((severity) => ({ ...severity, dueDays: 15 })),
  rules: {
    'section-heading-alias': on,
    'stamp-format': on,
    'field-order': on,
    'action-due': { level: 'info', options: { written: true } },
  },
};

/** A message about every `from` in a text, whose fix writes `to`. */
function replacing(from: string, to: string, ruleId: string, safe = true) {
  return (text: string): Message[] => {
    const found: Message[] = [];
    for (let at = text.indexOf(from); at !== -1; at = text.indexOf(from, at + from.length)) {
      const place = createLocator(text).place(at, at + from.length);
      const fixes = [{ title: 'Write it', safe, edits: [{ place, text: to }] }];
      const one = problem(ruleId, { place, unexpected: from, expected: to, fixes });
      found.push({ ...one, level: 'warn', path: 'posts/a.md' });
    }
    return found;
  };
}

describe('fixPost', () => {
  test('applies fixes until none is left', () => {
    const check = (text: string) => [
      ...replacing('a', 'b', 'a-to-b')(text),
      ...replacing('b', 'c', 'b-to-c')(text),
    ];
    const { text, fixed } = fixPost('a-b-a', check);
    expect(text).toBe('c-c-c');
    expect(fixed).toHaveLength(5);
  });

  test('leaves alone what has several answers', () => {
    expect(fixPost('a', replacing('a', 'b', 'a-to-b', false))).toEqual({ text: 'a', fixed: [] });
  });

  test('takes back a fix that settles nothing, and keeps the others', () => {
    const check = (text: string) => [
      ...replacing('a', 'aa', 'more')(text),
      ...replacing('x', 'y', 'x-to-y')(text),
    ];
    const { text, fixed } = fixPost('a x', check);
    expect({ text, ids: fixed.map(({ ruleId }) => ruleId) }).toEqual({
      text: 'a y',
      ids: ['x-to-y'],
    });
  });

  test('ends where two fixes want the contrary', () => {
    const check = (text: string) => [
      ...replacing('a', 'b', 'a-to-b')(text),
      ...replacing('b', 'a', 'b-to-a')(text),
    ];
    expect(['a', 'b']).toContain(fixPost('a', check).text);
  });

  test('touches nothing in a post that can not be read', () => {
    const broken = replacing('?', '', 'frontmatter-syntax', false);
    const check = (text: string) => [...broken(text), ...replacing('a', 'b', 'a-to-b')(text)];
    expect(fixPost('a ?', check)).toEqual({ text: 'a ?', fixed: [] });
  });

  test('takes back a fix that breaks the post', () => {
    const broken = replacing('b', '', 'frontmatter-syntax', false);
    const check = (text: string) => [...broken(text), ...replacing('a', 'b', 'a-to-b')(text)];
    expect(fixPost('a', check)).toEqual({ text: 'a', fixed: [] });
  });
});

const yaml = [
  'title: Sign-ups failed',
  'titel: Sign-ups failed',
  'date: 2024-05-20',
  'date: 2024-5-20',
  'severity: SEV2',
  'severty: sev-2',
  'status: closd',
  'status: draft',
  'summary: It was: over',
  'summary: >\n  Of two\n\n  lines',
  '# a remark\ntags: [a,\n  b]',
  'tags: a, b',
  'services:\n  - a\n  - b',
  'id: 017',
  'impact:\n  users: 5',
  'owner: &x "@ana"',
  'started: 2024-05-20T10:00:00Z',
  '',
  '  ',
];
const toml = [
  'title = "Sign-ups failed"',
  'titel = "Sign-ups failed"',
  'date = 2024-05-20',
  'date = "2024-5-20"',
  'severty = "SEV2"',
  'summary = """\n# Of two\nlines"""',
  '# a remark\ntags = [\n  "a",\n]',
  'impact.users = 5',
  'status = "closd"',
  '[impact]\nusers = 5',
  '[[links]]\nurl = "a"',
  '',
];
const body = [
  '# Sign-ups failed',
  '## Sequence of events (UTC)',
  '## Timeline',
  '## Event log (UTC), 30 October',
  '## 2. Why did it happen?',
  '**Follow-ups**',
  '- **Impact**: all',
  'Action items\n------------',
  '- 4pm: The alert fires.',
  '- 20 May 2024, 9:58am A change.',
  '- ~10:05 [detected] A call.',
  '| Time | Event |\n|---|---|\n| 4.20pm | It works. |',
  '- [ ] Renew it (owner: @ana)',
  '- Watch it\n  every day',
  'On Wednesday 28-07-2017 nobody could sign up.',
  '```\n## Timeline\n- 4pm',
  '```',
  'It was human error. é 😀',
  '<!-- open',
  '> ## Root cause',
];

const post = fc
  .record({
    head: fc.oneof(
      fc.subarray(yaml).map((lines) => ({ fence: '---', lines })),
      fc.subarray(toml).map((lines) => ({ fence: '+++', lines })),
      fc.constant(null),
    ),
    order: fc.array(fc.nat(100), { minLength: 20, maxLength: 20 }),
    lines: fc.array(fc.constantFrom(...body), { maxLength: 12 }),
    end: fc.constantFrom('', '\n', '\n\n'),
    windows: fc.boolean(),
  })
  .map(({ head, order, lines, end, windows }) => {
    const shuffled = (head?.lines ?? [])
      .map((line, index) => ({ line, key: order[index] ?? 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ line }) => line);
    const top = head === null ? [] : [head.fence, ...shuffled, head.fence, ''];
    const text = [...top, lines.join('\n\n')].join('\n') + end;
    return windows ? text.replaceAll('\n', '\r\n') : text;
  });

describe('the fixes of all rules', () => {
  test('settle what they say, for good, whatever the post', () => {
    fc.assert(
      fc.property(post, (text) => {
        const { text: after, fixed } = fixWith(text, strict);
        if (fixed.length === 0) expect(after).toBe(text);
        const key = ({ ruleId, reason }: Message) => `${ruleId} ${reason}`;
        const left = messagesOf(after, strict).map(key);
        for (const message of fixed) expect(left).not.toContain(key(message));
        expect(fixWith(after, strict)).toEqual({ text: after, fixed: [] });
        // Nothing but line ends as the file has them.
        if (text.includes('\r\n')) expect(after).not.toMatch(/(?<!\r)\n/);
      }),
      { numRuns: 60 },
    );
  });

  test('that sort keys change no value', () => {
    const sorting: Config = { ...defaults, rules: { 'field-order': on } };
    const onlySorted = (text: string) =>
      fixPost(text, (changed) =>
        messagesOf(changed, sorting).filter(({ ruleId }) => ruleId === 'field-order'),
      );
    let sorted = 0;
    fc.assert(
      fc.property(post, (text) => {
        const { text: after, fixed } = onlySorted(text);
        sorted += fixed.length;
        const dataOf = (one: string) =>
          parseDocument({ path: 'posts/a.md', text: one }).frontmatter?.data;
        if (fixed.length > 0) expect(dataOf(after)).toEqual(dataOf(text));
        expect([...after].sort()).toEqual([...text].sort());
      }),
      { numRuns: 100 },
    );
    // How many of the posts needed it is chance; that some did is not.
    expect(sorted).toBeGreaterThan(0);
  });
});

test('edits change nothing outside their places', () => {
  const edits = fc.array(fc.tuple(fc.nat(30), fc.nat(5), fc.string({ maxLength: 4 })), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), edits, (text, wanted) => {
      const { place } = createLocator(text);
      let cursor = 0;
      const chosen = [...wanted]
        .sort(([a], [b]) => a - b)
        .flatMap(([start, length, by]) => {
          const end = Math.min(start + length, text.length);
          if (start < cursor || start > end) return [];
          cursor = end;
          return [{ place: place(start, end), text: by }];
        });
      // The slow way: character by character, from the end.
      let expected = text;
      for (const edit of [...chosen].reverse()) {
        const { start, end } = edit.place;
        expected = expected.slice(0, start.offset) + edit.text + expected.slice(end.offset);
      }
      expect(applyEdits(text, chosen)).toBe(expected);
    }),
  );
});
