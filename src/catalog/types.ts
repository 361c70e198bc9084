import type { PostHistory, PostUpdate } from '../history/types.ts';
import type { Body } from '../html/types.ts';
import type { Ignore } from '../message/ignore.ts';
import type { Message } from '../message/message.ts';
import type { Postmortem } from '../postmortem/types.ts';

/** A post after everything that needs only itself. Its tree is gone: ten thousand fit in memory. */
export interface CompiledPost {
  readonly postmortem: Postmortem;
  /** Messages of the rules that look at one post. */
  readonly messages: readonly Message[];
  /** The author's ignores, which rules over the whole catalog respect too; absent: none. */
  readonly ignores?: readonly Ignore[];
  /** Null when only checking. */
  readonly body: Body | null;
  /** Files of the site that the body shows or links to, relative to the root; they may not exist. Absent: none. */
  readonly media?: readonly string[];
  /** Hash of all that is in it, where it was remembered: two posts with one key are the same. */
  readonly key?: string;
  /** Phrases of its internal blocks, none of which may be on the public site; absent: none. */
  readonly internal?: readonly string[];
}

/** A page of the house beside its posts: who to call, how postmortems are written here. */
export interface HousePage {
  readonly path: string;
  /** The file's name without its ending; the page's address. */
  readonly slug: string;
  readonly title: string;
  readonly description: string | null;
  /** What the navigation calls it; null: it is not there. */
  readonly nav: string | null;
  readonly body: Body;
}

/** By the path of a page. */
export type PageAnchors = ReadonlyMap<string, ReadonlySet<string>>;

/** All posts of a site and how they hang together. */
export interface Catalog {
  /** Newest incident first; ties by slug. */
  readonly posts: readonly CompiledPost[];
  /** Files below the posts folder and `public/`, and pages of the house, that posts may refer to, relative to the root. */
  readonly assets: ReadonlySet<string>;
  readonly bySlug: ReadonlyMap<string, CompiledPost>;
  /** By `id`, slug and path: what a `related` may name. */
  readonly byName: ReadonlyMap<string, CompiledPost>;
  /** Names of the places in pages of the house that a link can lead to, by path; empty where they were not read. */
  readonly pageAnchors: PageAnchors;
  /** What git knows of posts, by path; empty where nothing is known of the past. */
  readonly history: ReadonlyMap<string, PostHistory>;
  /** The newest changes that are more than wording, newest first. */
  readonly updates: readonly PostUpdate[];
}
