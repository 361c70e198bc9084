import { internalTraces } from '../audience/internal-traces.ts';
import { fileState } from '../catalog/disk-state.ts';
import type { Config } from '../config/types.ts';
import type { SitePage } from '../site/types.ts';
import { fingerprintOf } from './fingerprint.ts';
import { findOldIndex, ofIndex } from './old-index.ts';
import { hash } from './open-cache.ts';
import type { SitePlan } from './plan-site.ts';
import { findUntouched } from './reuse-files.ts';
import type { FileRecord, SiteRecord } from './site-record.ts';

/** What of a site is as it was in the one before, and what has to be made anew. */
export interface SiteChanges {
  /** Files of the site before that nobody has touched since. */
  readonly old: ReadonlyMap<string, FileRecord>;
  /** What every file shows, by its place; of a text that must be made to be compared, nothing yet. */
  readonly shows: Map<string, string>;
  readonly stale: SitePage[];
  /** Files to copy anew: place in the site → absolute path. */
  readonly copies: ReadonlyMap<string, string>;
  /** Places of the pages that are to be found, the newest first. */
  readonly order: readonly string[];
  /** Hash of all that is to be found, and of what must not be shown. */
  readonly search: string;
  readonly traces: string;
  /** Places of the files of the index before; null: there is none that can be used. */
  readonly oldIndex: readonly string[] | null;
  /** Whether that index is right as it is. */
  readonly isIndexed: boolean;
}

/** Compares a site that is planned with `before`, what the last build left in folder `out`, without rendering a page. */
export function compareSite(
  plan: SitePlan,
  before: SiteRecord | null,
  { config, out }: { readonly config: Config; readonly out: string },
): SiteChanges {
  const old = before === null ? new Map<string, FileRecord>() : findUntouched(before, out);
  const shows = new Map<string, string>();
  for (const [file, source] of plan.files) shows.set(file, hash(source, fileState(source)));
  for (const page of plan.pages) {
    // Without a site before there is nothing to compare a text with that is yet to be made.
    const shown = fingerprintOf(page, plan.nav) ?? (old.size > 0 ? textHash(page) : null);
    if (shown !== null) shows.set(page.file, shown);
  }
  const order = plan.pages
    .filter((page) => page.kind === 'template' && page.search)
    .map(({ file }) => file);
  const search = hash(config.language, ...order.flatMap((file) => [file, shows.get(file) ?? '']));
  const traces = config.audience === 'public' ? internalTraces(plan.catalog) : [];
  const oldIndex = before === null ? null : findOldIndex(before, old);
  const isIndexed = oldIndex !== null && before?.search === search;
  if (isIndexed) for (const file of oldIndex) shows.set(file, ofIndex);
  const isStale = (file: string): boolean =>
    !shows.has(file) || old.get(file)?.shows !== shows.get(file);
  return {
    ...{ old, shows, order, search, oldIndex, isIndexed },
    traces: hash(JSON.stringify(traces)),
    stale: plan.pages.filter(({ file }) => isStale(file)),
    copies: new Map([...plan.files].filter(([file]) => isStale(file))),
  };
}

const textHash = (page: SitePage): string | null =>
  page.kind === 'text' ? hash(page.file, page.text()) : null;
