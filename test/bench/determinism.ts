// Builds the same posts again and again: in fourteen zones and three locales, on one processor and on all, with and
// without a cache, by two copies of the program from two clones, with folders listed backwards. Every file must have
// the same bytes. Takes minutes; needs Linux, and disorderfs for the order of folders. Prints what was done.

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readFiles } from '../helpers/read-files.ts';
import { generatePosts, postText, slugOf } from './generate-posts.ts';

const { values: options } = parseArgs({
  options: {
    builds: { type: 'string', default: '24' },
    /** With those of the example site enough for threads; the smaller part below never is. */
    posts: { type: 'string', default: '500' },
    bin: { type: 'string', default: join(process.cwd(), 'dist/cli/bin.js') },
  },
});
const count = Number(options.posts);
const smaller = Math.floor(count * 0.4);

/** Before and behind Greenwich, past a day, by quarters of hours, with half hours and winters of summer time. */
const zones = [
  ...['UTC', 'Pacific/Kiritimati', 'Etc/GMT+12', 'Pacific/Marquesas', 'Asia/Kathmandu'],
  ...['Pacific/Chatham', 'America/St_Johns', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'],
  ...['Australia/Lord_Howe', 'Africa/Casablanca', 'America/Sao_Paulo', 'Europe/Dublin'],
] as const;
/** Commas in numbers, letters that sort otherwise, an i without its dot. */
const locales = ['C', 'de_DE.UTF-8', 'tr_TR.UTF-8'] as const;
/** `grown`: made of fewer posts before, one of them another edition, and then of all. */
const caches = ['none', 'cold', 'warm', 'grown'] as const;
const orders = ['as they lie', 'backwards'] as const;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const folder = mkdtempSync(join(tmpdir(), 'recount-same-'));
const program = resolve(options.bin, '../../..');

function git(cwd: string, ...args: string[]): void {
  const at = '2026-01-02T03:04:05+05:45';
  execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', ...args], {
    cwd,
    stdio: 'ignore',
    env: { ...process.env, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at },
  });
}

/** The posts with a past, so that dates of feeds and pages come from git. */
function makeSource(source: string): void {
  cpSync(join(program, 'posts'), join(source, 'posts'), { recursive: true });
  generatePosts(join(source, 'posts'), count);
  writeFileSync(join(source, 'recount.yaml'), 'title: Same\n');
  git(source, 'init', '--quiet');
  for (const text of [postText(5, 1), postText(5)]) {
    writeFileSync(join(source, 'posts', `${slugOf(5)}.md`), text);
    git(source, 'add', '.');
    git(source, 'commit', '--quiet', '-m', 'Posts');
  }
}

/** A copy of the site, and one of the program; the second one of each has a longer path with other letters. */
function makeClone(name: string): { readonly site: string; readonly bin: string } {
  const site = join(folder, name, 'site');
  git(folder, 'clone', '--quiet', join(folder, 'source'), site);
  const own = join(folder, name, 'program');
  for (const part of ['dist', 'templates', 'public', 'src/rules', 'package.json']) {
    cpSync(join(program, part), join(own, part), { recursive: true });
  }
  symlinkSync(join(program, 'node_modules'), join(own, 'node_modules'));
  return { site, bin: join(own, 'dist/cli/bin.js') };
}

/** Most of the posts are gone, and one is another edition, while `during` runs. */
function whileSmaller(site: string, during: () => void): void {
  const away = Array.from(
    { length: count - smaller },
    (_, at) => `posts/${slugOf(smaller + at)}.md`,
  );
  for (const file of away) rmSync(join(site, file));
  writeFileSync(join(site, 'posts', `${slugOf(5)}.md`), postText(5, 1));
  during();
  git(site, 'checkout', '--quiet', '.');
}

/** The same folder with all of its folders listed backwards; null where that can't be had. */
function mountBackwards(site: string): string | null {
  const mounted = `${site}-backwards`;
  mkdirSync(mounted);
  const run = spawnSync('disorderfs', [
    '--reverse-dirents=yes',
    '--sort-dirents=yes',
    site,
    mounted,
  ]);
  return run.status === 0 ? mounted : null;
}

