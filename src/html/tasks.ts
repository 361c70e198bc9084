import type { Element } from 'hast';
import { addClasses, h, hasClass, isElement } from './nodes.ts';
import type { BodyLabels } from './types.ts';

/** A check box that nobody can tick is a sign: shown as one, and read out as a word. */
export function markTask(input: Element, labels: BodyLabels): Element {
  const done = input.properties.checked === true;
  const name = done ? 'done' : 'open';
  return h(
    'span',
    { className: ['task-mark', `task-${name}`], role: 'img', ariaLabel: labels[name] },
    [done ? '☑' : '☐'],
  );
}

/** Marks a list item that starts with such a sign, so that it needs no bullet. */
export function markTaskItem(item: Element): Element {
  const first = item.children.find((child) => child.type === 'element');
  const sign = isElement(first, 'p') ? first.children[0] : first;
  if (sign?.type === 'element' && hasClass(sign, 'task-mark')) addClasses(item, 'task');
  return item;
}
