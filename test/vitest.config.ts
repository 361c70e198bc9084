import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/helpers/global-setup.ts',
    // One worker fewer than there are cores is one alone on a small machine, and half of its time.
    maxWorkers: '100%',
    // Loading the program anew for each of the files would take a third of the time. It keeps no state.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
