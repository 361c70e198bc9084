import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { useExampleBrowser } from './open.ts';

const { open } = useExampleBrowser();

/** Bytes of everything that a page loads, compressed as servers do, and of its scripts among it. */
const weigh = (path: string): Promise<{ all: number; scripts: number }> =>
  open(path, async (page) => {
    await page.waitForLoadState('networkidle');
    const urls = await page.evaluate(() => [
      location.href,
      ...performance.getEntriesByType('resource').map(({ name }) => name),
    ]);
    const files = await Promise.all(
      urls.map(async (url) => {
        const body = await (await page.request.get(url)).body();
        return { url, size: url.endsWith('.woff2') ? body.length : gzipSync(body).length };
      }),
    );
    const sum = (some: typeof files): number => some.reduce((total, { size }) => total + size, 0);
    return { all: sum(files), scripts: sum(files.filter(({ url }) => url.endsWith('.js'))) };
  });

it.each([
  'postmortems/2018-04-18-culler-flood/',
  'postmortems/2026-01-04-n-plus-one-pool-exhaustion/',
  'postmortems/2022-02-02-self-destruct-inflation/',
])('%s weighs at most 60 kB, its scripts 12', async (path) => {
  const { all, scripts } = await weigh(path);
  // Less would not be a page with its style.
  expect(all).toBeGreaterThan(20_000);
  expect(all).toBeLessThanOrEqual(60_000);
  expect(scripts).toBeGreaterThan(1000);
  expect(scripts).toBeLessThanOrEqual(12_000);
});
