import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { type Served, serveFolder } from '../helpers/serve.ts';
import { launchBrowser } from './browser.ts';

/** Opens pages of the example site, served under a path. */
export interface ExampleBrowser {
  /** Shows `path` to `read`. An error in the page, or in its console, fails the test. */
  readonly open: <Result>(
    path: string,
    read: (page: Page) => Promise<Result>,
    options?: BrowserContextOptions,
  ) => Promise<Result>;
}

/** Serves the site and starts a browser before the tests of a file, and ends both after them. */
export function useExampleBrowser(): ExampleBrowser {
  let served: Served;
  let browser: Browser;
  beforeAll(async () => {
    served = await serveFolder(inject('exampleFolder'), new URL(inject('exampleUrl')).pathname);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });
  return {
    open: async (path, read, options = {}) => {
      const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', ...options });
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      try {
        await page.goto(new URL(path, served.url).href, { waitUntil: 'load' });
        const result = await read(page);
        if (errors.length > 0) throw new Error(`${path} has errors: ${errors.join('; ')}`);
        return result;
      } finally {
        await context.close();
      }
    },
  };
}
