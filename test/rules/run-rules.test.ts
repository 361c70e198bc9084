import { describe, expect, test } from 'vitest';
import { createLocator } from '../../src/message/place.ts';
import { defineRule } from '../../src/rules/define-rule.ts';
import type { Rule } from '../../src/rules/types.ts';
import { checkPosts, formatMessage } from './run-example.ts';

const path = 'posts/2024-05-01-example.md';
const post = (body: string, fields = '') => ({
  path,
  text: `---\ntitle: Sign-ups failed\ndate: 2024-05-01\n${fields}---\n\n${body}\n`,
});

/** A rule that finds every `x` in the body of a post. */
const findsX: Rule = defineRule<{ words: readonly string[]; limit: number }>({
  id: 'blame-language',
  description: 'Finds every x.',
  scope: 'document',
  level: 'warn',
  draftLevel: 'info',
  options: { words: ['x'], limit: 9 },
  *check({ text, bodyStart }, _postmortem, { options: { words, limit } }) {
    let left = limit;
    for (const word of words) {
      for (let at = text.indexOf(word, bodyStart); at !== -1; at = text.indexOf(word, at + 1)) {
        if (left-- <= 0) return;
        const place = createLocator(text).place(at, at + word.length);
        yield { place, unexpected: word, expected: 'another letter' };
      }
    }
  },
});

const ids = (messages: ReturnType<typeof checkPosts>) =>
  messages
    .filter(({ ruleId }) => /blame|ignore|crash/.test(ruleId))
    .map(({ ruleId, level, place }) => `${place?.start.line ?? '-'} ${level} ${ruleId}`);

describe('a rule that crashes', () => {
  const crashing = defineRule({
    id: 'weekday-date',
    description: 'Finds something and crashes.',
    scope: 'document',
    level: 'error',
    options: {},
    *check({ text }) {
      yield { place: createLocator(text).place(0, 3), unexpected: 'x', expected: 'y' };
      throw new RangeError('no such day');
    },
  });

  test('is an error that names it; its findings and the other rules stay', () => {
    const messages = checkPosts([post('x')], {}, [crashing, findsX]);
    expect(messages.map(({ ruleId, level }) => `${level} ${ruleId}`).sort()).toEqual([
      'error rule-crashed',
      'error weekday-date',
      'warn blame-language',
    ]);
    expect(messages.find(({ ruleId }) => ruleId === 'rule-crashed')?.reason).toBe(
      'Unexpected crash of rule `weekday-date` with `RangeError: no such day`, expected it to finish',
    );
  });

  test('can be turned off, but its crash can not be made quiet', () => {
    const quiet = { 'rule-crashed': { level: 'off', options: {} } } as const;
    expect(ids(checkPosts([post('')], quiet, [crashing]))).toEqual(['- error rule-crashed']);
    const off = { 'weekday-date': { level: 'off', options: {} } } as const;
    expect(ids(checkPosts([post('')], off, [crashing]))).toEqual([]);
    const ignored = '<!-- recount-ignore-file rule-crashed: it is known -->';
    expect(ids(checkPosts([post(ignored)], {}, [crashing]))).toContain('- error rule-crashed');
  });

  test('over the whole catalog is told of the site', () => {
    const rule = defineRule({
      id: 'link-dead',
      description: 'Crashes.',
      scope: 'catalog',
      level: 'info',
      options: {},
      check: () => {
        throw new Error('gone');
      },
    });
    const [message, ...others] = checkPosts([post('')], {}, [rule]).filter(
      ({ ruleId }) => ruleId === 'rule-crashed',
    );
    expect(others).toEqual([]);
    expect(message).toMatchObject({ path: '.', level: 'error', place: null });
  });
});

describe('levels', () => {
  const levelsWith = (setting: object, fields = '') =>
    checkPosts([post('x', fields)], { 'blame-language': { options: {}, ...setting } } as never, [
      findsX,
    ])
      .filter(({ ruleId }) => ruleId === 'blame-language')
      .map(({ level }) => level);

  test.each([
    ['error', 'status: published\n', ['error']],
    ['info', 'status: published\n', ['info']],
    ['off', 'status: published\n', []],
    // A draft is never judged harder than the rule judges drafts.
    ['error', 'status: draft\n', ['info']],
    ['error', 'status: in-review\n', ['info']],
    ['off', 'status: draft\n', []],
  ])('set to %s in a post with %j', (level, fields, expected) => {
    expect(levelsWith({ level }, fields)).toEqual(expected);
  });

  test.each([
    [{ severity: ['SEV1', 'SEV2'] }, 'severity: P2\n', ['error']],
    [{ severity: ['SEV1', 'SEV2'] }, 'severity: SEV3\n', ['warn']],
    [{ severity: ['SEV1'] }, '', ['warn']],
    [{ status: ['reviewed'] }, 'status: reviewed\n', ['error']],
    [{ status: ['reviewed'] }, 'status: closed\n', ['warn']],
    [{ status: ['reviewed'], severity: ['SEV1'] }, 'status: reviewed\n', ['warn']],
    // A house that names the status of drafts means them.
    [{ status: ['draft'] }, 'status: draft\n', ['error']],
    [{ severity: ['SEV1'] }, 'severity: SEV1\nstatus: draft\n', ['info']],
  ])('when %j in a post with %j', (when, fields, expected) => {
    expect(levelsWith({ level: 'error', when }, fields)).toEqual(expected);
  });

  test('may be off but for some posts, and on but for some', () => {
    const when = { severity: ['SEV1'] };
    const sev1 = 'severity: SEV1\n';
    expect(levelsWith({ level: 'error', when, otherwise: 'off' }, '')).toEqual([]);
    expect(levelsWith({ level: 'error', when, otherwise: 'off' }, sev1)).toEqual(['error']);
    expect(levelsWith({ level: 'off', when }, sev1)).toEqual([]);
    expect(levelsWith({ level: 'off', when }, '')).toEqual(['warn']);
  });

  test('hang on the post for rules over the whole catalog too', () => {
    const setting = { level: 'off', options: {}, when: { severity: ['SEV3'] } } as const;
    const levels = (fields: string) =>
      checkPosts([post('[gone](gone.md)', fields)], { 'link-dead': setting })
        .filter(({ ruleId }) => ruleId === 'link-dead')
        .map(({ level }) => level);
    expect(levels('severity: SEV3\n')).toEqual([]);
    expect(levels('severity: SEV2\n')).toEqual(['error']);
  });

  test('of problems met while reading are set like those of any rule', () => {
    const file = post('', 'titel: x\n');
    const levelsOf = (level: 'off' | 'info') =>
      checkPosts([file], { 'field-unknown': { level, options: {} } })
        .filter(({ ruleId }) => ruleId === 'field-unknown')
        .map((message) => message.level);
    expect(levelsOf('info')).toEqual(['info']);
    expect(levelsOf('off')).toEqual([]);
  });
});

