// A day's worth of edits against `recount dev`: saves in the ways of eight editors, half-written files, renames,
// deletions, folders that move. What is served must be what a clean build gives, and memory must not grow in the
// last third of the day. Takes minutes. Prints what was seen.

import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { listFiles } from '../helpers/links.ts';
import { editors } from './editors.ts';
import { generatePosts, postText, slugOf } from './generate-posts.ts';
import {
  growthBetween,
  heapOf,
  median,
  residentOf,
  spawnMeasured,
  type Third,
} from './server-memory.ts';

const { values: options } = parseArgs({
  options: {
    edits: { type: 'string', default: '10000' },
    posts: { type: 'string', default: '30' },
    /** Looks at everything that is served after so many edits. */
    every: { type: 'string', default: '500' },
    /** Saves for each editor whose way to the page is timed. */
    saves: { type: 'string', default: '50' },
    bin: { type: 'string', default: join(process.cwd(), 'dist/cli/bin.js') },
  },
});
const count = Number(options.posts);
const edits = Number(options.edits);
const root = join(tmpdir(), `recount-soak-${process.pid}`);
const posts = join(root, 'posts');
const fileOf = (number: number): string => join(posts, `${slugOf(number)}.md`);

/** Puts the site back to how it was in the beginning. */
function reset(): void {
  rmSync(posts, { recursive: true, force: true });
  generatePosts(posts, count);
  writeFileSync(join(root, 'recount.yaml'), 'title: Soak\n');
}

reset();
interface Server {
  readonly address: string;
  readonly process: ReturnType<typeof spawnMeasured>;
  readonly get: (path: string) => Promise<string>;
}

async function serve(...more: readonly string[]): Promise<Server> {
  const args = [options.bin, 'dev', '--root', root, '--port', '0', ...more];
  const child = spawnMeasured(args);
  if (child.stdout === null) throw new Error('Expected a server that prints its address');
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const address = line.toString().trim();
  const get = async (path: string): Promise<string> => {
    const ask = (): Promise<Response> => fetch(new URL(path, address));
    // A connection that was kept may have been closed meanwhile.
    const response = await ask().catch(ask);
    if (response.status !== 200) return `status ${response.status}`;
    return (await response.text()).replaceAll(address, 'https://example.org/');
  };
  return { address, process: child, get };
}

const server = await serve();
const { get } = server;
const say = (text: string): void => void process.stdout.write(`${text}\n`);
let failures = 0;
const fail = (text: string): void => {
  failures++;
  say(`FAILED: ${text}`);
};

/** What a page says, without what the dev server adds to it. */
const mainOf = (html: string): string => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html;

/** What is looked at besides the pages of posts. */
const lists = [
  '',
  'actions/',
  'insights/',
  'services/',
  'tags/',
  'years/2008/',
  'feed.json',
  'feed.xml',
  'list.json',
  'actions/actions.csv',
];

/** Files of posts as they lie there, and some that do not. */
const slugs = (): string[] => [
  ...listFiles(posts).flatMap((file) => /(?:^|\/)([^./][^/]*)\.md$/.exec(file)?.[1] ?? []),
  ...[0, 1, 2].map((number) => `${slugOf(number)}-moved`),
];

/** Paths that are served otherwise than a server gives them that has just begun, and remembers nothing. */
async function differences(): Promise<string[]> {
  const fresh = await serve('--no-cache');
  const wrong: string[] = [];
  for (const path of [...lists, ...slugs().map((slug) => `postmortems/${slug}/`)]) {
    if (mainOf(await get(path)) !== mainOf(await fresh.get(path))) wrong.push(path);
  }
  fresh.process.kill();
  return wrong;
}

/** The same of a clean build, for which all posts have to be whole. */
async function differencesFromBuild(): Promise<string[]> {
  const out = join(root, 'clean');
  const args = [
    'build',
    '--root',
    root,
    '--out',
    out,
    '--no-cache',
    '--drafts',
    '--audience',
    'internal',
  ];
  execFileSync(process.execPath, [options.bin, ...args, '--url', server.address], {
    stdio: 'ignore',
  });
  const wrong: string[] = [];
  for (const file of listFiles(out).filter((name) =>
    /\.(?:html|xml|json|csv|ics|md)$/.test(name),
  )) {
    if (file === '404.html' || file.startsWith('pagefind/')) continue;
    const path = encodeURI(file.replace(/(^|\/)index\.html$/, '$1'));
    // Reading a response takes a byte-order mark away.
    const built = readFileSync(join(out, file), 'utf8').replace(/^\uFEFF/, '');
    const there = built.replaceAll(server.address, 'https://example.org/');
    if (mainOf(await get(path)) !== mainOf(there)) wrong.push(file);
  }
  return wrong;
}

