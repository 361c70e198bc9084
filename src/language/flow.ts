/** Where a text of YAML or TOML ends that begins with a value: inside which brackets, and behind what. */
export interface FlowEnd {
  /** The brackets that are open, from outside in, each with the key that it is the value of. */
  readonly frames: readonly Frame[];
  /** Key whose value is being written in the innermost mapping; null: a key, or no mapping at all. */
  readonly key: string | null;
  /** Offset at which the last word begins, its quotation mark included. */
  readonly start: number;
  /** The quotation mark that the word is in, or none. */
  readonly quote: string;
}

interface Frame {
  readonly bracket: '[' | '{';
  readonly key: string | null;
}

/** Reads a value up to the cursor: `[web, "da`, `{ url = "x", la`. Takes time linear in its length. */
export function readFlow(text: string): FlowEnd {
  const frames: Frame[] = [];
  let start = 0;
  let quote = '';
  let key: string | null = null;
  let isWordStart = true;
  const beginWord = (at: number): void => {
    start = at;
    isWordStart = true;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quote !== '') {
      if (character === '\\' && quote === '"') at += 1;
      else if (character === quote) quote = '';
      continue;
    }
    if ((character === '"' || character === "'") && isWordStart) {
      quote = character;
      isWordStart = false;
    } else if ((character === '[' || character === '{') && isWordStart) {
      frames.push({ bracket: character, key });
      key = null;
      beginWord(at + 1);
    } else if (frames.length > 0 && (character === ']' || character === '}')) {
      key = frames.pop()?.key ?? null;
      beginWord(at + 1);
    } else if (frames.length > 0 && character === ',') {
      key = null;
      beginWord(at + 1);
    } else if (frames.at(-1)?.bracket === '{' && /[:=]/.test(character) && key === null) {
      key = text.slice(start, at).trim().replaceAll(/["']/g, '');
      beginWord(at + 1);
    } else if (/\S/.test(character)) {
      isWordStart = false;
    }
  }
  const blank = text.slice(start).length - text.slice(start).trimStart().length;
  return { frames, key, start: start + blank, quote };
}
