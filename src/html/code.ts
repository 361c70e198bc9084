import type { Element } from 'hast';
import type { Highlighter } from './highlight.ts';
import { isElement, textOf } from './nodes.ts';
import type { BodyLabels } from './types.ts';

/**
 * Colours a block of code whose language is known, and lets it scroll by keyboard. `diagram` draws what is
 * no code but the source of a diagram.
 */
export function markCode(
  pre: Element,
  labels: BodyLabels,
  highlight: Highlighter,
  diagram: (pre: Element, source: string) => Element | null,
): Element {
  const [code, more] = pre.children;
  Object.assign(pre.properties, { tabIndex: 0, role: 'group', ariaLabel: labels.code });
  if (!isElement(code, 'code') || more !== undefined) return pre;
  const word = languageOf(code);
  if (word === null) return pre;
  pre.properties.dataLanguage = word;
  pre.properties.ariaLabel = `${labels.code}: ${word}`;
  if (word === 'mermaid') return diagram(pre, textOf(code)) ?? pre;
  const html = highlight(textOf(code), word);
  // A raw node holds HTML that is finished; after sanitising there are none but these.
  if (html !== null) code.children = [{ type: 'raw', value: html }];
  return pre;
}

function languageOf(code: Element): string | null {
  const [name] = Array.isArray(code.properties.className) ? code.properties.className : [];
  return typeof name === 'string' ? name.slice('language-'.length) : null;
}