async function settle(after: number): Promise<void> {
  await sleep(2000);
  const wrong = await differences();
  if (wrong.length > 0)
    fail(`after ${after} edits ${wrong.length} differ: ${wrong.slice(0, 5).join(', ')}`);
}

/** What the server held while `resident` was seen, once it shows the site as it was in the beginning. */
async function measure(resident: readonly number[]): Promise<Third> {
  reset();
  await sleep(2000);
  for (const path of lists) await get(path);
  await sleep(2000);
  return { heap: await heapOf(server.process), resident };
}

/** The same numbers in every run. */
let state = 1;
const random = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const ways = Object.values(editors);

/** Something that happens to a folder of posts in a day. */
function edit(number: number): void {
  const post = random(count);
  const file = fileOf(post);
  const text = postText(post, number);
  const kind = random(20);
  if (kind === 0) rmSync(file, { force: true });
  else if (kind === 1 && existsSync(file))
    renameSync(file, file.replace(/(-moved)?\.md$/, '-moved.md'));
  else if (kind === 2) rmSync(file.replace(/\.md$/, '-moved.md'), { force: true });
  else if (kind === 3) writeFileSync(file, text.slice(0, random(text.length)));
  else if (kind === 4) writeFileSync(join(posts, `.${random(9)}.swp`), 'swap');
  else if (kind === 5) writeFileSync(join(posts, `new-${random(9)}.md`), text);
  else if (kind === 6) rmSync(join(posts, `new-${random(9)}.md`), { force: true });
  else if (kind === 7) {
    const folders = [join(posts, 'older'), join(posts, 'old')];
    const [from = '', to = ''] = existsSync(folders[0] ?? '') ? folders : folders.reverse();
    mkdirSync(from, { recursive: true });
    writeFileSync(join(from, `archived-${random(5)}.md`), text);
    renameSync(from, to);
  } else if (kind === 8) writeFileSync(join(root, 'recount.yaml'), `title: Soak ${random(50)}\n`);
  else (ways[random(ways.length)] ?? ways[0])?.(file, text);
}

try {
  const waits: number[] = [];
  let late = 0;
  await get('');
  for (const [name, save] of Object.entries(editors)) {
    for (let number = 0; number < Number(options.saves); number++) {
      const edition = 1_000_000 + waits.length;
      const start = performance.now();
      save(fileOf(3), postText(3, edition));
      while (!(await get(`postmortems/${slugOf(3)}/`)).includes(`Edition ${edition}.`)) {
        if (performance.now() - start > 10_000) {
          fail(`${name}: the page is not what was saved`);
          break;
        }
      }
      waits.push(performance.now() - start);
      if ((waits.at(-1) ?? 0) > 2000) late++;
    }
  }
  waits.sort((a, b) => a - b);
  if (waits.length > 0) {
    const slowest = (waits.at(-1) ?? 0).toFixed(0);
    say(
      `${waits.length} saves in ${Object.keys(editors).length} ways: ${late} took more than 2 s to their page; median ${(waits[waits.length >> 1] ?? 0).toFixed(0)} ms, slowest ${slowest} ms`,
    );
  }

  let resident: number[] = [];
  let since = 0;
  const thirds: Third[] = [];
  for (let number = 1; number <= edits; number++) {
    edit(number);
    if (number % 10 === 0) {
      await sleep(random(60));
      resident.push(residentOf(server.process));
    }
    const isThird = [1, 2, 3].some((part) => number === Math.floor((edits * part) / 3));
    if (number % Number(options.every) === 0 || isThird) {
      await settle(number);
      const seen = resident.slice(since);
      since = resident.length;
      say(
        `${number} edits: ${median(seen).toFixed(0)} MB in memory, at most ${Math.max(0, ...seen).toFixed(0)}`,
      );
    }
    if (!isThird) continue;
    const third = await measure(resident);
    thirds.push(third);
    resident = [];
    since = 0;
    say(
      `  ${third.heap.toFixed(2)} MB of heap after a collection, with the posts of the beginning`,
    );
  }
  const [, middle, last] = thirds;
  if (middle !== undefined && last !== undefined) growthBetween(middle, last).forEach(fail);
  const wrong = await differencesFromBuild();
  if (wrong.length > 0)
    fail(`at the end ${wrong.length} differ from a build: ${wrong.slice(0, 5).join(', ')}`);
} finally {
  server.process.kill();
  rmSync(root, { recursive: true, force: true });
}
say(failures === 0 ? 'What was served is what a clean build gives.' : `${failures} failures`);
process.exitCode = failures === 0 ? 0 : 1;
