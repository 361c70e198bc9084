import { expect, test } from 'vitest';
import { makeFolder, runCli } from './run-cli.ts';

const post = `# Slow sign-up

## Timeline (UTC)

- 2024-05-17 10:00 Outage starts
- 10:05 First alert

## Root cause

A full disk.

## Action items

- [ ] Alert on full disks @ana (due: 2024-06-01, #12)
`;

test('tells in JSON what was understood, one object a file', async () => {
  const cwd = makeFolder({ 'a.md': post, 'b.md': 'nothing\n' });
  const { code, stdout } = await runCli(['inspect', '--format', 'json', 'a.md', 'b.md'], { cwd });
  expect(code).toBe(0);
  const [a, b] = JSON.parse(stdout);
  expect(a).toMatchObject({
    file: 'a.md',
    sections: [
      { kind: 'timeline', line: 3, heading: 'Timeline (UTC)', reason: 'alias `timeline`' },
      { kind: 'root-cause', line: 8 },
      { kind: 'improvements', line: 12 },
    ],
    timeline: [
      { line: 5, column: 1, date: '2024-05-17', time: '10:00', zone: 'UTC', text: 'Outage starts' },
      { line: 6, date: '2024-05-17', time: '10:05', instant: '2024-05-17T10:05:00Z' },
    ],
    actionItems: [
      {
        line: 14,
        text: 'Alert on full disks',
        status: 'open',
        owner: '@ana',
        due: '2024-06-01',
        ticket: '#12',
      },
    ],
    milestones: { started: { line: 5 }, detected: { line: 6 }, resolved: null },
    durations: { toDetect: 5, toResolve: null },
  });
  expect(Object.keys(a)).toEqual([
    'file',
    'sections',
    'missing',
    'timeline',
    'causes',
    'actionItems',
    'milestones',
    'durations',
    'messages',
  ]);
  expect(b).toMatchObject({ file: 'b.md', sections: [], timeline: [], actionItems: [] });
});

test('tells people the sections and why, the entries, the items and what was assumed', async () => {
  const cwd = makeFolder({ 'a.md': post.replace(' (UTC)', '') });
  const { stdout } = await runCli(['inspect', 'a.md'], { cwd });
  expect(stdout).toContain('    3  timeline      Timeline: alias `timeline`\n');
  expect(stdout).toContain('Timeline: 2 entries over 5 min, UTC\n');
  expect(stdout).toContain('    5  2024-05-17 10:00  cause      Outage starts\n');
  expect(stdout).toContain('Action items: 1 (1 open)\n');
  expect(stdout).toContain('Alert on full disks (@ana, due 2024-06-01, #12)');
  expect(stdout).toContain('2 times in UTC: neither entry');
  expect(stdout).toMatch(/detected +\S+ +5 min after the start; an entry says\s+so: “First/);
  expect(stdout).toMatch(/resolved +not told/);
});

test('tells each cause with its severity, where a post names several', async () => {
  const cwd = makeFolder({
    'a.md':
      '## Root causes\n\n### 1. **CRITICAL: A query a row**\n\nx\n\n### 2. High: No limit\n\ny\n',
  });
  const { stdout } = await runCli(['inspect', 'a.md'], { cwd });
  expect(stdout).toContain(
    'Root causes\n    3  critical  A query a row\n    7  high      No limit\n',
  );
  const { stdout: json } = await runCli(['inspect', 'a.md', '--format', 'json'], { cwd });
  expect(JSON.parse(json)[0].causes).toEqual([
    { line: 3, title: 'A query a row', severity: 'critical' },
    { line: 7, title: 'No limit', severity: 'high' },
  ]);
});

test('tells which sections are missing, and of whom they are required', async () => {
  const cwd = makeFolder({
    'a.md': `---\nseverity: SEV1\n---\n\n${post.replace('A full disk.', '')}`,
    'recount.toml': '[[sections.when]]\nseverity = ["SEV1"]\nalso = ["lessons"]\n',
  });
  const { stdout } = await runCli(['inspect', '--format', 'json', 'a.md'], { cwd });
  expect(JSON.parse(stdout)[0].missing).toEqual([
    { kind: 'root-cause', reason: 'required of all posts' },
    { kind: 'lessons', reason: 'required of posts of severity `SEV1`' },
  ]);
  const shown = (await runCli(['inspect', 'a.md'], { cwd })).stdout;
  expect(shown).toContain('       root-cause    missing: required of all posts\n');
  expect(shown).toContain('Root cause: alias `root cause` (empty: counts as missing)');
});

test('a file that is no text is told in a message', async () => {
  const cwd = makeFolder({ 'a.md': `a\0b\0c\0d\0` });
  const { code, stdout } = await runCli(['inspect', '--format', 'json', 'a.md'], { cwd });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)[0].messages[0].ruleId).toBe('readable-file');
});

test('a file that is absent and a format that is unknown are wrong usage', async () => {
  const cwd = makeFolder({ 'a.md': post });
  expect(await runCli(['inspect', 'b.md'], { cwd })).toMatchObject({ code: 2, stdout: '' });
  expect(await runCli(['inspect', 'a.md', '--format', 'xml'], { cwd })).toMatchObject({ code: 2 });
});

test('gives each entry its zone where they differ', async () => {
  const body = '- 2024-05-17 10:00 PDT alert\n- 2024-05-19 17:05 UTC over\n';
  const cwd = makeFolder({ 'a.md': `# Slow\n\n## Timeline\n\n${body}` });
  const { stdout } = await runCli(['inspect', 'a.md'], { cwd });
  expect(stdout).toContain('Timeline: 2 entries over 2 d\n');
  expect(stdout).toContain('    5  2024-05-17 10:00  -07:00  alert\n');
  expect(stdout).toContain('none told');
});
