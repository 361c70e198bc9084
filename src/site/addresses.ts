import { createHash } from 'node:crypto';
import { folderName, foldName } from '../message/file-name.ts';
import { compareText } from '../message/message.ts';
import type { SitePath } from './types.ts';

// Paths here are names as they stand on disk, unescaped; only the functions that make an href
// escape them. An address inside the site never depends on a title, a date or another post.

/** A file of the site that isn't a page with its own folder, from the root: `/feed.xml`. */
export type SiteFile = `/${string}`;

/** Ways in which every site lists its postmortems, as they stand in addresses. */
export const facetKinds = [
  'severities',
  'services',
  'teams',
  'causes',
  'tags',
  'years',
  'follow-up',
] as const;
export type FacetKind = (typeof facetKinds)[number];
/** The same with the fields that a house declared and lists by. */
export type FacetKey = FacetKind | `fields/${string}`;
/** Ways in which every site lists its action items. */
export const actionListKinds = ['owners', 'services', 'severities', 'types', 'due'] as const;
export type ActionListKind = (typeof actionListKinds)[number];
/** Everything that has a list of values with a page each. */
export type ListKey = FacetKey | `actions/${ActionListKind}`;

/** The address of every kind of page. */
export const sitePaths = {
  home: '/' as SitePath,
  actions: '/actions/' as SitePath,
  feeds: '/feeds/' as SitePath,
  /** What has changed in postmortems since they were published. */
  updates: '/updates/' as SitePath,
  search: '/search/' as SitePath,
  /** `slug` is the name of the post's file without its ending. */
  postmortem: (slug: string): SitePath => `/postmortems/${folderName(slug)}/` as SitePath,
  /** A page of the house; `slug` is the name of its file without its ending. */
  house: (slug: string): SitePath => `/${folderName(slug)}/` as SitePath,
  insights: '/insights/' as SitePath,
  onThisDay: '/on-this-day/' as SitePath,
  /** All that happened in a month of any year, `01` to `12`. */
  month: (month: string): SitePath => `/on-this-day/${month}/` as SitePath,
  /** A further page of the list of all postmortems, from 2; the home page is the first. */
  list: (page: number): SitePath => `/list/${page}/` as SitePath,
  /** The list of all services, all tags, … */
  facets: (key: ListKey): SitePath => `/${key}/` as SitePath,
  /** `slug` comes from `facetSlugs`; a year is its own slug. */
  facet: (key: ListKey, slug: string): SitePath => `/${key}/${folderName(slug)}/` as SitePath,
  /** A further page of a list, from 2. */
  further: (list: SitePath, page: number): SitePath => `${list}${page}/` as SitePath,
} as const;

/** The address of every file that machines ask for by a fixed name. */
export const siteFiles = {
  notFound: '/404.html',
  rss: '/feed.xml',
  atom: '/atom.xml',
  jsonFeed: '/feed.json',
  sitemap: '/sitemap.xml',
  /** What the script of the home page filters by. */
  list: '/list.json',
  listTitles: '/list-titles.json',
  /** The look of the house, where it has one. */
  brand: '/assets/brand.css',
  /** The data of a figure. */
  insight: (id: string): SiteFile => `/insights/${folderName(id)}.csv`,
  actionsCsv: '/actions/actions.csv',
  actionsJson: '/actions/actions.json',
  /** Due dates of all open action items. */
  calendar: '/actions/due.ics',
  /** What the script of the action items filters by. */
  actionList: '/actions/list.json',
  robots: '/robots.txt',
} as const satisfies Record<string, SiteFile | ((id: string) => SiteFile)>;

/** A postmortem in other forms, beside its page at `path`. */
export const postFiles = (path: SitePath): { markdown: SiteFile; json: SiteFile } => ({
  markdown: `${path}index.md` as SiteFile,
  json: `${path}index.json` as SiteFile,
});

/** Formats of feeds, and the name of each one's file. */
export const feedFormats = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' } as const;
export type FeedFormat = keyof typeof feedFormats;

/** A feed of the page at `path`, or one of its archives, counted from 1 for the oldest. */
export function feedFile(path: SitePath, format: FeedFormat, archive?: number): SiteFile {
  const name = feedFormats[format];
  return `${path}${archive === undefined ? name : name.replace('.', `-${archive}.`)}` as SiteFile;
}

/** The calendar of the due dates of an owner, whose page is at `path`. */
export const ownerCalendar = (path: SitePath): SiteFile => `${path}due.ics` as SiteFile;

