import type { Place, Point } from '../message/place.ts';

/** HTML that was sanitised or made by us: the only text that templates put in unescaped. */
export type Html = string & { readonly __brand: 'Html' };

/** A mark to leave in the HTML of a post: on the element made from the node that starts at `start`. */
export interface Annotation {
  readonly start: Point;
  /** Name of the element as Markdown makes it: `li`, `tr`, `h3`, `p`. Null: whatever stands there, lists and tables aside. */
  readonly element: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
  /** Written as `data-…` attributes. */
  readonly data: Readonly<Record<string, string>>;
  /** Text inside the element to wrap in `<time datetime>`: the stamp of a timeline entry. */
  readonly time?: { readonly place: Place; readonly datetime: string };
  /**
   * Leaves an empty `<span data-slot="name"></span>` behind the element's own words (before a nested
   * list or block; in the first cell of a row), for the page to fill with what changes from day to day.
   */
  readonly slot?: string;
  /** Leaves such a span before the element's own words. */
  readonly lead?: string;
}

/** Answers where a link or image of a post leads in the site, seen from the post's own page. */
export interface LinkResolver {
  /** Null: leave the address as it is (an outside address). */
  readonly link: (url: string) => string | null;
  readonly image: (url: string) => ResolvedImage | null;
}

/** A local image: its address from the page and its size in pixels where known. */
export interface ResolvedImage {
  readonly href: string;
  readonly width: number | null;
  readonly height: number | null;
}

/** Words that we put into a body ourselves, in the language of the site. */
export interface BodyLabels {
  readonly anchor: string;
  readonly code: string;
  readonly diagram: string;
  readonly source: string;
  readonly table: string;
  readonly done: string;
  readonly open: string;
  /** Over what only the internal site shows. */
  readonly internal: string;
  readonly footnotes: string;
  /** Followed by the number of the footnote. */
  readonly footnote: string;
  /** Followed by the number of the footnote. */
  readonly back: string;
  readonly alerts: Readonly<Record<AlertKind, string>>;
}

/** Kinds of the block quotes that start with `[!NOTE]`, as GitHub has them. */
export const alertKinds = ['note', 'tip', 'important', 'warning', 'caution'] as const;
export type AlertKind = (typeof alertKinds)[number];

/** What `renderBody` has to know besides the document. */
export interface RenderOptions {
  readonly annotations: readonly Annotation[];
  readonly links: LinkResolver;
  /** The page's title: a first heading that says the same is left out. */
  readonly title?: string | null;
  /** English unless given. */
  readonly labels?: BodyLabels;
}

/** One top-level section of a post as HTML. The part before the first heading has no heading. */
export interface BodyPart {
  readonly anchor: string | null;
  readonly title: string | null;
  /** The heading element itself, an `h2` with its anchor link. */
  readonly heading: Html | null;
  readonly html: Html;
}

/** A heading of the page; `depth` is its level there, from 2, without leaps. */
export interface TocEntry {
  readonly anchor: string;
  readonly text: string;
  readonly depth: number;
}

/** The body of a post, ready for a template. */
export interface Body {
  readonly parts: readonly BodyPart[];
  /** A list of footnotes with a heading for the ear, where there are any. */
  readonly footnotes: Html | null;
  readonly toc: readonly TocEntry[];
  /** The text as Markdown for readers: no comments, no frontmatter, links led to where they lead in the site. */
  readonly markdown: string;
}
