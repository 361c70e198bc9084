// Kills builds at random instants and fills disks under them: each time the output must be the whole old
// site or the whole new one, and the next build must give what a clean one gives. Takes minutes; needs root
// for the full disk. Prints what was done.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readFiles } from '../helpers/read-files.ts';
import { generatePosts, postText, slugOf } from './generate-posts.ts';

const { values: options } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    posts: { type: 'string', default: '12' },
    bin: { type: 'string', default: join(process.cwd(), 'dist/cli/bin.js') },
  },
});
const folder = join(tmpdir(), 'recount-kill');
const line = (out: string, ...more: string[]): string[] => [
  ...[
    options.bin,
    'build',
    '--root',
    folder,
    '--out',
    out,
    '--url',
    'https://example.org/',
    ...more,
  ],
];
const site = join(folder, '_site');
const clean = join(folder, 'clean');
const disk = join(folder, 'disk');
const build = (out: string, ...more: string[]): void => {
  execFileSync(process.execPath, line(out, ...more), { stdio: ['ignore', 'ignore', 'pipe'] });
};
const edition = (number: number): void =>
  writeFileSync(join(folder, 'posts', `${slugOf(5)}.md`), postText(5, number));

/** A text that is the same for the same files. */
const contents = (of: string): string =>
  JSON.stringify(
    Object.entries(readFiles(of)).map(([file, bytes]) => [file, bytes.toString('base64')]),
  );

let failures = 0;
function expect(what: string, holds: boolean): void {
  if (holds) return;
  failures++;
  process.stdout.write(`FAILED: ${what}\n`);
}

// A run that was itself killed leaves its disk mounted.
spawnSync('umount', [disk], { stdio: 'ignore' });
rmSync(folder, { recursive: true, force: true });
generatePosts(join(folder, 'posts'), Number(options.posts));
writeFileSync(join(folder, 'recount.yaml'), 'title: Bench\n');
const whole: string[] = [];
let took = 0;
for (const number of [1, 2]) {
  edition(number);
  const start = performance.now();
  build(clean, '--no-cache');
  took = performance.now() - start;
  whole.push(contents(clean));
}
edition(1);
build(site);
const posts = contents(join(folder, 'posts'));
const outcomes = { old: 0, fresh: 0 };
for (let kill = 0; kill < Number(options.kills); kill++) {
  edition(1);
  build(site);
  edition(2);
  const isCold = kill % 2 === 0;
  if (isCold) rmSync(join(folder, '.recount-cache'), { recursive: true, force: true });
  const child = spawn(process.execPath, line(site), { stdio: 'ignore' });
  await Promise.race([once(child, 'exit'), sleep(Math.random() * took * 1.1)]);
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  const left = contents(site);
  expect(`kill ${kill} leaves a whole site`, whole.includes(left));
  outcomes[left === whole[0] ? 'old' : 'fresh']++;
  try {
    build(site);
  } catch (error) {
    expect(`the build after kill ${kill} ends well: ${String(error)}`, false);
    build(site);
  }
  expect(`the build after kill ${kill} is as a clean one`, contents(site) === whole[1]);
}
edition(1);
expect('no post was touched', contents(join(folder, 'posts')) === posts);
process.stdout.write(`${options.kills} kills: ${outcomes.old} old, ${outcomes.fresh} new\n`);

// Two at once: one of them may be refused, the site is whole.
edition(2);
const two = [1, 2].map(() => spawn(process.execPath, line(site), { stdio: 'ignore' }));
await Promise.all(two.map((child) => once(child, 'exit')));
expect('two builds at once give a whole site', contents(site) === whole[1]);

// A few open files.
edition(1);
const limited = spawn(
  'bash',
  ['-c', `ulimit -n 60; exec "$@"`, '-', process.execPath, ...line(site)],
  {
    stdio: 'ignore',
  },
);
await once(limited, 'exit');
expect('a build with few open files leaves a whole site', whole.includes(contents(site)));

// Disks of many sizes, each full at another instant.
mkdirSync(disk, { recursive: true });
let full = 0;
for (let kilobytes = 100; kilobytes <= 5000; kilobytes += 100) {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    process.stdout.write('A disk could not be made: not root\n');
    break;
  }
  try {
    edition(1);
    build(join(disk, 'out'), '--no-cache');
    const [, used = '0'] = execFileSync('df', ['-k', '--output=used', disk]).toString().split('\n');
    const size = `size=${Number(used) + kilobytes}k`;
    execFileSync('mount', ['-o', `remount,${size}`, disk]);
    edition(2);
    let told = 0;
    try {
      build(join(disk, 'out'));
    } catch (error) {
      told = (error as { status: number }).status;
      full++;
    }
    expect(
      `a disk with ${kilobytes} kB left`,
      contents(join(disk, 'out')) === whole[told === 0 ? 1 : 0],
    );
  } finally {
    execFileSync('umount', [disk]);
  }
}
process.stdout.write(`${full} of 50 disks were full\n`);

process.stdout.write(failures === 0 ? 'All whole.\n' : `${failures} failures\n`);
process.exitCode = failures === 0 ? 0 : 1;
