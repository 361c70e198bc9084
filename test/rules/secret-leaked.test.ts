import { expect, test } from 'vitest';
import { formatPretty } from '../../src/cli/reporters/pretty.ts';
import { findSecrets } from '../../src/rules/helpers/secrets.ts';
import { checkPosts } from './run-example.ts';

// Put together here, so that nobody takes this file for a leak.
const join = (...parts: string[]) => parts.join('');
const secrets = {
  'token of GitHub': join('ghp', '_', 'a1B2c3D4e5F6'.repeat(3)),
  'key of AWS': join('AWS_SECRET_', 'ACCESS_KEY=', 'a1B2c3D4e5'.repeat(4)),
  'token of Slack': join('xoxb', '-123456789012-123456789012-', 'a1B2c3D4e5F6a1B2c3D4e5F6'),
  'key of SendGrid': join(
    'SG.',
    'a1B2c3D4e5F6a1B2c3D4e5',
    '.',
    'a1B2c3D4e5F6'.repeat(4).slice(0, 43),
  ),
  'password of a database': join('postgres://app:k3Jx92mQp7@', 'db.example.org:5432/main'),
};

test.each(Object.entries(secrets))('finds a %s, and never shows it', (name, secret) => {
  const text = `---\ntitle: A\ndate: 2024-05-01\n---\n\nIt ran \`x ${secret}\` by human error.\n`;
  const messages = checkPosts([{ path: 'posts/a.md', text }]);
  const found = messages.filter(({ ruleId }) => ruleId === 'secret-leaked');
  expect(found).toHaveLength(1);
  expect(found[0]?.reason).toContain(`Unexpected ${name} `);
  expect(JSON.stringify(messages)).not.toContain(secret.slice(5));
  const report = { messages, posts: 1, clean: [], textOf: () => text, prefix: '' };
  const shown = formatPretty(report, { colour: false, columns: 200 });
  expect(shown).toContain('human error');
  expect(shown).not.toContain(secret.slice(5));
});

test.each([
  ['a commit', '4b825dc642cb6eb9a060e54bf8d69288fbee4904'],
  ['a uuid', '123e4567-e89b-12d3-a456-426614174000'],
  ['a variable', 'postgres://$USER:$PASSWORD@db/main'],
  ['an address', 'https://example.org/a:b@c'],
])('takes %s for no secret', (_, text) => {
  expect(findSecrets(text, 'posts/a.md')).toEqual([]);
});
