import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, putFiles, readFiles } from '../helpers/folder.ts';
import { runMain } from '../helpers/main.ts';

const page = [
  'Home | Blog | About',
  '',
  'Queue outage on 3 May 2024',
  '',
  'Timeline',
  '',
  'Wednesday 3 May 2024',
  '',
  '10:00 UTC The queue is full.',
  '',
  '10:30 UTC It is empty again.',
  '',
  'Next steps',
  '',
  '• Watch the queue.',
  '',
].join('\n');

describe('recount import', () => {
  test('writes posts and tells all it guessed, left blank and left out, and what check will ask for', async () => {
    const cwd = makeFolder({ 'old/queue.txt': page });
    const run = await runMain(['import', 'old'], { cwd });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const path = 'posts/2024-05-03-queue-outage.md';
    for (const part of [
      `old/queue.txt → ${path}\n`,
      '  read as    plain text: the file ends in .txt\n',
      '  title      Queue outage on 3 May 2024 (the first heading, line 3)\n',
      '  date       2024-05-03 (in the title, line 3)\n',
      '  status     draft (until somebody has read what was imported)\n',
      '  blank      severity, services, authors, owner\n',
      '  left out   line 1: Home | Blog | About\n',
      'section for `root-cause`',
      'weekday-date',
      '✔ 1 source imported\n',
    ]) {
      expect(run.stdout).toContain(part);
    }
    const text = readFileSync(join(cwd, path), 'utf8');
    expect(text).toMatch(/^---\n# Imported from queue\.txt\ntitle: /);

    const check = await runMain(['check', '--format', 'json'], { cwd });
    const { messages } = JSON.parse(check.stdout);
    for (const { ruleId } of messages) expect(run.stdout).toContain(ruleId);
  });

  test('says what was imported before, and never touches what is there', async () => {
    const cwd = makeFolder({ 'queue.txt': page });
    await runMain(['import', 'queue.txt'], { cwd });
    putFiles(cwd, {
      'posts/2024-05-03-queue-outage.md': '---\n# Imported from queue.txt\ntitle: Mine\n---\n',
    });
    const before = readFiles(cwd);
    const again = await runMain(['import', 'queue.txt'], { cwd });
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('already imported') });
    expect(readFiles(cwd)).toEqual(before);

    putFiles(cwd, { 'posts/2024-05-03-queue-outage.md': '---\ntitle: Mine\n---\n' });
    const taken = await runMain(['import', 'queue.txt'], { cwd });
    expect(taken).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('that was not imported; both are left'),
    });
    expect(readFileSync(join(cwd, 'posts/2024-05-03-queue-outage.md'), 'utf8')).toBe(
      '---\ntitle: Mine\n---\n',
    );
  });

  test('names what it can’t read, and goes on', async () => {
    const cwd = makeFolder({
      'old/a.md': '# Outage of 1 May 2024\n',
      'old/b.md': new Uint8Array([0, 1, 2, 3]),
      'old/c.txt': '  \n',
      'old/d.md': '# Outage of 1 May 2024\n',
    });
    const run = await runMain(['import', 'gone.md', 'old', '--format', 'json'], { cwd });
    expect(run.code).toBe(1);
    const { version, failed, sources } = JSON.parse(run.stdout);
    expect({ version, failed }).toEqual({ version: 1, failed: 3 });
    expect(
      sources.map(({ source, result, post, reason }: Record<string, unknown>) => [
        source,
        result,
        post,
        reason,
      ]),
    ).toEqual([
      ['gone.md', 'failed', null, 'there is no such file or folder'],
      ['old/a.md', 'imported', 'posts/2024-05-01-outage.md', null],
      ['old/b.md', 'failed', null, 'it holds binary data'],
      ['old/c.txt', 'failed', null, 'it is empty'],
      ['old/d.md', 'imported', 'posts/2024-05-01-outage-2.md', null],
    ]);
  });

  test('a dry run writes nothing and prints a diff, the report beside it', async () => {
    const cwd = makeFolder({ 'a.md': '# Outage of 1 May 2024\n\nText.\n' });
    const run = await runMain(['import', 'a.md', '--dry-run', '--out', 'elsewhere'], { cwd });
    expect(run.code).toBe(0);
    expect(Object.keys(readFiles(cwd))).toEqual(['a.md']);
    expect(run.stdout).toBe(
      [
        '===================================================================',
        '--- a.md',
        '+++ elsewhere/2024-05-01-outage.md',
        '@@ -1,3 +1,10 @@',
        '+---',
        '+# Imported from a.md',
        '+title: "Outage of 1 May 2024"',
        '+date: 2024-05-01',
        '+status: draft',
        '+---',
        '+',
        ' # Outage of 1 May 2024',
        ' ',
        ' Text.',
        '',
      ].join('\n'),
    );
    expect(run.stderr).toContain('1 to import');
  });

  test('shows progress on a terminal only', async () => {
    const cwd = makeFolder({ 'a.md': '# Outage of 1 May 2024\n' });
    let shown = '';
    const stderr = {
      write: (text: string) => {
        shown += text;
      },
      isTTY: true,
      columns: 60,
    };
    await runMain(['import', 'a.md'], { cwd, stderr });
    expect(shown).toContain('] 1 of 1 a.md');
  });

  test.each([
    [['import'], /missing required argument/],
    [['import', 'a.md', '--format', 'xml'], /no format `xml`/],
    [['import', 'a.md', '--root', 'nowhere'], /nowhere/],
  ])('%j is wrong usage', async (argv, why) => {
    const run = await runMain(argv, { cwd: makeFolder({ 'a.md': 'Text.' }) });
    expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(why) });
  });

  test('the words of a source can’t command the terminal', async () => {
    const cwd = makeFolder({ 'a.md': '# \u001b[31mOutage\u001b]0;x\u0007 of 1 May 2024\n' });
    const run = await runMain(['import', 'a.md'], { cwd });
    for (const sign of ['\u001b', '\u0007']) expect(run.stdout).not.toContain(sign);
    expect(run.code).toBe(0);
  });
});
