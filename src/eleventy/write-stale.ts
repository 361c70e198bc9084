import { join } from 'node:path';
import { type Renderer, renderPage } from '../render/render-page.ts';
import type { SitePage } from '../site/types.ts';
import type { SiteChanges } from './compare-site.ts';
import { copyFiles } from './copy-files.ts';
import { mostWaiting, type WritePages } from './index-site.ts';
import { hash } from './open-cache.ts';
import type { OutputPage } from './pages-template.ts';
import { writePieces } from './write-files.ts';

export interface StaleOptions {
  readonly renderer: Renderer;
  /** Called after every thousand pages written, or sooner. */
  readonly onWritten: (written: number) => void;
}

/**
 * Writes what has to be made anew into folder `staging`, and adds what its texts show. Pages are taken out of the list
 * as they are written, so that nothing holds what they were made from.
 */
export function createWriteStale(
  { stale, shows, copies }: Pick<SiteChanges, 'stale' | 'shows' | 'copies'>,
  staging: string,
  { renderer, onWritten }: StaleOptions,
): WritePages {
  return async ({ add, settle }) => {
    const toOutput = (page: SitePage): OutputPage => ({
      file: page.file,
      text: () => {
        const text = page.kind === 'text' ? page.text() : renderPage(page, renderer);
        if (!shows.has(page.file)) shows.set(page.file, hash(page.file, text));
        add(page.file, text);
        return text;
      },
    });
    let inPieces = 0;
    /** Writes what comes in pieces by the way. */
    function* others(): Generator<OutputPage> {
      for (const page of takeEach(stale)) {
        const pieces = shows.has(page.file) && page.kind === 'text' ? page.pieces : undefined;
        if (pieces === undefined) yield toOutput(page);
        else {
          writePieces(join(staging, page.file), pieces());
          inPieces++;
        }
      }
    }
    if (stale.length > 0) {
      const { writePages } = await import('./write-pages.ts');
      await writePages(others(), staging, async (written) => {
        await settle(mostWaiting);
        onWritten(inPieces + written);
      });
    }
    await copyFiles(copies, staging);
  };
}

/** Empties a list from its start. */
function* takeEach<T>(items: T[]): Generator<T> {
  items.reverse();
  for (let item = items.pop(); item !== undefined; item = items.pop()) yield item;
}
