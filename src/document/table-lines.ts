import { gfmTable } from 'micromark-extension-gfm-table';
import type { Construct, Extension } from 'micromark-util-types';

/**
 * Tables of GitHub, looked for only at lines where one can be. By itself the parser reads every line as the
 * head of a table first, which took a third of all parsing.
 */
export function tablesIn(text: string): Extension {
  const { flow } = gfmTable();
  const table = flow?.null as Construct;
  const lines = tableLines(text);
  return {
    flow: {
      null: {
        ...table,
        tokenize(effects, ok, nok) {
          return lines.has(this.now().line) ? table.tokenize.call(this, effects, ok, nok) : nok;
        },
      },
    },
  };
}

/** Numbers, from 1, of lines before what could be a row of dashes, and of those behind up to an empty one. */
function tableLines(text: string): ReadonlySet<number> {
  const lines = text.split(/\r\n|\r|\n/);
  const found = new Set<number>();
  for (const [index, line] of lines.entries()) {
    if (dashes.test(lines[index + 1] ?? '') || (found.has(index) && notBlank.test(line))) {
      found.add(index + 1);
    }
  }
  return found;
}

/** Only blanks and tabs are blank in Markdown: a row may be a no-break space. */
const notBlank = /[^ \t]/;

/** Quotes and indents may stand before a row of dashes. */
const dashes = /^[\s>]*[|:-][-:|\s]*$/;
