import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, putFiles, readFiles } from '../helpers/folder.ts';
import { runMain } from '../helpers/main.ts';

const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');

describe('recount new', () => {
  test.each([
    [
      ['--no-ask'],
      '---\ntitle: "Queue: full"\ndate: 2024-05-15\nstatus: draft\n# severity:\n',
      '---\n\n## ',
    ],
    [
      ['--toml', '--severity', 'p1', '--date', '2024-02-29'],
      '+++\ntitle = "Queue: full"\ndate = 2024-02-29\nstatus = "draft"\nseverity = "SEV1"\n',
      '+++\n\n## ',
    ],
  ])('%j scaffolds a draft', async (options, head, end) => {
    const cwd = makeFolder();
    const run = await runMain(['new', '  Queue:  full ', ...options], { cwd });
    const path = `posts/${options[4] ?? '2024-05-15'}-queue-full.md`;
    expect(run).toEqual({ code: 0, stdout: `${path}\n`, stderr: '' });
    const text = read(cwd, path);
    expect(text.startsWith(head)).toBe(true);
    expect(text).toContain(end);
    for (const title of ['Timeline', 'Root cause', 'Action items']) {
      expect(text).toContain(`\n## ${title}\n\n<!--`);
    }
  });

  test.each(['--yaml', '--toml'])(
    'what it made has no errors but is not finished, %s',
    async (language) => {
      const cwd = makeFolder();
      await runMain(['new', 'Slash \\ "quotes" # : =\u007f\n and 日本', language], { cwd });
      const run = await runMain(['check', '--format', 'json'], { cwd });
      expect(run.code).toBe(0);
      expect(run.stdout).toContain('section-placeholder');
      expect(run.stdout).not.toContain('"level": "error"');
    },
  );

  test('never touches what is there', async () => {
    const cwd = makeFolder();
    const paths: string[] = [];
    for (let time = 0; time < 3; time++) {
      paths.push((await runMain(['new', 'Queue full'], { cwd })).stdout.trim());
    }
    expect(paths).toEqual([
      'posts/2024-05-15-queue-full.md',
      'posts/2024-05-15-queue-full-2.md',
      'posts/2024-05-15-queue-full-3.md',
    ]);
    putFiles(cwd, { 'posts/2024-05-15-queue-full.md': 'mine' });
    await runMain(['new', 'Queue full'], { cwd });
    expect(read(cwd, 'posts/2024-05-15-queue-full.md')).toBe('mine');
  });

  test('asks for the sections of the house, and takes its template', async () => {
    const cwd = makeFolder({
      'recount.yaml': 'posts: incidents\nsections: { required: [timeline, open-questions] }\n',
    });
    const { stdout } = await runMain(['new', 'A'], { cwd });
    expect(stdout).toBe('incidents/2024-05-15-a.md\n');
    expect(read(cwd, 'incidents/2024-05-15-a.md')).toContain('\n## Open questions\n\n<!--');
    putFiles(cwd, {
      'templates/scaffolds/default.eta': '# <%~ it.title %>\n\n\nOf <%~ it.date %>',
    });
    await runMain(['new', 'B & c'], { cwd });
    expect(read(cwd, 'incidents/2024-05-15-b-c.md')).toBe(
      '# B & c\n\nOf 2024-05-15\n\n## Timeline\n\n## Open questions\n',
    );
  });

  test('asks for the sections of its severity, in whatever state they are due', async () => {
    const cwd = makeFolder({
      'recount.yaml':
        'sections:\n  when: [{ severity: [SEV1], status: [closed], also: [open-questions] }]\n',
    });
    const made = async (severity: string) =>
      read(cwd, (await runMain(['new', 'A', '--severity', severity], { cwd })).stdout.trim());
    expect(await made('SEV1')).toContain('\n## Open questions\n');
    expect(await made('SEV2')).not.toContain('Open questions');
  });

  test.each([
    [['new', ' '], 'A post needs a title'],
    [['new'], 'A post needs a title'],
    [
      ['new', 'x', '--date', '2023-02-29'],
      '--date: Unexpected day `2023-02-29`, which does not exist',
    ],
    [['new', 'x', '--severity', 'SEV9'], '--severity: Unexpected value `SEV9`'],
    [['new', 'x', '--started', 'soon'], '--started: Unexpected time `soon`'],
    [['new', 'x', '--timezone', 'Europe/Berln'], '--timezone: Unexpected zone'],
    [['new', 'x', '--link', 'javascript:x'], 'links: Unexpected'],
    [['new', 'x', '--field', 'colour=red'], 'The house declares no field `colour`'],
    [['new', 'x', '--style', 'googl-sre'], 'Did you mean `google-sre`?'],
    [['new', 'x', '--style', '../x'], 'There is no style `../x`'],
    [['new', 'x', '--edit'], 'No editor is set'],
    [['new', 'x', '--yaml', '--toml'], 'one frontmatter'],
  ])('%j is wrong usage and writes nothing', async (argv, told) => {
    const cwd = makeFolder();
    const run = await runMain(argv, { cwd });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(told);
    expect(readFiles(cwd)).toEqual({});
  });

  test('a broken configuration is told and nothing is written', async () => {
    const cwd = makeFolder({ 'recount.yaml': 'tilte: x\n' });
    const run = await runMain(['new', 'x'], { cwd });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('config-key');
    expect(Object.keys(readFiles(cwd))).toEqual(['recount.yaml']);
  });
});
