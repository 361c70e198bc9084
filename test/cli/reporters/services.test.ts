import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Log } from 'sarif';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { formatGithub } from '../../../src/cli/reporters/github.ts';
import { formatJunit } from '../../../src/cli/reporters/junit.ts';
import type { Report } from '../../../src/cli/reporters/report.ts';
import { formatSarif } from '../../../src/cli/reporters/sarif.ts';
import {
  formatStepSummary,
  pathPrefix,
  writeStepSummary,
} from '../../../src/cli/reporters/step-summary.ts';
import { type Level, type Message, problem } from '../../../src/message/message.ts';
import { createLocator } from '../../../src/message/place.ts';
import { makeFolder } from '../run-cli.ts';

const text = '---\ntitel: Sign-ups failed\n---\n\nIt was 100% human error,\nthey said.\n';
const path = 'posts/á, b:c.md';
const { place: at } = createLocator(text);
const style = { colour: false, columns: 80 };

function message(level: Level, ruleId: string, input: Partial<Message> = {}): Message {
  const found = problem(ruleId, { place: null, unexpected: '`a`', expected: '`b`' });
  return { ...found, level, path, ...input };
}

const messages = [
  message('info', 'image-alt', { place: at(44, 65) }),
  message('error', 'field-unknown', {
    place: at(4, 9),
    reason: 'Unexpected key `titel`,\nexpected 100% `title`',
    note: 'A note.',
    fixes: [{ title: 'Rename', safe: true, edits: [{ place: at(4, 9), text: 'title' }] }],
  }),
  message('warn', 'blame-language', { place: at(44, 55) }),
  message('warn', 'blame-language', { place: at(44, 44) }),
  message('error', 'section-missing'),
];
const report: Report = {
  messages,
  posts: 2,
  clean: ['posts/clean.md'],
  textOf: () => text,
  prefix: 'docs/',
};

describe('github', () => {
  test('writes a command for each message, the worst first, with what would end one masked', () => {
    expect(formatGithub(report, style).split('\n')).toEqual([
      '::error file=docs/posts/á%2C b%3Ac.md,title=section-missing::Unexpected `a`, expected `b`',
      '::error file=docs/posts/á%2C b%3Ac.md,title=field-unknown,line=2,col=1,endColumn=5::Unexpected key `titel`,%0Aexpected 100%25 `title`%0AA note.',
      '::warning file=docs/posts/á%2C b%3Ac.md,title=blame-language,line=5,col=13,endColumn=23::Unexpected `a`, expected `b`',
      '::warning file=docs/posts/á%2C b%3Ac.md,title=blame-language,line=5,col=13::Unexpected `a`, expected `b`',
      '::notice file=docs/posts/á%2C b%3Ac.md,title=image-alt,line=5,endLine=6::Unexpected `a`, expected `b`',
      '2 posts: 2 errors, 2 warnings, 1 info',
      '',
    ]);
  });

  test('names no file for what is said of the site', () => {
    const site = { ...report, messages: [message('error', 'rule-crashed', { path: '.' })] };
    expect(formatGithub(site, style)).toMatch(/^::error title=rule-crashed::/);
  });

  test('writes no more of a level than is shown, and says how many there are', () => {
    const many = Array.from({ length: 25 }, () => message('warn', 'image-alt'));
    const lines = formatGithub({ ...report, messages: [...many, ...messages] }, style).split('\n');
    expect(lines.filter((line) => line.startsWith('::warning'))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(2);
    expect(lines.at(-2)).toBe('2 posts: 2 errors, 27 warnings, 1 info; 17 more than GitHub shows');
  });
});

describe('the step summary', () => {
  test('is a table in which no text of a post makes Markdown', () => {
    const evil = message('warn', 'image-alt', { reason: 'Unexpected `<b>|` [x](http://y) @ana' });
    const lines = formatStepSummary({ ...report, messages: [evil] }).split('\n');
    expect(lines[0]).toBe('### Recount: 2 posts, 0 errors, 1 warning, 0 info');
    expect(lines[4]).toBe(
      '| warn | posts/á, b:c.md | Unexpected <code>&lt;b>&#124;</code> &#91;x&#93;(http&#58;//y) &#64;ana | image-alt |',
    );
  });

  test('is added to the file that the environment names, if it names one', async () => {
    const folder = makeFolder({ 'summary.md': 'Before.\n\n' });
    await writeStepSummary(report, {});
    await writeStepSummary(
      { ...report, messages: [] },
      { GITHUB_STEP_SUMMARY: join(folder, 'summary.md') },
    );
    expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toBe(
      'Before.\n\n### Recount: 2 posts, no messages\n\n',
    );
  });

  test.each([
    ['/work', '/work', ''],
    ['/work/docs/site', '/work', 'docs/site/'],
    ['/work', '/other', ''],
    ['/work', undefined, ''],
  ])(
    'of a site in %s of the checkout %s has paths that begin with %j',
    (root, checkout, prefix) => {
      expect(pathPrefix(root, { GITHUB_WORKSPACE: checkout })).toBe(prefix);
    },
  );
});

describe('junit', () => {
  /** Elements with their attributes, by a parser that knows nothing of the writer. */
  const parse = (xml: string) => {
    const found: Record<string, string>[] = [];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name, attributes }) => {
      found.push({ element: name, ...(attributes as Record<string, string>) });
    });
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(xml).close();
    return found;
  };

  test('has a suite a file and a case a message; only errors fail', () => {
    const found = parse(formatJunit(report, style));
    expect(found[0]).toMatchObject({
      element: 'testsuites',
      tests: '6',
      failures: '2',
      skipped: '3',
    });
    const suites = found.filter(({ element }) => element === 'testsuite');
    expect(suites.map(({ name, tests, failures }) => [name, tests, failures])).toEqual([
      ['posts/clean.md', '1', '0'],
      [path, '5', '2'],
    ]);
    const failures = found.filter(({ element }) => element === 'failure');
    expect(failures.map(({ type }) => type)).toEqual(['field-unknown', 'section-missing']);
  });

  test('is well-formed whatever a message says', () => {
    const evil = message('error', 'image-alt', { reason: ']]> <b a="\'"> & \u0000 \ud800' });
    expect(parse(formatJunit({ ...report, messages: [evil] }, style)).at(-1)?.message).toBe(
      ']]> <b a="\'"> &  ',
    );
  });
});

