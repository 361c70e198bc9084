import type { Day } from '../postmortem/types.ts';
import type { SiteFile } from './addresses.ts';
import type { ShareView } from './post/structured-data.ts';

/** Address inside the site, from its root, with `/` at both ends: `/postmortems/x/`. */
export type SitePath = string & { readonly __brand: 'SitePath' };

/** A page made with a template. */
export interface TemplatePage {
  readonly kind: 'template';
  /** File below the output folder: `postmortems/x/index.html`. */
  readonly file: string;
  readonly path: SitePath;
  /** Name below `templates/`: `pages/postmortem`. */
  readonly template: string;
  /** Made when the page is rendered, not before. */
  readonly view: () => PageView;
  /** Only postmortems are found by search. */
  readonly search: boolean;
  /** In the sitemap, with its last change where known; null: not in it. */
  readonly sitemap: { readonly changed: Day | null } | null;
  /**
   * Everything that the page is made from besides configuration, language and day, where that is quicker to
   * compare than the page is to make: plain data and posts of the catalog, whole. Absent: the view is compared.
   */
  readonly from?: () => readonly unknown[];
}

/** A file that is text already: a feed, the sitemap, robots. */
export interface TextPage {
  readonly kind: 'text';
  readonly file: string;
  readonly text: () => string;
  /** The same in pieces, where the text of a large site would take much memory. */
  readonly pieces?: () => Iterable<string>;
  /** As in a `TemplatePage`; absent: the text is compared. */
  readonly from?: () => readonly unknown[];
}

export type SitePage = TemplatePage | TextPage;

/** Part of the site that a page belongs to, for the mark in the navigation. */
export type SitePart = 'postmortems' | 'services' | 'insights' | 'actions' | 'search';

/** A file with the content of a page in another form. */
export interface PageFile {
  /** Media type. */
  readonly type: string;
  readonly file: SiteFile;
  readonly title: string;
}

/** A page that the navigation names besides our own. */
export interface NavLink {
  readonly path: SitePath;
  readonly label: string;
}

/** What every template gets; each page kind adds its own. */
export interface PageView {
  readonly title: string;
  readonly description: string | null;
  readonly part: SitePart | null;
  /** The same content in other forms. */
  readonly files?: readonly PageFile[];
  /** What it tells other sites that show a link to it. */
  readonly share?: ShareView;
  /** Scripts of the page by name, besides those of every page: `zone` stands for `/assets/zone.js`. */
  readonly scripts: readonly string[];
  /** Style sheets likewise, besides that of every page. */
  readonly styles?: readonly string[];
  /** Feeds of what the page shows, besides that of the whole site. */
  readonly feeds?: readonly FeedLink[];
}

/** A feed as pages name it: all its formats are in one folder. */
export interface FeedLink {
  readonly title: string;
  readonly folder: SitePath;
}
