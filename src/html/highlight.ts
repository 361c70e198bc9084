import { createRequire } from 'node:module';
import type { HLJSApi, LanguageFn } from 'highlight.js';
import { grammarOf } from './languages.ts';
import type { Html } from './types.ts';

/** Grammars are regular expressions that backtrack, so code beyond this many characters stays plain. */
const maxCode = 30_000;
const maxLine = 2_000;

// Loaded by the first fence that needs it and grammar by grammar: all at once take longer than
// rendering a hundred posts.
const require = createRequire(import.meta.url);
let core: HLJSApi | null = null;

/** Code with its parts in `<span class="hljs-…">`, or null where no grammar for `word` is known. */
export function highlight(code: string, word: string): Html | null {
  const grammar = grammarOf(word);
  if (grammar === null || code.length > maxCode || hasLongLine(code)) return null;
  core ??= require('highlight.js/lib/core') as HLJSApi;
  if (core.getLanguage(grammar) === undefined) {
    core.registerLanguage(grammar, require(`highlight.js/lib/languages/${grammar}`) as LanguageFn);
  }
  return core.highlight(code, { language: grammar, ignoreIllegals: true }).value as Html;
}

const hasLongLine = (code: string): boolean => code.split('\n').some((l) => l.length > maxLine);
