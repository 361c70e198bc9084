import type { Element } from 'hast';
import { h, isElement, textOf } from './nodes.ts';
import type { BodyLabels } from './types.ts';

/** Says which cells a header cell is for, and lets a wide table scroll by itself, by keyboard too. */
export function markTable(table: Element, labels: BodyLabels): Element {
  for (const part of table.children) {
    if (isElement(part, 'tr')) markRow(part, false);
    if (!isElement(part, 'thead', 'tbody', 'tfoot')) continue;
    for (const row of part.children)
      if (isElement(row, 'tr')) markRow(row, part.tagName === 'thead');
  }
  return h('div', { className: ['scroll'], tabIndex: 0, role: 'group', ariaLabel: labels.table }, [
    table,
  ]);
}

function markRow(row: Element, head: boolean): void {
  for (const cell of row.children) {
    if (!isElement(cell, 'th')) continue;
    // A header cell without words is a header of nothing.
    if (textOf(cell).trim() === '' && !cell.children.some((child) => isElement(child, 'img'))) {
      cell.tagName = 'td';
    } else {
      cell.properties.scope = head ? 'col' : 'row';
    }
  }
}
