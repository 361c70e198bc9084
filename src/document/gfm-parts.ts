import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Extension as Micromark } from 'micromark-util-types';
import { tablesIn } from './table-lines.ts';

/** One of the things that GitHub adds to CommonMark. */
export interface GfmPart {
  /** What a text must hold for the part to change anything in it. */
  readonly sign: RegExp;
  readonly micromark: (text: string) => Micromark;
  readonly fromMarkdown: FromMarkdown;
}

/** Addresses that stand in the text by themselves; entities and escapes can hide them from the sign. */
export const bareAddresses: GfmPart = {
  sign: /(?<!\]\(|<)https?:\/\/|www\.|[\w.+-]@[\w.-]/i,
  micromark: gfmAutolinkLiteral,
  fromMarkdown: gfmAutolinkLiteralFromMarkdown(),
};

/** All parts, in the order in which remark-gfm has them. */
export const gfmParts: readonly GfmPart[] = [
  bareAddresses,
  { sign: /\[\^/, micromark: gfmFootnote, fromMarkdown: gfmFootnoteFromMarkdown() },
  {
    sign: /~[\s\S]*~/,
    micromark: () => gfmStrikethrough(),
    fromMarkdown: gfmStrikethroughFromMarkdown(),
  },
  // One column needs no bar.
  { sign: /\||:-|-:/, micromark: tablesIn, fromMarkdown: gfmTableFromMarkdown() },
  {
    sign: /\[[ \txX\r\n]\]/,
    micromark: gfmTaskListItem,
    fromMarkdown: gfmTaskListItemFromMarkdown(),
  },
];
