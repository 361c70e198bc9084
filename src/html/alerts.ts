import type { Element } from 'hast';
import { h, isElement } from './nodes.ts';
import { type AlertKind, alertKinds, type BodyLabels } from './types.ts';

/** Turns a block quote whose first line is `[!NOTE]` into a note; any other stays what it is. */
export function markAlert(quote: Element, labels: BodyLabels): Element {
  const first = quote.children.find((child) => child.type === 'element');
  const words = isElement(first, 'p') ? first.children[0] : undefined;
  if (!isElement(first, 'p') || words?.type !== 'text') return quote;
  const [mark, name] = /^\[!([a-z]{3,9})\][ \t]*(?:\r?\n|\r|$)/i.exec(words.value) ?? [];
  const kind = alertKinds.find((known) => known === name?.toLowerCase());
  if (mark === undefined || kind === undefined) return quote;
  const rest = words.value.slice(mark.length);
  // The mark alone on its line, even where a line break is written with two blanks.
  if (rest === '' && first.children[1] !== undefined && !isElement(first.children[1], 'br')) {
    return quote;
  }
  words.value = rest;
  if (rest === '') first.children.splice(0, isElement(first.children[1], 'br') ? 2 : 1);
  const content = quote.children.filter((child) => child !== first || first.children.length > 0);
  return alert(kind, labels, content);
}

const alert = (kind: AlertKind, labels: BodyLabels, content: Element['children']): Element =>
  h('div', { className: ['alert', `alert-${kind}`], role: 'note' }, [
    h('p', { className: ['alert-title'] }, [labels.alerts[kind]]),
    ...content,
  ]);
