import type { Paragraph, PhrasingContent } from 'mdast';

/** The lines of a paragraph as the author broke them. */
export function linesOf({ children }: Paragraph): readonly (readonly PhrasingContent[])[] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of children) {
    if (child.type === 'break') {
      lines.push([]);
    } else if (child.type === 'text') {
      child.value.split(/\r?\n|\r/).forEach((value, index) => {
        if (index > 0) lines.push([]);
        if (value !== '') lines.at(-1)?.push({ type: 'text', value });
      });
    } else {
      lines.at(-1)?.push(child);
    }
  }
  return lines.filter((line) => line.length > 0);
}
