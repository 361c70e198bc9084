import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import { launchBrowser } from '../browser/browser.ts';
import { postText, slugOf } from './generate-posts.ts';

/** Milliseconds from saving a post to its new text in an open page, for each of `saves`. */
export async function measureSaves(bin: string, root: string, saves: number): Promise<number[]> {
  const server = spawn(process.execPath, [bin, 'dev', '--root', root, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const browser = await launchBrowser();
  try {
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    const page = await browser.newPage();
    const number = 3;
    await page.goto(`${line.toString().trim()}postmortems/${slugOf(number)}/`, {
      timeout: 600_000,
    });
    const waits: number[] = [];
    for (let edition = 1; edition <= saves; edition++) {
      await page.waitForTimeout(500);
      const start = performance.now();
      writeFileSync(join(root, 'posts', `${slugOf(number)}.md`), postText(number, edition));
      await page.getByText(`Edition ${edition}.`).first().waitFor({ timeout: 60_000 });
      waits.push(performance.now() - start);
    }
    writeFileSync(join(root, 'posts', `${slugOf(number)}.md`), postText(number));
    return waits;
  } finally {
    await browser.close();
    server.kill();
  }
}

/** Kilobytes that move for the first search on the search page of a built site, the page itself aside. */
export async function measureFirstSearch(site: string, words: string): Promise<number> {
  const handler = sirv(site, { gzip: false });
  const server = createServer((request, response) => handler(request, response)).listen(0);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://localhost:${port}/search/`);
    let bytes = 0;
    page.on('response', async (response) => {
      bytes += (await response.body().catch(() => Buffer.of())).length;
    });
    await page.locator('input[type="search"]').fill(words);
    await page.locator('.search-results li').first().waitFor();
    await page.waitForLoadState('networkidle');
    return bytes / 1024;
  } finally {
    await browser.close();
    server.close();
  }
}
