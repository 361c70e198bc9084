import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { type Files, makeFolder, readFiles } from '../../helpers/folder.ts';
import { runMain } from '../../helpers/main.ts';

/** Runs `new`; what it wrote, or null. */
async function run(argv: readonly string[], files: Files = {}, stdin = '') {
  const cwd = makeFolder(files);
  const result = await runMain(['new', ...argv], {
    cwd,
    readStdin: async () => Buffer.from(stdin),
  });
  const path = result.stdout.trim();
  return {
    ...result,
    cwd,
    path,
    text: path.endsWith('.md') ? readFileSync(join(cwd, path), 'utf8') : null,
  };
}

/** The lines of the timeline of a post. */
const timelineOf = (text: string | null): readonly string[] =>
  (text ?? '').split('\n').filter((line) => /^- (?:\d\d:\d\d|\d{4}-)/.test(line));

describe('--from-log', () => {
  test('seeds the timeline, the day and the zone', async () => {
    const { text, path, stderr } = await run(['Down', '--from-log', 'chat.txt'], {
      'chat.txt':
        '#incident\n2024-05-02 14:07 <ben> looking\n2024-05-02 14:05 <ana> checkout <b>down</b>\n',
    });
    expect(path).toBe('posts/2024-05-02-down.md');
    expect(text).toContain('timezone: UTC\n');
    expect(timelineOf(text)).toEqual([
      '- 14:05 ana: checkout \\<b>down\\</b>',
      '- 14:07 ben: looking',
    ]);
    expect(stderr).toBe('chat.txt: 2 entries; 1 line in front of the first stamp left out\n');
  });

  test('reads standard input, on the clock of the post', async () => {
    const argv = [
      'Down',
      '--from-log',
      '-',
      '--timezone',
      'America/New_York',
      '--started',
      '2024-05-02 09:00',
    ];
    const { text } = await run(argv, {}, '14:05 ana: down\n');
    expect(text).toContain('\ndate: 2024-05-02\n');
    expect(text).toContain('\nstarted: 2024-05-02T09:00:00-04:00\n');
    expect(timelineOf(text)).toEqual(['- 14:05 ana: down']);
  });

  test('reads a day of a channel that Slack exported', async () => {
    const day = [
      {
        type: 'message',
        subtype: 'channel_join',
        user: 'U1',
        text: 'joined',
        ts: '1714658600.0001',
      },
      {
        type: 'message',
        user: 'U1',
        user_profile: { display_name: 'ana' },
        text: 'down &lt;all&gt; <https://example.org/d|graph> <@U2>',
        ts: '1714658700.000100',
      },
      { type: 'message', user: 'U2', text: '', ts: '1714658800.000100', files: [] },
    ];
    const { text, stderr } = await run(['Down', '--from-log', 'day.json'], {
      'day.json': JSON.stringify(day),
    });
    expect(timelineOf(text)).toEqual([
      '- 14:05 ana: down \\<all> graph <https://example.org/d> @U2',
    ]);
    expect(stderr).toContain('1 entry; 1 join and part left out');
  });

  test('reads a channel that was exported out of Discord', async () => {
    const channel = {
      guild: {},
      messages: [
        { timestamp: '2024-05-02T16:05:00.123+02:00', content: 'down', author: { name: 'ana' } },
      ],
    };
    const { text } = await run(['Down', '--from-log', 'c.json'], {
      'c.json': JSON.stringify(channel),
    });
    expect(timelineOf(text)).toEqual(['- 14:05 ana: down']);
  });

  test('secrets in it are found by check', async () => {
    const { cwd } = await run(['Down', '--from-log', 'chat.txt'], {
      'chat.txt': `14:05 ana: ${['xoxb', '123456789012', '123456789012', 'a1B2c3D4e5F6a1B2c3D4e5F6'].join('-')}\n`,
    });
    const check = await runMain(['check', '--format', 'json'], { cwd });
    expect(check.stdout).toContain('"ruleId": "secret-leaked"');
  });

  test.each([
    ['missing.txt', 'There is no file or folder `missing.txt`'],
    ['empty.txt', 'There is no entry in `empty.txt`'],
    ['latin.txt', "can't be read"],
  ])('%s is refused and nothing is written', async (file, told) => {
    const files = { 'empty.txt': 'nothing\n', 'latin.txt': Buffer.from([0x31, 0xe9, 0x0a]) };
    const { code, stderr, cwd } = await run(['Down', '--from-log', file], files);
    expect(code).toBe(2);
    expect(stderr).toContain(told);
    expect(Object.keys(readFiles(cwd)).sort()).toEqual(['empty.txt', 'latin.txt']);
  });
});

