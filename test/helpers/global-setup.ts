import type { TestProject } from 'vitest/node';
import { buildExampleSite } from './example-site.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the example site as built for `exampleUrl`, the same for all test files. */
    readonly exampleFolder: string;
    readonly exampleUrl: string;
  }
}

/**
 * Builds the example site once for all tests that only read it. Where that fails they all fail, by a folder
 * that is not there, and the others run.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const url = 'https://example.org/sub/path/';
  project.provide('exampleUrl', url);
  try {
    const site = await buildExampleSite(url);
    project.provide('exampleFolder', site.folder);
    return site.remove;
  } catch (error) {
    process.stderr.write(`The example site could not be built: ${String(error)}\n`);
    project.provide('exampleFolder', '/no/example/site');
    return async () => {};
  }
}
