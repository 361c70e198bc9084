import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { postText } from '../helpers/posts.ts';
import { githubIssue } from '../trackers/recorded.ts';
import { serveTracker } from '../trackers/server.ts';
import { makeFolder, runCli } from './run-cli.ts';

const items = `- [ ] Watch the pool (owner: @ana, due: 2024-04-01, type: detect)
- [ ] Write the *runbook* (owner: @bo, due: 2024-12-01)
- [ ] =1+1
- [x] Raise the limit (owner: @ana)
`;

const site = () =>
  makeFolder({
    'posts/a.md': postText({ services: '[api]' }).replace(/- \[x\].*\n$/, items),
    'posts/b.md': postText({ severity: 'SEV1', title: 'Other', services: '[web]', id: 'INC-2' }),
    'posts/c.md': postText({ status: 'draft' }).replace('[x] Limit', '[ ] Limit'),
  });

const run = (cwd: string, ...argv: string[]) => runCli(['actions', ...argv], { cwd });
const column = (text: string, at: number): string[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/ {2,}/)[at] ?? '');

describe('recount actions', () => {
  it('lists what is open, the earliest due date first, in a pipe with nothing else', async () => {
    const { code, stdout, stderr } = await run(site());
    expect([code, stderr]).toEqual([0, '']);
    expect(column(stdout, 5)).toEqual(['Watch the pool', 'Write the runbook', '=1+1']);
    expect(column(stdout, 1)).toEqual(['overdue', 'open', 'open']);
  });

  it.each([
    [['--owner', '@ana'], ['Watch the pool']],
    [
      ['--owner', 'ANA', '@bo'],
      ['Watch the pool', 'Write the runbook'],
    ],
    [['--owner', '@nobody-at-all'], []],
    [['--service', 'web', '--status', 'all'], ['Limit the jobs of a customer']],
    [['--severity', 'p1', '--status', 'done'], ['Limit the jobs of a customer']],
    [['--type', 'detect'], ['Watch the pool']],
    [['--overdue'], ['Watch the pool']],
    [['--due-before', '2024-12-01'], ['Watch the pool']],
    [
      ['--due-before', '2024-12-02'],
      ['Watch the pool', 'Write the runbook'],
    ],
    [['--status', 'done', '--service', 'api'], ['Raise the limit']],
  ])('narrowed by %j lists %j', async (argv, expected) => {
    const { stdout } = await run(site(), '--format', 'json', ...argv);
    const { items: found } = JSON.parse(stdout) as { items: { text: string }[] };
    expect(found.map(({ text }) => text)).toEqual(expected);
  });

  it('leaves unfinished posts out unless they are asked for', async () => {
    expect((await run(site(), '--drafts')).stdout).toContain('Limit the jobs');
  });

  it('exits with 1 under --fail when an item is listed, and with 0 and silence when none is', async () => {
    const cwd = site();
    expect((await run(cwd, '--overdue', '--fail')).code).toBe(1);
    expect((await run(cwd, '--overdue')).code).toBe(0);
    expect(await run(cwd, '--overdue', '--owner', '@bo', '--fail')).toEqual({
      ...{ code: 0, stdout: '', stderr: '' },
    });
  });

  it('has a head and a sum on a terminal', async () => {
    const { stdout } = await runCli(['actions'], { cwd: site(), isTTY: true });
    expect(stdout).toMatch(/DUE +STATUS +SEVERITY/);
    expect(stdout).toContain('3 action items, 1 overdue');
  });

  it('tells them as CSV, iCalendar and Markdown', async () => {
    const cwd = site();
    const csv = (await run(cwd, '--format', 'csv')).stdout;
    expect(csv.split('\r\n')).toHaveLength(5);
    expect(csv).toContain(",' =1+1,");
    const ics = (await run(cwd, '--format', 'ics')).stdout;
    expect(new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents('vevent')).toHaveLength(2);
    const url = 'https://example.org/';
    const markdown = (await run(cwd, '--format', 'markdown', '--url', url)).stdout;
    expect(markdown).toMatch(
      /^## Overdue\n\n- \[ \] \[Watch the pool\]\(<https:\/\/example\.org\/postmortems\/a\/#ai-\w+>\) \(due 2024-04-01; @ana; SEV2; Queue full\)\n\n## Due\n/,
    );
  });

  it.each([
    [['--owner', '@annna'], 'Did you mean `@ana`?'],
    [['--service', 'appi'], 'Did you mean `api`?'],
    [['--severity', 'SEV9'], 'Choose `SEV1`'],
    [['--status', 'opened'], 'Choose `unfinished`'],
    [['--type', 'detection-of'], 'Choose `prevent`'],
    [['--due-before', '01.04.2024'], 'Write `--due-before'],
    [['sink'], 'recount actions sync'],
    [['--write'], 'recount actions sync --write'],
    [['--format', 'xml'], 'table, json, csv, ics, markdown'],
  ])('refuses %j with a hint', async (argv, hint) => {
    const { code, stdout, stderr } = await run(site(), ...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(hint);
  });
});

describe('recount actions sync', () => {
  /** A site whose items name tickets of a tracker on this machine: 1 is done, 2 given up, 3 open. */
  async function ticketed(body: string) {
    const { url, seen } = await serveTracker((path) => {
      if (path.endsWith('/1')) return { body: githubIssue({ state: 'closed' }) };
      if (path.endsWith('/2')) {
        return { body: githubIssue({ state: 'closed', state_reason: 'not_planned' }) };
      }
      return path.endsWith('/3') ? { body: githubIssue({}) } : undefined;
    });
    const text = `\uFEFF${postText().replace(/- \[x\].*\n$/, body)}`.replaceAll('\n', '\r\n');
    const config = `trackers:\n  - { type: github, url: "${url}", project: org/repo }\n`;
    const cwd = makeFolder({ 'posts/a.md': text, 'recount.yaml': config });
    return { cwd, text, seen, read: () => readFileSync(join(cwd, 'posts/a.md'), 'utf8') };
  }

  const body = `- [ ] One is done (#1, owner: @ana)
- [ ] Two is given up (#2)
- [x] Three is open again (#3)
- [ ] Four is open (#3)
* [ ] Done too, and both say so (#1, org/repo#1)
`;

  it('tells what differs, changes nothing, and exits with 1', async () => {
    const { cwd, text, read, seen } = await ticketed(body);
    const { code, stdout, stderr } = await run(cwd, 'sync');
    expect([code, stderr, read()]).toEqual([1, '', text]);
    expect(stdout).toMatch(/a\.md:\d+ {2}One is done\n {2}open in the post, done in its tickets\n/);
    expect(stdout).toMatch(/Two is given up\n {2}open in the post, given up in its tickets: write/);
    expect(stdout).toMatch(/Three is open again\n {2}done in the post, open in its tickets\n/);
    expect(stdout).not.toContain('Four');
    expect(seen).toHaveLength(3);
  });

  it('with --write ticks what is done and changes no other byte', async () => {
    const { cwd, text, read } = await ticketed(body);
    const { code, stdout } = await run(cwd, 'sync', '--write');
    expect(read()).toBe(text.replace('- [ ] One', '- [x] One').replace('* [ ] Done', '* [x] Done'));
    expect(stdout).toContain('ticked off: its tickets are done');
    // What can only be settled by a person is still there.
    expect(code).toBe(1);
    expect((await run(cwd, 'sync', '--owner', '@ana')).code).toBe(0);
  });

  it('tells of a ticket that can’t be read, and takes nothing for granted', async () => {
    const { cwd, text, read } = await ticketed('- [ ] Five (#1, #5)\n');
    const { code, stdout, stderr } = await run(cwd, 'sync', '--write');
    expect([code, stdout, read()]).toEqual([1, '', text]);
    expect(stderr).toMatch(/issues\/5 could not be read: it is not there/);
  });

  it('tells the same as JSON', async () => {
    const { cwd } = await ticketed('- [ ] One (#1)\n');
    const { stdout } = await run(cwd, 'sync', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject([
      {
        path: 'posts/a.md',
        difference: 'done',
        written: false,
        tickets: [{ state: 'done', reason: null }],
      },
    ]);
  });

  it('leaves items without a box to people', async () => {
    const table = '| Action | Status | Ticket |\n|---|---|---|\n| Watch the pool | open | #1 |\n';
    const { cwd, text, read } = await ticketed(table);
    const { code, stdout } = await run(cwd, 'sync', '--write');
    expect([code, read()]).toEqual([1, text]);
    expect(stdout).toContain('open in the post, done in its tickets');
  });

  it('asks nobody about addresses that lead elsewhere', async () => {
    const { cwd, seen } = await ticketed('- [ ] One (https://example.com/org/repo/issues/1)\n');
    expect(await run(cwd, 'sync')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(seen).toEqual([]);
  });

  it('leaves a post alone that somebody wrote meanwhile', async () => {
    let write = () => {};
    const { url } = await serveTracker(() => {
      write();
      return { body: githubIssue({ state: 'closed' }) };
    });
    const text = postText().replace(/- \[x\].*\n$/, '- [ ] One (#1)\n');
    const config = `trackers:\n  - { type: github, url: "${url}", project: org/repo }\n`;
    const cwd = makeFolder({ 'posts/a.md': text, 'recount.yaml': config });
    const changed = `${text}\nMore.\n`;
    write = () => writeFileSync(join(cwd, 'posts/a.md'), changed);
    expect((await run(cwd, 'sync', '--write')).code).toBe(1);
    expect(readFileSync(join(cwd, 'posts/a.md'), 'utf8')).toBe(changed);
  });
});