/** Where an image or another file of the posts folder is published. `path` is relative to that folder. */
export function mediaFile(path: string): SiteFile {
  return `/media/${path.split('/').map(folderName).join('/')}`;
}

/** The file below the output folder that holds a page: `postmortems/x/index.html`. */
export function outputFile(path: SitePath | SiteFile): string {
  const file = path.slice(1);
  return file === '' || file.endsWith('/') ? `${file}index.html` : file;
}

/** The href that leads from one page to another page or file, right under any sub-path. */
export function relativeHref(
  from: SitePath | SiteFile,
  to: SitePath | SiteFile,
  anchor?: string,
): string {
  const fragment = hash(anchor);
  if (from === to && fragment !== '') return fragment;
  // Pages hold dozens of links each, so what is shared is found letter by letter and not by splitting.
  const end = Math.min(from.lastIndexOf('/'), to.lastIndexOf('/')) + 1;
  let shared = 1;
  for (let at = 1; at < end && from[at] === to[at]; at++) {
    if (from[at] === '/') shared = at + 1;
  }
  let up = '';
  for (let at = from.indexOf('/', shared); at >= 0; at = from.indexOf('/', at + 1)) up += '../';
  return `${up || './'}${escapePath(to.slice(shared))}${fragment}`;
}

/** The full address under `base`, which ends with `/`, for feeds, the sitemap and canonical links. */
export function absoluteUrl(base: string, to: SitePath | SiteFile, anchor?: string): string {
  return `${base}${escapePath(to.slice(1))}${hash(anchor)}`;
}

/**
 * The href from the root of the host, for the one page that is shown under any address: 404.
 * Without a known `base` the site is taken to be at the root.
 */
export function rootedHref(base: string | null, to: SitePath | SiteFile): string {
  return absoluteUrl(base === null ? '/' : new URL(base).pathname, to);
}

/**
 * A short name for addresses: letters and digits of any script, lower-case, with dashes between.
 * The same for every normal form and capitalisation; never empty, `..` or a reserved file name.
 */
export function slugify(name: string): string {
  const words = foldName(name)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean)
    .join('-');
  // A mark alone (the frame of an emoji, say) is not a readable name.
  const readable = /[\p{L}\p{N}]/u.test(words) ? words : codePoints(foldName(name));
  const letters = [...readable];
  return folderName(
    letters.length <= longest
      ? readable
      : `${letters.slice(0, longest).join('')}-${digest(foldName(name))}`,
  );
}

/**
 * A slug for each name. Names that differ in capitals or normal form only are one facet and share
 * their slug. Where others would (`C`, `C++`) the first in the order of code units keeps the plain
 * slug and the rest get a hash of the name, so the order in which posts are read changes nothing.
 */
export function facetSlugs(names: Iterable<string>): ReadonlyMap<string, string> {
  const byFold = new Map<string, string>();
  const taken = new Set<string>();
  const all = [...new Set(names)];
  for (const name of [...new Set(all.map(foldName))].sort(compareText)) {
    let slug = slugify(name);
    for (let salt = 0; taken.has(slug); salt++) slug = `${slugify(name)}-${digest(name, salt)}`;
    taken.add(slug);
    byFold.set(name, slug);
  }
  return new Map(all.map((name) => [name, byFold.get(foldName(name)) ?? slugify(name)]));
}

/** Characters of a slug before it is cut: with a hash it stays below 255 bytes in any script. */
const longest = 56;

const codePoints = (name: string): string =>
  [...name].map((char) => `u${(char.codePointAt(0) ?? 0).toString(16)}`).join('-') || 'none';

const digest = (name: string, salt = 0): string =>
  createHash('sha256')
    .update(`${salt} ${name.normalize('NFC')}`)
    .digest('hex')
    .slice(0, 6);

/** Paths and anchors in which nothing is escaped: nearly all, and told sooner than escaped. */
const plainPath = /^[\w.~/-]*$/;
const plainAnchor = /^[\w.~-]*$/;

const escapePath = (path: string): string =>
  plainPath.test(path) ? path : path.split('/').map(encodeURIComponent).join('/');

function hash(anchor: string | undefined): string {
  if (anchor === undefined) return '';
  if (plainAnchor.test(anchor)) return `#${anchor}`;
  return `#${encodeURIComponent(anchor.replaceAll(/\p{Surrogate}/gu, '\uFFFD'))}`;
}
