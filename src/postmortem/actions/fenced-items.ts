import type { Code } from 'mdast';
import type { Source } from '../../document/labels.ts';
import { placeOf } from '../../message/place.ts';
import type { RawItem } from './find-items.ts';

/** Items of a list inside a fence, as those leave them who fill in the example of a template. */
export function fencedItems(code: Code, source: Source): readonly RawItem[] {
  if (!/^(?:md|markdown|text|txt)?$/i.test(code.lang ?? '')) return [];
  const { start, end } = placeOf(code);
  const lines = source.text.slice(start.offset, end.offset).split('\n').slice(1, -1);
  const items: RawItem[] = [];
  let offset = source.text.indexOf('\n', start.offset) + 1;
  for (const line of lines) {
    const [, lead = '', box, text = ''] = listLine.exec(line) ?? [];
    if (text === '' && line.trim() !== '' && !/^\s{2}/.test(line)) return [];
    if (text !== '') {
      const from = offset + lead.length;
      const position = source.locator.place(from, from + text.length);
      items.push({
        place: source.locator.place(offset, from + text.length),
        words: [{ type: 'text', value: text, position }],
        checked: box === undefined ? null : box !== ' ',
        details: [],
        groups: [],
        cells: new Map(),
      });
    }
    offset += line.length + 1;
  }
  return items;
}

const listLine =
  /^(\s{0,3}(?:[-*+]|\d{1,2}[.)])\s{1,4}(?:\[([ xX])\]\s{1,4})?)(\p{Lu}\S*\s\S.*?)\s*$/u;
