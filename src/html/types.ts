import type { Place, Point } from '../message/place.ts';

/** HTML that was sanitised or made by us: the only text that templates put in unescaped. */
export type Html = string & { readonly __brand: 'Html' };

/** A mark to leave in the HTML of a post: on the element made from the node that starts at `start`. */
export interface Annotation {
  readonly start: Point;
  /** Name of the element: `li`, `tr`, `h3`, `p`. Null: any. */
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
}

/** Answers where a link or image of a post leads in the site, seen from the post's own page. */
export interface LinkResolver {
  /** Null: leave the address as it is (an outside address). */
  readonly link: (url: string) => string | null;
  readonly image: (url: string) => ResolvedImage | null;
}

/** A local image: its address from the page, the file to copy, its size in pixels where known. */
export interface ResolvedImage {
  readonly href: string;
  readonly width: number | null;
  readonly height: number | null;
}

/** One top-level section of a post as HTML. The part before the first heading has no heading. */
export interface BodyPart {
  readonly anchor: string | null;
  readonly title: string | null;
  /** The heading element itself, with its anchor link. */
  readonly heading: Html | null;
  readonly html: Html;
}

export interface TocEntry {
  readonly anchor: string;
  readonly text: string;
  readonly depth: number;
}

/** The body of a post, ready for a template. */
export interface Body {
  readonly parts: readonly BodyPart[];
  /** Footnotes, where there are any. */
  readonly footnotes: Html | null;
  readonly toc: readonly TocEntry[];
}
