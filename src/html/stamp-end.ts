import type { Element, ElementContent, Text } from 'hast';
import { h, isElement, splitText } from './nodes.ts';

/** What authors put between a stamp and its words: `14:05: `, `14:05 – `. */
const separator = /^\s{0,9}[:–—-]\s{1,9}/;
/** A kind as authors write it behind a stamp: `[detected] `. */
const label = /^\[[\p{L} -]{2,30}\](?=\s)/u;

/**
 * Puts the separator and the label that follow the first `<time>` of an element into spans, so that a
 * style can set times in a column of their own and labels apart from the words.
 */
export function markStampEnd(element: Element): void {
  walk(element, 'before');
}

type State = 'before' | 'behind' | 'done';

function walk(parent: Element, start: State): State {
  let state = start;
  for (const [index, node] of parent.children.entries()) {
    // In a table the words are in the next cell, and a line break stands between.
    if (state === 'behind' && node.type === 'text' && node.value.trim() !== '') {
      parent.children.splice(index, 1, ...cutWords(node));
      return 'done';
    }
    if (node.type === 'element') state = isElement(node, 'time') ? 'behind' : walk(node, state);
    if (state === 'done') return state;
  }
  return state;
}

/** The pieces keep their places, so that further stamps of a paragraph are found. */
function cutWords(words: Text): ElementContent[] {
  const sign = separator.exec(words.value);
  const [end = ''] = sign ?? /^\s{1,9}/.exec(words.value) ?? [];
  const [before, rest] = splitText(words, end.length);
  const [name = ''] = label.exec(rest?.value ?? '') ?? [];
  const [kind, after] = rest === null ? [null, null] : splitText(rest, name.length);
  const pieces = [
    sign === null ? before : wrap(before, 'stamp-end'),
    wrap(kind, 'entry-label'),
    after,
  ];
  return pieces.filter((piece) => piece !== null);
}

const wrap = (words: Text | null, className: string): Element | null =>
  words === null ? null : h('span', { className: [className] }, [words]);
