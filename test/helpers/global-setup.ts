import type { TestProject } from 'vitest/node';
import { buildExampleSite } from './example-site.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the example site as built for `exampleUrl`, the same for all test files. */
    readonly exampleFolder: string;
    readonly exampleUrl: string;
  }
}

/** Builds the example site once for all tests that only read it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const url = 'https://example.org/sub/path/';
  const site = await buildExampleSite(url);
  project.provide('exampleFolder', site.folder);
  project.provide('exampleUrl', url);
  return site.remove;
}
