import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import sirv from 'sirv';
import { launchBrowser } from '../browser/browser.ts';
import { postText, slugOf } from './generate-posts.ts';

/**
 * Milliseconds from saving a post to the frame in which an open page shows its new text, for each of `saves`. The
 * page itself looks, in every frame: what asks from outside does so only every half second after a while.
 */
export async function measureSaves(bin: string, root: string, saves: number): Promise<number[]> {
  const server = spawn(process.execPath, [bin, 'dev', '--root', root, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const browser = await launchBrowser();
  try {
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    const page = await browser.newPage();
    const shown = new Map<number, number>();
    await page.exposeFunction('shown', (edition: number, at: number) => {
      shown.set(edition, at);
    });
    await page.addInitScript(tellEditions);
    const number = 3;
    const file = join(root, 'posts', `${slugOf(number)}.md`);
    await page.goto(`${line.toString().trim()}postmortems/${slugOf(number)}/`, {
      timeout: 600_000,
    });
    const waits: number[] = [];
    for (let edition = 1; edition <= saves; edition++) {
      await sleep(pause);
      const start = Date.now();
      writeFileSync(file, postText(number, edition));
      while (!shown.has(edition)) {
        if (Date.now() - start > 60_000) throw new Error(`Edition ${edition} was never shown`);
        await sleep(5);
      }
      waits.push((shown.get(edition) ?? 0) - start);
    }
    writeFileSync(file, postText(number));
    return waits;
  } finally {
    await browser.close();
    server.kill();
  }
}

/** Milliseconds between two saves, after which everything that follows from the one before is done. */
const pause = 1500;

/** Runs in the page: calls `shown` with each new edition of the post, after the frame that first has it. */
function tellEditions(): void {
  const { shown } = globalThis as unknown as { shown: (edition: number, at: number) => void };
  let last = 0;
  const look = (): void => {
    const text = document.querySelector('main')?.textContent ?? '';
    const edition = Number(/Edition (\d+)\./.exec(text)?.[1] ?? 0);
    if (edition !== last) {
      last = edition;
      // What comes after the callbacks of a frame comes after it was painted.
      setTimeout(() => shown(edition, Date.now()));
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/**
 * Kilobytes that move for the first search on the search page of a built site, from opening the page until its
 * hits are shown: all that is loaded of Pagefind, scripts and JSON packed as servers do (gzip), the files of
 * the index as they are. The page itself, its style sheet and its own script are those of every page.
 */
export async function measureFirstSearch(site: string, words: string): Promise<number> {
  const handler = sirv(site, { gzip: false });
  const moved = new Set<string>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    if (pathname.startsWith('/pagefind/')) moved.add(join(site, pathname));
    handler(request, response);
  }).listen(0);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://localhost:${port}/search/`);
    await page.locator('input[type="search"]').fill(words);
    await page.locator('.search-results li').first().waitFor({ timeout: 120_000 });
    await page.waitForLoadState('networkidle');
    const sizes = [...moved].map((file) => {
      const content = readFileSync(file);
      return /\.js(?:on)?$/.test(file) ? gzipSync(content).length : content.length;
    });
    return sizes.reduce((sum, size) => sum + size, 0) / 1000;
  } finally {
    await browser.close();
    server.close();
  }
}