const sumsOf = (out: string): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(readFiles(out)).map(([file, bytes]) => [
      file,
      createHash('sha256').update(bytes).digest('hex'),
    ]),
  );
const sumOf = (sums: ReadonlyMap<string, string>): string =>
  createHash('sha256')
    .update([...sums].map(([file, sum]) => `${sum}  ${file}\n`).join(''))
    .digest('hex');

makeSource(join(folder, 'source'));
const clones = [makeClone('a'), makeClone('b/ä folder with a longer name')];
const mounts = clones.map(({ site }) => mountBackwards(site));
if (mounts.includes(null)) say('Without disorderfs: folders are listed as they lie only');

const choose = <T>(list: readonly T[], number: number): T => list[number % list.length] as T;

interface Setting {
  readonly zone: string;
  readonly locale: string;
  readonly cache: (typeof caches)[number];
  readonly isOne: boolean;
  readonly clone: number;
  readonly order: (typeof orders)[number];
}

/** In 24 builds come all zones and every pair of the rest, in an order in which a few builds have most of them. */
function settingOf(number: number): Setting {
  const mixed = number * 7;
  return {
    zone: choose(zones, number),
    locale: choose(locales, mixed),
    cache: choose(caches, mixed),
    isOne: Math.floor(mixed / 12) % 2 === 0,
    clone: Math.floor(mixed / 3) % 2,
    order: choose(orders, Math.floor(mixed / 6)),
  };
}

/** Builds a site as the setting wants it; answers the sums of its files. */
function build({ zone, locale, cache, isOne, clone, order }: Setting): ReadonlyMap<string, string> {
  const { site, bin } = choose(clones, clone);
  const root = (order === 'backwards' ? mounts[clone] : null) ?? site;
  const kept = join(site, '.recount-cache');
  const run = (): void => {
    execFileSync(
      isOne ? 'taskset' : 'env',
      [
        ...(isOne ? ['-c', '0'] : []),
        ...[process.execPath, bin, 'build', '--root', root, '--out', out],
        ...['--url', 'https://example.org/sub/', ...(cache === 'none' ? ['--no-cache'] : [])],
      ],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, TZ: zone, LANG: locale, LC_ALL: locale, SOURCE_DATE_EPOCH: today },
      },
    );
  };
  rmSync(out, { recursive: true, force: true });
  if (cache === 'cold' || cache === 'grown') rmSync(kept, { recursive: true, force: true });
  if (cache === 'grown') whileSmaller(site, run);
  if (cache === 'warm' && !existsSync(kept)) {
    run();
    rmSync(out, { recursive: true });
  }
  run();
  return sumsOf(out);
}

const today = '1790000000';
const out = join(folder, 'out');
const found = new Set<string>();
let first: ReadonlyMap<string, string> = new Map();
try {
  for (let number = 0; number < Number(options.builds); number++) {
    const setting = settingOf(number);
    const sums = build(setting);
    if (number === 0) first = sums;
    const sum = sumOf(sums);
    found.add(sum);
    const { zone, locale, cache, isOne, clone, order } = setting;
    const how = `${isOne ? 'one processor' : 'all processors'}, cache ${cache}, clone ${clone + 1}`;
    say(`${sum.slice(0, 16)}  ${zone}, ${locale}, ${how}, folders ${order}`);
    const names = [...new Set([...first.keys(), ...sums.keys()])];
    const other = names.filter((file) => first.get(file) !== sums.get(file));
    if (other.length > 0) say(`DIFFERENT: ${other.length} files: ${other.slice(0, 5).join(', ')}`);
  }
} finally {
  for (const mount of mounts) if (mount !== null) spawnSync('fusermount', ['-u', mount]);
}
say(`${options.builds} builds of ${first.size} files: ${found.size} outputs`);
rmSync(folder, { recursive: true, force: true });
process.exitCode = found.size === 1 ? 0 : 1;
