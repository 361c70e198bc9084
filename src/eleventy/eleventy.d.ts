declare module '@11ty/eleventy' {
  import type { EleventyConfig } from './eleventy-config.ts';

  interface EleventyOptions {
    readonly quietMode?: boolean;
    readonly configPath?: string | null;
    readonly loader?: 'esm' | 'cjs' | 'auto';
    readonly config?: (eleventyConfig: EleventyConfig) => void | Promise<void>;
  }

  class Eleventy {
    constructor(input: string, output: string, options?: EleventyOptions);
    disableLogger(): void;
    write(): Promise<unknown>;
  }

  export { Eleventy };
}