describe('--from-json', () => {
  const incident = {
    id: 'INC-7',
    title: 'Checkout down',
    severity: 'P1',
    services: ['checkout'],
    timezone: 'Europe/Berlin',
    started: '2024-05-02 16:05',
    links: [{ url: 'https://example.org/INC-7', role: 'ticket' }],
    timeline: [
      {
        at: '2024-05-02T14:07:00Z',
        text: 'Paged *on-call*',
        kind: 'detection',
        author: 'pager',
        url: 'https://example.org/p',
      },
      { at: '2024-05-02 16:05', text: 'Deploy\nof 1.2' },
    ],
  };

  test('gives fields and timeline; options win', async () => {
    const { text, path } = await run(['--from-json', 'i.json', '--severity', 'SEV2'], {
      'i.json': JSON.stringify(incident),
    });
    expect(path).toBe('posts/2024-05-02-checkout-down.md');
    expect(text).toContain('\nid: INC-7\nstatus: draft\nseverity: SEV2\nservices: [checkout]\n');
    expect(text).toContain('\nlinks:\n  - { url: "https://example.org/INC-7", role: ticket }\n');
    expect(timelineOf(text)).toEqual([
      '- 16:05 Deploy of 1.2',
      '- 16:07 [detection] pager: Paged \\*on-call\\* <https://example.org/p>',
    ]);
  });

  test('the shape is printed as a JSON Schema that takes the example', async () => {
    const { stdout } = await run(['--json-schema']);
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
      JSON.parse(stdout),
    );
    expect(validate(incident)).toBe(true);
    expect(validate({ timeline: [{ text: 'no time' }] })).toBe(false);
    expect(validate({ timelin: [] })).toBe(false);
  });

  test.each<[text: string, told: string]>([
    ['{"title": "A", "timelin": []}', ' 1:16  error'],
    ['{"title": "A",\n "timeline": [{"at": "2024-05-02T14:07:00Z"}]}', ' 2:15  error'],
    ['{"title": "A",\n "timeline": [\n{"at": "soon", "text": "x"}]}', ' 3:8  error'],
    [
      '{"title": "A", "timeline": [{"at": "2024-03-31 02:30", "text": "x"}], "timezone": "Europe/Berlin"}',
      'skipped',
    ],
    [
      '{"title": "A", "timeline": [{"at": "2024-05-02T14:07:00Z", "text": "x", "url": "javascript:1"}]}',
      ' 1:80  error',
    ],
    ['{"title": "A",}', ' 1:15  error'],
    ['[]', 'expected `{ "title"'],
    ['{"__proto__": {"title": "A"}}', '__proto__'],
    [`{"title": "${'a'.repeat(600_000)}"}`, 'expected at most 512 KB'],
  ])('%.60s is told at its place, and nothing is written', async (text, told) => {
    const { code, stderr, cwd } = await run(['--from-json', 'i.json'], { 'i.json': text });
    expect(code).toBe(1);
    expect(stderr).toContain(told);
    expect(Object.keys(readFiles(cwd))).toEqual(['i.json']);
  });
});

