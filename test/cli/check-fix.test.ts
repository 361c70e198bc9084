import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, runCli } from './run-cli.ts';

const rest = `
## Timeline (UTC)

- 10:05 [detected] The alert fires.
- 10:20 [resolved] Sign-ups work again.

## Root cause

The certificate had expired.
`;
const broken = `---\ntitel: Sign-ups failed\ndate: 2024-5-1\n---\n${rest}`;
const mended = `---\ntitle: Sign-ups failed\ndate: 2024-05-01\n---\n${rest}\n## Action items\n`;

test('--fix mends what has one right answer and tells the rest', async () => {
  const cwd = makeFolder({ 'posts/a.md': broken, 'posts/b.md': broken });
  const { code, stdout, stderr } = await runCli(['check', '--fix', 'posts/a.md'], { cwd });
  expect(readFileSync(join(cwd, 'posts/a.md'), 'utf8')).toBe(mended);
  expect(readFileSync(join(cwd, 'posts/b.md'), 'utf8')).toBe(broken);
  expect(stderr).toBe('Mended 3 messages in 1 post\n');
  expect(stdout).toContain('section-empty');
  expect(stdout).not.toMatch(/field-unknown|section-missing/);
  expect(code).toBe(1);
  expect(readdirSync(join(cwd, 'posts'))).toEqual(['a.md', 'b.md']);
});

test('--fix keeps byte-order mark, line ends, mode and links', async () => {
  const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
  const cwd = makeFolder({ 'posts/a.md': windows(broken), 'elsewhere/b.md': broken });
  chmodSync(join(cwd, 'posts/a.md'), 0o640);
  symlinkSync('../elsewhere/b.md', join(cwd, 'posts/b.md'));
  await runCli(['check', '--fix'], { cwd });
  expect(readFileSync(join(cwd, 'posts/a.md'), 'utf8')).toBe(windows(mended));
  expect(statSync(join(cwd, 'posts/a.md')).mode & 0o777).toBe(0o640);
  expect(readFileSync(join(cwd, 'elsewhere/b.md'), 'utf8')).toBe(mended);
  expect(lstatSync(join(cwd, 'posts/b.md')).isSymbolicLink()).toBe(true);
});

test('--fix a second time changes nothing', async () => {
  const cwd = makeFolder({ 'posts/a.md': broken });
  await runCli(['check', '--fix'], { cwd });
  const { stderr } = await runCli(['check', '--fix'], { cwd });
  expect(stderr).toBe('Nothing to mend\n');
});

test('--fix leaves a post alone whose frontmatter can not be read', async () => {
  const text = broken.replace('date: 2024-5-1', 'date: [2024-5-1');
  const cwd = makeFolder({ 'posts/a.md': text });
  const { code, stderr } = await runCli(['check', '--fix'], { cwd });
  expect({ code, stderr }).toEqual({ code: 1, stderr: 'Nothing to mend\n' });
  expect(readFileSync(join(cwd, 'posts/a.md'), 'utf8')).toBe(text);
});

test('--fix writes nothing while the configuration is broken', async () => {
  const cwd = makeFolder({ 'posts/a.md': broken, 'recount.yaml': 'sectons: {}\n' });
  const { code, stdout } = await runCli(['check', '--fix'], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('recount.yaml\n');
  expect(readFileSync(join(cwd, 'posts/a.md'), 'utf8')).toBe(broken);
});

test('--fix --dry-run writes a patch that git applies, and no file', async () => {
  const cwd = makeFolder({ 'posts/a.md': broken });
  const { code, stdout } = await runCli(['check', '--fix', '--dry-run'], { cwd });
  expect(code).toBe(1);
  expect(readFileSync(join(cwd, 'posts/a.md'), 'utf8')).toBe(broken);
  writeFileSync(join(cwd, 'fix.patch'), stdout);
  execFileSync('git', ['apply', 'fix.patch'], { cwd });
  expect(readFileSync(join(cwd, 'posts/a.md'), 'utf8')).toBe(mended);
  const again = await runCli(['check', '--fix', '--dry-run'], { cwd });
  expect(again).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('the report says how much --fix would mend', async () => {
  const cwd = makeFolder({ 'posts/a.md': broken });
  const { stdout } = await runCli(['check'], { cwd });
  expect(stdout).toContain('Run `recount check --fix` to mend 3 of them.\n');
});