describe('sarif', () => {
  // The schema of OASIS, as `@microsoft/sarif-multitool` 5.7 ships it.
  const schema = JSON.parse(
    readFileSync(new URL('./schemas/sarif-2.1.0.json', import.meta.url), 'utf8'),
  );
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  const validate = ajv.compile(schema);

  test.each([
    ['no messages', { ...report, messages: [] }],
    ['messages of all kinds', report],
    [
      'a crash over the whole site',
      { ...report, messages: [message('error', 'rule-crashed', { path: '.' })] },
    ],
    [
      'an empty place',
      { ...report, messages: [message('info', 'image-alt', { place: at(0, 0) })] },
    ],
  ])('of %s is valid', (_, one) => {
    validate(JSON.parse(formatSarif(one, style)));
    expect(validate.errors).toBeNull();
  });

  test('would not be valid with a level that there is not', () => {
    expect(validate(JSON.parse(formatSarif(report, style).replace('"note"', '"info"')))).toBe(
      false,
    );
  });

  const runOf = (one: Report) => (JSON.parse(formatSarif(one, style)) as Log).runs[0];

  test('names the rules that were met, with their pages', () => {
    const rules = runOf(report)?.tool.driver.rules ?? [];
    expect(rules.map(({ id }) => id)).toEqual([
      'blame-language',
      'field-unknown',
      'image-alt',
      'section-missing',
    ]);
    for (const { id, help, helpUri, shortDescription } of rules) {
      expect(help?.markdown).toContain(`# ${id}\n`);
      expect(helpUri).toMatch(new RegExp(`/${id}\\.md$`));
      expect(shortDescription?.text).toMatch(/\.$/);
    }
  });

  test('gives each result its rule, place, fixes and an address that any reader can join', () => {
    const [, result] = runOf(report)?.results ?? [];
    expect(result).toMatchObject({
      ruleId: 'field-unknown',
      ruleIndex: 1,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'docs/posts/%C3%A1%2C%20b%3Ac.md', uriBaseId: 'SITEROOT' },
            region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 6 },
          },
        },
      ],
      fixes: [
        {
          description: { text: 'Rename' },
          artifactChanges: [{ replacements: [{ insertedContent: { text: 'title' } }] }],
        },
      ],
    });
  });

  test('gives fingerprints that differ, and stay when lines are added above', () => {
    const prints = (one: Report) =>
      runOf(one)?.results?.map(({ partialFingerprints }) => partialFingerprints?.['recount/v1']);
    const before = prints(report) ?? [];
    expect(new Set(before).size).toBe(messages.length);
    const moved = `\n\n${text}`;
    const { place: later } = createLocator(moved);
    const after = messages.map((one) => ({
      ...one,
      place: one.place && later(one.place.start.offset + 2, one.place.end.offset + 2),
    }));
    expect(prints({ ...report, messages: after, textOf: () => moved })).toEqual(before);
  });
});
