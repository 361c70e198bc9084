import { setImmediate as giveWay } from 'node:timers/promises';
import { withSearchIndex } from '../search.ts';

/** What is searched: pages by their place in the site, made when they are asked for. */
interface Searched {
  readonly language: string;
  readonly pages: readonly { readonly file: string; readonly text: () => string }[];
}

export interface DevSearch {
  readonly find: (file: string) => Promise<Uint8Array | null>;
  /** The site has changed: the index is made again when it is next asked for. */
  readonly expire: () => void;
}

/**
 * The search index, made when somebody searches. While a new one is made the old one answers, so only
 * the first search waits.
 */
export function createDevSearch(searched: () => Searched): DevSearch {
  let current: ReadonlyMap<string, Uint8Array> = new Map();
  // A reader in the middle of a search still asks for parts of the index before.
  let previous = current;
  let making: Promise<void> | null = null;
  let fresh = false;
  const make = async (): Promise<void> => {
    fresh = true;
    try {
      const { language, pages } = searched();
      const made = await withSearchIndex(language, async (index) => {
        for (const { file, text } of pages) {
          index.add(file, text());
          await giveWay();
        }
        return index.files();
      });
      previous = current;
      current = made;
    } catch {
      // A page that can't be rendered shows its own error; the index has to wait for it.
      fresh = false;
    } finally {
      making = null;
    }
  };
  return {
    find: async (file) => {
      if (!fresh) making ??= make();
      if (current.size === 0) await making;
      return current.get(file) ?? previous.get(file) ?? null;
    },
    expire: () => {
      fresh = false;
    },
  };
}
