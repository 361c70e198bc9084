// Measures Recount against itself and its peers, as ratios in one run on one machine. Prints Markdown.

import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generatePosts, postText, slugOf } from './generate-posts.ts';
import { measureFirstSearch, measureSaves } from './in-browser.ts';
import { measureKeystrokes } from './language-keystroke.ts';
import { type Cost, measure, median } from './measure.ts';
import { buildLine, peers, prepare } from './peers.ts';

const { values: options } = parseArgs({
  options: {
    posts: { type: 'string', default: '1000' },
    pairs: { type: 'string', default: '5' },
    /** Which parts to measure, by name, with commas between. */
    only: { type: 'string', default: 'peers,again,check,help,dev,search,language' },
    peers: { type: 'string', default: peers.map(({ name }) => name).join(',') },
    folder: { type: 'string', default: join(tmpdir(), 'recount-bench') },
    bin: { type: 'string', default: join(process.cwd(), 'dist/cli/bin.js') },
  },
});
const posts = Number(options.posts);
const pairs = Number(options.pairs);
const parts = new Set(options.only.split(','));
const site = join(options.folder, `site-${posts}`);
const out = join(options.folder, `out-${posts}`);
const recount = `'${process.execPath}' '${options.bin}'`;
const build = `${recount} build --root '${site}' --out '${out}' --url https://example.org/`;
const check = `${recount} check --root '${site}' --level error`;

/** Figures of one thing over all pairs, each beside the other thing of its pair. */
type Pair = readonly [own: Cost, other: Cost];

function report(what: string, all: readonly Pair[], asked: number | null): void {
  const wall = median(all.map(([own, other]) => own.wall / other.wall));
  const cpu = median(all.map(([own, other]) => own.cpu / other.cpu));
  const seconds = (side: 0 | 1): string => median(all.map((pair) => pair[side].wall)).toFixed(2);
  row(what, `${seconds(0)} s : ${seconds(1)} s`, wall.toFixed(3), cpu.toFixed(3), asked);
}

const row = (...cells: readonly (string | number | null)[]): void => {
  process.stdout.write(`| ${cells.map((cell) => cell ?? '').join(' | ')} |\n`);
};

async function inPairs(
  own: () => Promise<Cost>,
  other: () => Promise<Cost>,
  count = pairs,
): Promise<Pair[]> {
  const all: Pair[] = [];
  for (let pair = 0; pair < count; pair++) all.push([await own(), await other()]);
  return all;
}

const forget = (...folders: readonly string[]): void => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
};
const cache = join(site, '.recount-cache');

function cold(memory = false): Promise<Cost> {
  forget(cache, out);
  return measure(build, site, { memory });
}

let edition = 0;
function edit(): void {
  const number = Math.floor(posts / 2);
  writeFileSync(join(site, 'posts', `${slugOf(number)}.md`), postText(number, ++edition));
}

if (!existsSync(join(site, 'recount.yaml'))) {
  mkdirSync(site, { recursive: true });
  generatePosts(join(site, 'posts'), posts);
  writeFileSync(join(site, 'recount.yaml'), 'title: Bench\n');
}
const [cpu] = cpus();
process.stdout.write(
  `${posts} posts, ${pairs} pairs. ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${release()}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}.\n\n`,
);
row('what', 'medians', 'ratio', 'ratio of processor time', 'asked');
row('---', '---', '---', '---', '---');

if (parts.has('peers')) {
  for (const peer of peers.filter(({ name }) => options.peers.split(',').includes(name))) {
    const folder = join(options.folder, `${peer.name.toLowerCase()}-${posts}`);
    const version = peer.install(folder);
    const other = (): Promise<Cost> => {
      prepare(peer, folder, join(site, 'posts'));
      return measure(buildLine(peer), folder);
    };
    const asked = peer.name === 'Astro' ? 0.15 : posts < 5000 ? 0.8 : 0.7;
    report(`cold build : ${peer.name} ${version} + Pagefind`, await inPairs(cold, other), asked);
  }
}
if (parts.has('again')) {
  const { memory } = await cold(true);
  row('memory at its peak, without Pagefind', `${memory.toFixed(0)} MB`, '', '', '700 MB');
  const nothing: Pair[] = [];
  const one: Pair[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const whole = await cold();
    // The first run after a build sees files as settled that the build could not yet trust.
    await measure(build, site);
    nothing.push([await measure(build, site), whole]);
    edit();
    one.push([await measure(build, site), whole]);
  }
  report('nothing changed : cold build', nothing, 0.05);
  report('one post edited : cold build', one, 0.1);
}
if (parts.has('check')) {
  const own = (): Promise<Cost> => {
    forget(cache);
    return measure(check, site);
  };
  const all = await inPairs(own, () => cold());
  report('check, cold : cold build', all, 0.55);
  await measure(check, site);
  const warm: Pair[] = [];
  for (const [, other] of all) warm.push([await measure(check, site), other]);
  report('check, warm : cold build', warm, 0.05);
}
if (parts.has('help')) {
  const bare = `'${process.execPath}' -e 0`;
  const run = (line: string) => (): Promise<Cost> => measure(line, site);
  report('--help : node -e 0', await inPairs(run(`${recount} --help`), run(bare), pairs * 3), 2.5);
}
if (parts.has('dev')) {
  const wait = median(await measureSaves(options.bin, site, pairs * 3));
  row(
    'from saving to the new page',
    `${wait.toFixed(0)} ms`,
    '',
    '',
    `${posts < 5000 ? 150 : 300} ms`,
  );
}
if (parts.has('search')) {
  if (!existsSync(out)) await cold();
  // Every generated post has the two commonest words some ten times; a name is in one of two hundred.
  for (const [what, words, asked] of [
    ['a name', 'hiwage', '250 kB'],
    ['a word of all posts', 'timeout', '250 kB'],
    ['the two commonest words', 'database replica', ''],
  ] as const) {
    const moved = await measureFirstSearch(out, words);
    row(`first search moves, for ${what}`, `${moved.toFixed(0)} kB`, '', '', asked);
  }
}
if (parts.has('language')) {
  const folder = join(options.folder, `editor-${posts}`);
  forget(folder);
  mkdirSync(folder, { recursive: true });
  const setting = { bin: options.bin, folder, posts, lines: 1000, keystrokes: 60 };
  const waits = await measureKeystrokes(setting);
  row('from a keystroke to its diagnostics', `${median(waits).toFixed(0)} ms`, '', '', '');
}
