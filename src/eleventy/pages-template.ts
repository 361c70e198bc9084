import type { EleventyConfig } from './eleventy-config.ts';

/** A finished file of the site: its place below the output folder and its text, made when written. */
export interface OutputPage {
  readonly file: string;
  readonly text: () => string;
}

/**
 * Adds pages to an Eleventy build through one virtual JavaScript template, paginated over them.
 * Their text is never handed over as a template: Eleventy would look for frontmatter in it and run it
 * through Liquid. `pages` is called once in every build.
 */
export function addPages(eleventyConfig: EleventyConfig, pages: () => readonly OutputPage[]): void {
  eleventyConfig.addTemplate('recount.11ty.js', {
    data: () => ({
      recountPages: pages(),
      pagination: {
        data: 'recountPages',
        size: 1,
        alias: 'recountPage',
        addAllPagesToCollections: false,
      },
      permalink: ({ recountPage }: { recountPage: OutputPage }) => recountPage.file,
      eleventyExcludeFromCollections: true,
      layout: null,
    }),
    render: ({ recountPage }: { recountPage: OutputPage }) => recountPage.text(),
  });
}