describe('--from-git', () => {
  function repository(): string {
    const cwd = makeFolder();
    const git = (date: string, ...args: readonly string[]): string =>
      execFileSync(
        'git',
        [
          '-c',
          'user.name=a',
          '-c',
          'user.email=a@example.org',
          '-c',
          'commit.gpgsign=false',
          '-c',
          'tag.gpgsign=false',
          ...args,
        ],
        {
          cwd,
          env: {
            ...process.env,
            GIT_AUTHOR_DATE: date,
            GIT_COMMITTER_DATE: date,
            GIT_CONFIG_GLOBAL: '/dev/null',
          },
          encoding: 'utf8',
        },
      );
    git('2024-05-02T10:00:00Z', 'init', '-q', '-b', 'main');
    git('2024-05-02T10:00:00Z', 'commit', '-q', '--allow-empty', '-m', 'Begin');
    git('2024-05-02T10:00:00Z', 'tag', 'v1');
    git('2024-05-02T12:00:00+02:00', 'commit', '-q', '--allow-empty', '-m', 'Raise <limit> of `x`');
    git('2024-05-02T10:30:00Z', 'commit', '-q', '--allow-empty', '-m', 'Second line\n\nbody');
    git('2024-05-02T11:00:00Z', 'checkout', '-q', '-b', 'side');
    git('2024-05-02T11:00:00Z', 'commit', '-q', '--allow-empty', '-m', 'On the side');
    git('2024-05-02T11:10:00Z', 'checkout', '-q', 'main');
    git('2024-05-02T11:10:00Z', 'merge', '-q', '--no-ff', '-m', 'Merge the side', 'side');
    git('2024-05-02T11:30:00Z', 'tag', '-a', 'v2', '-m', 'Version 2');
    return cwd;
  }
  const seed = async (cwd: string, ...argv: string[]) => {
    const result = await runMain(['new', 'Bad deploy', ...argv], { cwd, env: process.env });
    const file = join(cwd, result.stdout.trim());
    return { ...result, lines: result.code === 0 ? timelineOf(readFileSync(file, 'utf8')) : [] };
  };

  test('tells of tags and merges, of single commits where there are none', async () => {
    const cwd = repository();
    const { lines, stderr } = await seed(cwd, '--from-git', 'v1..v2');
    expect(lines.map((line) => line.replaceAll(/\b[\da-f]{9}\b/g, 'HASH'))).toEqual([
      '- 11:10 Merged HASH: Merge the side',
      '- 11:30 Tagged v2 (HASH)',
    ]);
    expect(stderr).toBe('v1..v2: 2 entries\n');
    const commits = (await seed(cwd, '--from-git', 'v1..v2~1')).lines;
    expect(commits.map((line) => line.replaceAll(/\b[\da-f]{9}\b/g, 'HASH'))).toEqual([
      '- 10:00 Committed HASH: Raise \\<limit> of \\`x\\`',
      '- 10:30 Committed HASH: Second line',
    ]);
  });

  test('several seeds make one timeline', async () => {
    const cwd = repository();
    const log = join(makeFolder({ 'chat.txt': '2024-05-02 11:20 ana: red\n' }), 'chat.txt');
    const { lines } = await seed(cwd, '--from-git', 'v1..v2', '--from-log', log);
    expect(lines.map((line) => line.slice(0, 7))).toEqual(['- 11:10', '- 11:20', '- 11:30']);
  });

  test.each([
    '--output=stolen',
    '-1',
    '',
    'nowhere..v2',
    'v1 v2',
    'v2; touch stolen',
    '$(touch stolen)',
    'main\0x',
  ])('range %j runs nothing and is refused', async (range) => {
    const cwd = repository();
    const before = Object.keys(readFiles(cwd));
    const { code, stderr } = await seed(cwd, `--from-git=${range}`);
    expect(code).toBe(2);
    expect(stderr).toMatch(/is no range of commits|Git gives no commits/);
    expect(Object.keys(readFiles(cwd))).toEqual(before);
  });

  test('a folder that is no repository is told', async () => {
    const { code, stderr } = await seed(makeFolder(), '--from-git', 'main');
    expect(code).toBe(2);
    expect(stderr).toContain('--repository');
  });
});