describe('options', () => {
  const runWith = (options: object) =>
    ids(
      checkPosts([post('x y x')], { 'blame-language': { level: 'warn', options } } as never, [
        findsX,
      ]),
    );

  test('take the place of the defaults one by one', () => {
    expect(runWith({})).toHaveLength(2);
    expect(runWith({ limit: 1 })).toHaveLength(1);
    expect(runWith({ words: ['x', 'y'] })).toHaveLength(3);
  });

  test('that are unknown or of another type are passed over', () => {
    expect(runWith({ limits: 0, words: 'x', limit: '1' })).toHaveLength(2);
  });
});

describe('ignores', () => {
  test.each([
    [
      'the next block',
      '<!-- recount-ignore blame-language: meant -->\n\nx\n\nx',
      ['10 warn blame-language'],
    ],
    [
      'several rules',
      '<!-- recount-ignore blame-language, field-value: meant -->\n\nx',
      ['6 warn ignore-unused'],
    ],
    [
      'a section',
      '<!-- recount-ignore blame-language: meant -->\n\n## x\n\nx\n\n### y\n\nx\n\n## z\n\nx',
      ['18 warn blame-language'],
    ],
    [
      'a paragraph from inside',
      'x\nx <!-- recount-ignore blame-language: meant -->\n\nx',
      ['9 warn blame-language'],
    ],
    [
      'a list item',
      '- x\n- x <!-- recount-ignore blame-language: meant -->\n- x',
      ['6 warn blame-language', '8 warn blame-language'],
    ],
    [
      'a table row',
      '| a |\n|---|\n| x |\n| x <!-- recount-ignore blame-language: meant --> |',
      ['8 warn blame-language'],
    ],
    ['the file', 'x\n\nx\n\n<!-- recount-ignore-file blame-language: meant -->', []],
    ['no rule', '<!-- recount-ignore: meant -->\n\ny', ['6 error ignore-syntax']],
    [
      'an unknown rule',
      '<!-- recount-ignore blame-langage: meant -->\n\nx',
      ['6 error ignore-syntax', '8 warn blame-language'],
    ],
    ['no reason', '<!-- recount-ignore blame-language -->\n\nx', ['6 error ignore-syntax']],
    ['nothing', '<!-- recount-ignore blame-language: meant -->\n\ny', ['6 warn ignore-unused']],
    [
      'code',
      '```html\n<!-- recount-ignore blame-language: shown -->\n```\n\nx',
      ['10 warn blame-language'],
    ],
  ])('of %s', (_, body, expected) => {
    expect(ids(checkPosts([post(body)], {}, [findsX]))).toEqual(expected);
  });

  test('reach problems met while reading, by a comment in the frontmatter', () => {
    const file = post(
      '',
      '# recount-ignore field-unknown: for another tool\nlayout: post\nlayuot: post\n',
    );
    const unknown = checkPosts([file], {}, []).filter(({ ruleId }) =>
      /field-unknown|ignore/.test(ruleId),
    );
    expect(unknown.map(({ place }) => place?.start.line)).toEqual([6]);
  });

  test('reach rules over the whole catalog', () => {
    const body = '[gone](gone.md) <!-- recount-ignore link-dead: to come -->\n\n[gone](gone.md)';
    const messages = checkPosts([post(body)]).filter(({ ruleId }) => /link|ignore/.test(ruleId));
    expect(messages.map(formatMessage)).toEqual([
      expect.stringMatching(/^8:1-8:16 Unexpected link to `gone.md`/),
    ]);
  });

  test('of a rule that is off are not called unused', () => {
    const settings = { 'blame-language': { level: 'off', options: {} } } as const;
    const body = '<!-- recount-ignore blame-language: meant -->\n\nx';
    expect(ids(checkPosts([post(body)], settings, [findsX]))).toEqual([]);
  });
});
