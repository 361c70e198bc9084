import type { Root, RootContent } from 'mdast';
import type { Frontmatter } from '../frontmatter/types.ts';
import type { Problem } from '../message/message.ts';
import type { Place } from '../message/place.ts';
import type { InternalBlock } from './internal-blocks.ts';

/** A file with its text in memory. Text has no byte-order mark; lines end as in the file. */
export interface PostFile {
  /** Relative to the root of the site, with `/`: `posts/2017-06-30-migrations.md`. */
  readonly path: string;
  readonly text: string;
  /**
   * Changes whenever the file does. Absent where there is no file on disk, or where it was written so shortly
   * before it was read that it may yet change without a trace.
   */
  readonly state?: string;
}

/** How a heading is written: with `#`, underlined, as HTML, as a line of bold text, as a bold label of a bullet. */
export type HeadingForm = 'atx' | 'setext' | 'html' | 'bold' | 'label';

/** A heading of a post, real or as good as real. */
export interface OutlineHeading {
  /** The text as a reader sees it, without marks. */
  readonly text: string;
  /** 1 to 6; a bold line or label stands one below the heading it is under. */
  readonly depth: number;
  readonly form: HeadingForm;
  readonly place: Place;
  /** Address of the heading inside its page: `h-root-cause`. Unique in the post, never empty. */
  readonly anchor: string;
}

/** A heading and what stands under it, up to the next heading of its depth or less. */
export interface OutlineSection {
  readonly heading: OutlineHeading;
  /** Nodes straight under the heading, before the first sub-section. */
  readonly content: readonly RootContent[];
  /**
   * All that stands under the heading as it is in the tree, in order: the headings of sub-sections
   * are among them, and a list whose items are labels is one node.
   */
  readonly nodes: readonly RootContent[];
  readonly children: readonly OutlineSection[];
  /** From the end of the heading to the end of the last node, sub-sections included. */
  readonly place: Place;
}

/** All headings of a post as a tree; `lead` is what stands before the first. */
export interface Outline {
  readonly lead: readonly RootContent[];
  readonly sections: readonly OutlineSection[];
}

/** A link or image as the author wrote it, with the place of the whole and its address. */
export interface Reference {
  readonly kind: 'link' | 'image';
  readonly url: string;
  /** Text of a link, alternative text of an image. */
  readonly text: string;
  readonly place: Place;
  /** It stands in a part that only the internal site shows. */
  readonly internal?: true;
}

/** A parsed post: tree, frontmatter, outline. Every node keeps its position in the raw file. */
export interface PostDocument {
  readonly path: string;
  readonly text: string;
  readonly tree: Root;
  readonly frontmatter: Frontmatter | null;
  /** Offset where the body starts. */
  readonly bodyStart: number;
  readonly outline: Outline;
  readonly references: readonly Reference[];
  /** Parts that only the internal site shows; their lines of colons are not in the tree. */
  readonly internal: readonly InternalBlock[];
  readonly problems: readonly Problem[];
}

export type { Root, RootContent };
