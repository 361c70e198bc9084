import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Eleventy } from '@11ty/eleventy';
import type { EleventyConfig } from './eleventy-config.ts';
import { addPages, type OutputPage } from './pages-template.ts';

/** Eleventy keeps the text of all pages of a run, so a run has few enough to bound memory. */
const pagesInRun = 1000;

/** A folder that is there and holds no template: this one. All pages are virtual. */
const noInput = fileURLToPath(new URL('.', import.meta.url));

/**
 * Writes pages into folder `out` with Eleventy. Nothing outside counts: no configuration file, data,
 * ignore file or `package.json` of the working folder. `afterRun` is awaited after every thousand pages
 * with their number so far.
 */
export async function writePages(
  pages: readonly OutputPage[],
  out: string,
  afterRun: (written: number) => Promise<void>,
): Promise<void> {
  // Eleventy would ask for the folder of every file anew, as it was before the first of them was written.
  const folders = new Set(pages.map(({ file }) => dirname(join(out, file))));
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  for (let start = 0; start < pages.length; start += pagesInRun) {
    const run = pages.slice(start, start + pagesInRun);
    const eleventy = new Eleventy(noInput, out, {
      quietMode: true,
      configPath: null,
      loader: 'esm',
      config: (eleventyConfig) => {
        eleventyConfig.setUseGitIgnore(false);
        eleventyConfig.setTemplateFormats(['11ty.js']);
        ignorePackageJson(eleventyConfig);
        silenceBenchmarks(eleventyConfig);
        addPages(eleventyConfig, () => run);
      },
    });
    eleventy.disableLogger();
    await eleventy.write();
    await afterRun(start + run.length);
  }
}

/** Its content would become data of every page, and a broken one would end the build. */
function ignorePackageJson(eleventyConfig: EleventyConfig): void {
  eleventyConfig.on('eleventy.config', ({ config }: { config: { keys: { package: string } } }) => {
    config.keys.package = '';
  });
}

/** On a slow machine Eleventy tells how long its own steps took, quiet or not. Zero means never. */
function silenceBenchmarks({ benchmarkManager }: EleventyConfig): void {
  for (const name of ['Configuration', 'Data', 'Aggregate']) {
    benchmarkManager.get(name).minimumThresholdMs = 0;
  }
}
