import type { ItemMark } from './find-lists.ts';

/** What a line of plain text is: the blocks of Markdown, `text` for the rest. */
export type Block =
  | { readonly kind: 'blank' | 'kept' | 'text' }
  | { readonly kind: 'heading'; readonly depth: number }
  /** `label`: how much of the text is a label that becomes bold; 0: nothing. */
  | { readonly kind: 'item'; readonly mark: ItemMark; readonly label: number }
  /** A line that goes on with the item before. */
  | { readonly kind: 'more'; readonly depth: number }
  /** `open` is the language at the first line of a region, null at the others. */
  | { readonly kind: 'code'; readonly open: string | null; readonly close: boolean }
  | { readonly kind: 'label'; readonly length: number }
  /** `head`: a first row that is its table's header; `first` without it: the table gets an empty one. */
  | {
      readonly kind: 'row';
      readonly cells: readonly string[];
      readonly first: boolean;
      readonly head: boolean;
    };
