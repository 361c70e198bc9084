import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createItemTexts,
  type FeedEntry,
  feedWriters,
} from '../../../src/site/feeds/item-texts.ts';
import type { FeedItem } from '../../../src/site/feeds/types.ts';
import { item } from './items.ts';

const dates = { published: null, updated: null };

/** An entry that counts how often it is made. */
function counted(title: string): FeedEntry & { made: number } {
  const entry = {
    ...{ made: 0, dates, from: [] },
    make: (full: boolean): FeedItem => {
      entry.made++;
      return item({ title, ...(full ? {} : { content: null }) });
    },
  };
  return entry;
}

describe('createItemTexts', () => {
  it('makes an item once for all formats and feeds', () => {
    const textOf = createItemTexts();
    const entry = counted('a');
    for (const format of ['rss', 'atom', 'json', 'rss', 'json'] as const)
      textOf(entry, format, true);
    expect(entry.made).toBe(1);
    textOf(entry, 'atom', false);
    expect(entry.made).toBe(2);
  });

  it('gives what the format writes, however little is kept', () => {
    const entries = ['a', 'bb', 'ccc', 'd'].map(counted);
    const ask = fc.tuple(
      fc.nat({ max: entries.length - 1 }),
      fc.constantFrom('rss', 'atom', 'json'),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.nat({ max: 4000 }), fc.array(ask), (most, asked) => {
        const textOf = createItemTexts(most);
        for (const [place, format, full] of asked) {
          const entry = entries[place] ?? counted('none');
          expect(textOf(entry, format, full)).toBe(feedWriters[format].item(entry.make(full)));
        }
      }),
    );
  });
});
