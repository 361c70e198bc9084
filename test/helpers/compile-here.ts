import type { CompileOptions } from '../../src/compile/compile-post.ts';
import type { SiteOptions } from '../../src/compile/compile-site.ts';
import { tryCompilePost } from '../../src/compile/try-compile-post.ts';

/** Options of `compileSite` by which posts are compiled one after the other, with `links`. */
export const compileHere = (options: CompileOptions): SiteOptions => ({
  config: options.config,
  today: options.today,
  openCompiler: () => ({
    atOnce: 1,
    compile: async (files) => files.map((file) => tryCompilePost(file, options)),
    close: async () => {},
  }),
});
