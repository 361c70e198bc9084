import type { Nodes, RootContent } from 'mdast';
import { plainText } from '../../document/plain-text.ts';

/** Counts the nodes that start with a date or a time: list items, rows, headings, paragraphs and their lines. */
export function countStamped(nodes: readonly RootContent[]): number {
  return nodes.reduce((sum, node) => sum + stampedIn(node), 0);
}

function stampedIn(node: Nodes): number {
  switch (node.type) {
    case 'list':
      return node.children.filter((item) => isStamped(plainText(...item.children.slice(0, 1))))
        .length;
    case 'table':
      return node.children.filter(({ children }) =>
        children.slice(0, 3).some((cell) => isStamped(plainText(cell))),
      ).length;
    case 'heading':
      return isStamped(plainText(node)) ? 1 : 0;
    case 'paragraph':
      return isStamped(plainText(node)) ? 1 : 0;
    case 'listItem':
      return isStamped(plainText(...node.children.slice(0, 1))) ? 1 : 0;
    case 'blockquote':
      return countStamped(node.children);
    default:
      return 0;
  }
}

/** Whether a line starts with a stamp, be it behind a short label ("First detected: 2023-01-11"). */
export function isStamped(line: string): boolean {
  const start = line.slice(0, 48);
  return (
    stampStart.test(start) ||
    (line.length < 120 && /^[^.]{0,60}[ :]\d{4}-\d\d-\d\d[ T]\d\d:\d\d/.test(line))
  );
}

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const days = '(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?';
const stampStart = new RegExp(
  `^[\\s~\\[(*\`-]*(?:ca\\.? |circa |around |at |on |approx[a-z.]* |by )?(?:${days},? )?(?:the )?(?:` +
    [
      '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}',
      '\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}\\b',
      '\\d{1,2}[:.h]\\d{2}(?!\\d)',
      '[012]\\d[0-5]\\d(?:\\b|z)',
      '\\d{1,2} ?[ap]\\.?m\\b',
      `(?:${months})[a-z]{0,6}\\.? \\d{1,2}`,
      `\\d{1,2}(?:st|nd|rd|th)?\\.? (?:of )?(?:${months})`,
      't[+-]\\d',
    ].join('|') +
    ')',
  'i',
);
