import type { Nodes } from 'hast';
import { toText } from 'hast-util-to-text';

/** The words of a node in one line, as a reader of the page sees them. */
export const textOf = (node: Nodes): string => toText(node).replaceAll(/\s+/g, ' ').trim();
