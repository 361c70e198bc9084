import { createRequire } from 'node:module';
import type { HLJSApi, LanguageFn } from 'highlight.js';
import { grammarOf } from './languages.ts';
import type { Html } from './types.ts';

// Grammars are regular expressions that backtrack: on long runs without a blank their time grows with
// the square of the run. Code that people wrote to be read stays below all three.
const maxBlock = 16_000;
const maxPost = 60_000;
const longRun = /\S{200}/;

// Loaded by the first fence that needs it and grammar by grammar: all at once take longer than
// rendering a hundred posts.
const require = createRequire(import.meta.url);
let core: HLJSApi | null = null;

/** Code with its parts in `<span class="hljs-…">`, or null where it stays plain. */
export type Highlighter = (code: string, word: string) => Html | null;

/** Colours the code of one post, up to a bound on all of it together. */
export function createHighlighter(): Highlighter {
  let left = maxPost;
  return (code, word) => {
    const grammar = grammarOf(word);
    if (grammar === null || code.length > Math.min(left, maxBlock) || longRun.test(code))
      return null;
    left -= code.length;
    return load(grammar).highlight(code, { language: grammar, ignoreIllegals: true }).value as Html;
  };
}

function load(grammar: string): HLJSApi {
  core ??= require('highlight.js/lib/core') as HLJSApi;
  if (core.getLanguage(grammar) === undefined) {
    core.registerLanguage(grammar, require(`highlight.js/lib/languages/${grammar}`) as LanguageFn);
  }
  return core;
}
