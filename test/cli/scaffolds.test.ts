import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listStyles } from '../../src/cli/scaffold-styles.ts';
import { makeFolder, putFiles } from '../helpers/folder.ts';
import { runMain } from '../helpers/main.ts';

const styles = listStyles(null);

const timeline = [
  '- 14:05 [cause] A migration holds a lock on the table of orders.',
  '- 14:12 [detection] The error rate of the checkout alerts the on-call engineer.',
  '- 14:40 [resolution] The migration is stopped and orders are taken again.',
].join('\n');
const action =
  '- [ ] Refuse migrations that lock a table for long (owner: @ana, due: 2024-06-01, type: prevent)';
const prose = 'The migration held a lock on the table of orders, so that none could be written.';

/** Puts what an author would write in the place of every comment: entries, items or prose, as it asks for. */
function fill(text: string): string {
  return text.replaceAll(/<!--[\s\S]*?-->/g, (comment) => {
    if (comment.includes('\n- [ ]')) return action;
    return /\n- \d\d:\d\d/.test(comment) ? timeline : prose;
  });
}

test('there is a scaffold for each of the houses, the usual one first', () => {
  expect(styles).toEqual(['default', 'atlassian', 'google-sre', 'pagerduty', 'short']);
});

describe.each(styles)('%s', (style) => {
  test.each([['--yaml', '--severity', 'SEV1'], ['--toml', '--severity', 'SEV4'], ['--yaml']])(
    'passes as a draft, and without a word once it is filled in: %s %s %s',
    async (...options) => {
      const cwd = makeFolder();
      const argv = ['new', 'Orders refused', '--style', style, ...options.filter(Boolean)];
      const { stdout } = await runMain(argv, { cwd });
      const file = join(cwd, stdout.trim());
      const draft = readFileSync(file, 'utf8');
      const before = await runMain(['check', '--max-warnings', '0'], { cwd });
      expect({ ...before, stdout: '' }).toMatchObject({ code: 0 });
      expect(draft.endsWith('-->\n')).toBe(true);
      expect(draft).not.toMatch(/\n{3}|[ \t]\n/);

      writeFileSync(file, fill(draft).replace(/^(status\W+)draft/m, '$1published'));
      expect(readFileSync(file, 'utf8')).not.toContain('<!--');
      const after = await runMain(['check', '--format', 'json'], { cwd });
      expect(
        JSON.parse(after.stdout).messages.filter(
          ({ level }: { level: string }) => level !== 'info',
        ),
      ).toEqual([]);
      expect(after.code).toBe(0);
    },
  );
});

test('the worst incidents are asked more than others, of which a short form is enough', async () => {
  const cwd = makeFolder();
  const write = async (...options: string[]): Promise<string> => {
    const { stdout } = await runMain(['new', 'Orders refused', ...options], { cwd });
    return readFileSync(join(cwd, stdout.trim()), 'utf8');
  };
  expect(await write('--severity', 'SEV2')).toContain('\n## Detection\n');
  expect(await write()).not.toContain('\n## Detection\n');
  expect(await write()).toContain('\n## Lessons learned\n');
  expect(await write('--severity', 'SEV3')).not.toContain('\n## Lessons learned\n');
  expect(await write('--severity', 'SEV3', '--style', 'default')).toContain(
    '\n## Lessons learned\n',
  );
});

test('a house has scaffolds of its own, and others in the place of ours', async () => {
  const cwd = makeFolder({
    'recount.yaml': 'templates: design\nsections: { required: [timeline, comms] }\n',
    'design/scaffolds/kitchen.eta': '<%~ it.frontmatter %>\n\n## Kitchen\n\n## Timeline\n',
    'design/scaffolds/short.eta': '<%~ it.frontmatter %>\n\n## In short\n',
    'design/scaffolds/broken.eta': '<% nope( %>',
  });
  const write = async (style: string): Promise<string> => {
    const { stdout, stderr } = await runMain(['new', 'A', '--style', style], { cwd });
    return stdout === '' ? stderr : readFileSync(join(cwd, stdout.trim()), 'utf8');
  };
  expect(await write('kitchen')).toContain(
    '---\n\n## Kitchen\n\n## Timeline\n\n## Communication\n',
  );
  expect(await write('short')).toContain('## In short\n\n## Timeline\n\n## Communication\n');
  expect(await write('kitchn')).toContain('Did you mean `kitchen`?');
  expect(await write('broken')).toContain('design/scaffolds/broken.eta');
  putFiles(cwd, { 'recount.yaml': 'title: x\n' });
  expect(await write('kitchen')).toContain('There is no style `kitchen`');
});
