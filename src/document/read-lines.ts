import type { Paragraph, PhrasingContent } from 'mdast';
import { placeOf } from '../message/place.ts';
import type { Source } from './labels.ts';

type Line = readonly PhrasingContent[];

/** The lines of a paragraph, each node with its place; a single one where they can't be told apart. */
export function readLines(paragraph: Paragraph, source: Source): readonly Line[] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of paragraph.children) {
    if (child.type === 'break') {
      lines.push([]);
    } else if (child.type === 'text') {
      const { start, end } = placeOf(child);
      const values = child.value.split(lineEnding);
      const written = source.text.slice(start.offset, end.offset).split(lineEnding);
      if (values.length !== written.length) return [paragraph.children];
      let offset = start.offset;
      values.forEach((value, index) => {
        const text = written[index] ?? '';
        const from = index === 0 ? offset : offset + text.length - text.trimStart().length;
        if (index > 0) lines.push([]);
        const position = source.locator.place(from, offset + text.trimEnd().length);
        if (value !== '') lines.at(-1)?.push({ type: 'text', value, position });
        offset += text.length;
        offset += /^\r?\n|^\r/.exec(source.text.slice(offset, offset + 2))?.[0].length ?? 0;
      });
    } else {
      lines.at(-1)?.push(child);
    }
  }
  return lines.filter((line) => line.length > 0);
}

const lineEnding = /\r?\n|\r/;
