import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { type Files, makeFolder, readFiles } from '../helpers/folder.ts';
import { runMain } from '../helpers/main.ts';

const enter = '\r';
const down = '\u001B[B';
const tab = '\t';
const interrupt = '\u0003';

/** A person who answers questions as they come: words of the question and the keys. */
function personWith(answers: readonly (readonly [question: string, keys: readonly string[]])[]) {
  const input = new PassThrough();
  const open = [...answers];
  let shown = '';
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      shown += String(chunk);
      const [next] = open;
      if (next !== undefined && shown.includes(next[0])) {
        open.shift();
        shown = '';
        // A key at a time, as a terminal sends them.
        next[1].forEach((key, index) => {
          setTimeout(() => input.write(key), 5 + index * 5);
        });
      }
      done();
    },
  });
  return { open, terminal: () => ({ input, output, zone: 'Europe/Paris' }) };
}

const old = [
  '---\ntitle: Old\ndate: 2024-05-01\nstatus: published\nservices: [checkout, payments]',
  'owner: "@ana"\ntimezone: Europe/Berlin\n---\n\nText.\n',
].join('\n');

async function ask(
  argv: readonly string[],
  answers: Parameters<typeof personWith>[0],
  files: Files = {},
) {
  const cwd = makeFolder({ 'posts/old.md': old, ...files });
  const { terminal, open } = personWith(answers);
  const result = await runMain(['new', ...argv], { cwd, terminal });
  const path = result.stdout.trim();
  return { ...result, cwd, open, text: path === '' ? null : readFileSync(join(cwd, path), 'utf8') };
}

describe('on a terminal', () => {
  test('asks for what it can not know, with what the site uses', async () => {
    const { code, stdout, text, open } = await ask(
      [],
      [
        ['What happened', [...'Queue full', enter]],
        ['How bad', [down, down, down, enter]],
        ['time zone', [enter]],
        ['When did it start', [...'13:05', enter]],
        ['Which services', [tab, ...'mail', down, tab, enter]],
        ['Who sees', [down, enter]],
        ['In which style', [enter]],
      ],
    );
    expect(open).toEqual([]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'posts/2024-05-15-queue-full.md\n' });
    expect(text).toContain('title: "Queue full"\ndate: 2024-05-15\n');
    expect(text).toContain('\nseverity: SEV3\n');
    expect(text).toContain(
      '\nowner: "@ana"\nstarted: 2024-05-15T13:05:00+02:00\ntimezone: Europe/Berlin\n',
    );
    expect(text).toContain('\n## What happened\n');
    expect(text).toMatch(/\nservices: \[.*mail.*\]\n/);
  });

  test('asks for nothing that was given, nor for what the configuration says', async () => {
    const given = [
      'Queue full',
      '--severity',
      'SEV1',
      '--started',
      '2024-05-14 10:00',
      '--services',
      'api',
      '--owner',
      '@ana',
      '--style',
      'short',
    ];
    const { code, text } = await ask(given, [], { 'recount.yaml': 'timezone: Europe/Paris\n' });
    expect(code).toBe(0);
    expect(text).toContain('\ndate: 2024-05-14\n');
    expect(text).toContain('\nstarted: 2024-05-14T10:00:00+02:00\n');
    expect(text).not.toContain('timezone:');
  });

  test('what nobody knows yet is left for the post', async () => {
    const { text } = await ask(
      ['Queue full'],
      [
        ['How bad', [enter]],
        ['time zone', [enter]],
        ['When did it start', [enter]],
        ['Which services', [enter]],
        ['Who sees', [enter]],
        ['In which style', [enter]],
      ],
    );
    expect(text).toContain('\n# severity:\nservices: []\n');
    expect(text).not.toMatch(/^(?:owner|started):/m);
  });

  test('a wrong answer is asked for again', async () => {
    const { text } = await ask(
      [
        'A',
        '--severity',
        '2',
        '--services',
        'x',
        '--owner',
        'y',
        '--style',
        'short',
        '--timezone',
        'UTC',
      ],
      [
        ['When did it start', [...'soon', enter]],
        ['Write a time such as', [...Array(4).fill('\u007F'), ...'9:30', enter]],
      ],
    );
    expect(text).toContain('\nstarted: 2024-05-15T09:30:00Z\n');
  });

  test('asks for the fields that the house requires', async () => {
    const config =
      'timezone: UTC\nfields:\n  paged: { type: boolean, required: true, label: Was anybody paged }\n  tier: { type: text, values: [gold, tin], required: true }\n';
    const given = [
      'A',
      '--severity',
      '2',
      '--services',
      'x',
      '--owner',
      'y',
      '--style',
      'short',
      '--started',
      '9:30',
    ];
    const { text } = await ask(
      given,
      [
        ['Was anybody paged', [down, enter]],
        ['tier?', [down, enter]],
      ],
      { 'recount.yaml': config },
    );
    expect(text).toContain('\npaged: false\ntier: tin\n');
  });

  test.each([
    ['at the first question', 0],
    ['at a later one', 2],
  ])('Ctrl+C %s leaves nothing', async (_when, at) => {
    const answers: [string, string[]][] = [
      ['What happened', [...'Queue', enter]],
      ['How bad', [enter]],
      ['time zone', [enter]],
    ];
    answers[at] = [answers[at]?.[0] ?? '', [interrupt]];
    const { code, stdout, stderr, cwd } = await ask([], answers);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Stopped, and nothing was written');
    expect(Object.keys(readFiles(cwd))).toEqual(['posts/old.md']);
  });

  test('asks nothing when told so, or without a title in a script', async () => {
    expect((await ask(['Queue full', '--no-ask'], [])).code).toBe(0);
    const { code, stderr } = await ask(['--no-ask'], []);
    expect(code).toBe(2);
    expect(stderr).toContain('A post needs a title');
  });
});

test('in a script, a field that the house requires is asked for by its option', async () => {
  const cwd = makeFolder({ 'recount.yaml': 'fields: { tier: { type: text, required: true } }\n' });
  const refused = await runMain(['new', 'A'], { cwd });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('Give it with --field tier=');
  expect((await runMain(['new', 'A', '--field', 'tier=gold'], { cwd })).code).toBe(0);
});
