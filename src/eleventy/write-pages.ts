import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Eleventy } from '@11ty/eleventy';
import type { EleventyConfig } from './eleventy-config.ts';
import { addPages, type OutputPage } from './pages-template.ts';

/** Eleventy keeps the text of all pages of a run until its end, so a run has few enough to bound memory. */
const pagesInRun = 1000;
/** In letters. */
const textInRun = 8_000_000;

const pagesInBreath = 16;

/** A folder that is there and holds no template: this one. All pages are virtual. */
const noInput = fileURLToPath(new URL('.', import.meta.url));

/**
 * Writes pages into folder `out` with Eleventy, which gets them finished, a run after the other. Nothing
 * outside counts: no configuration file, data, ignore file or `package.json` of the working folder.
 * `afterRun` is awaited with the number of pages so far.
 */
export async function writePages(
  pages: Iterable<OutputPage>,
  out: string,
  afterRun: (written: number) => Promise<void>,
): Promise<void> {
  let written = 0;
  const breathe = createBreath();
  for await (const run of inRuns(pages, breathe)) {
    // Eleventy would ask for the folder of every file anew, as it was before the first of them was written.
    const folders = new Set(run.map(({ file }) => dirname(join(out, file))));
    for (const folder of folders) mkdirSync(folder, { recursive: true });
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
        addBreath(eleventyConfig, breathe);
      },
    });
    eleventy.disableLogger();
    await eleventy.write();
    written += run.length;
    await afterRun(written);
  }
}

/** Makes the texts of pages until there are enough for a run. */
async function* inRuns(
  pages: Iterable<OutputPage>,
  breathe: () => Promise<void>,
): AsyncGenerator<readonly OutputPage[]> {
  let run: OutputPage[] = [];
  let size = 0;
  for (const { file, text } of pages) {
    const made = text();
    run.push({ file, text: () => made });
    size += made.length;
    await breathe();
    if (run.length < pagesInRun && size < textInRun) continue;
    yield run;
    run = [];
    size = 0;
  }
  if (run.length > 0) yield run;
}

/** To be called after each page: now and then the search index is handed what waits for it, so that it has work. */
function createBreath(): () => Promise<void> {
  let pages = 0;
  return async () => {
    if (++pages % pagesInBreath === 0) await setImmediate();
  };
}

/** Eleventy begins with all pages of a run at once, and would write them in one breath. */
function addBreath(eleventyConfig: EleventyConfig, breathe: () => Promise<void>): void {
  let last = Promise.resolve();
  eleventyConfig.addTransform('breathe', async (text) => {
    last = last.then(breathe);
    await last;
    return text;
  });
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
