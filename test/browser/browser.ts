import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where browsers of the Chromium family usually stand. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Starts a Chromium: the one that `CHROME_PATH` names, one of the machine, or else the one that
 * comes inside the npm package, so that a bare machine can run every test. Throws when none starts.
 */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env.CHROME_PATH ?? usualPlaces.find((path) => existsSync(path));
  const executablePath = own ?? (await packagedChromium());
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

async function packagedChromium(): Promise<string> {
  // The package was made for a cloud function: told that it runs in one, it unpacks the system
  // libraries that a bare machine lacks beside the browser.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}
