import { compareText } from '../../message/message.ts';
import { type IndexPart, readFields } from './index-part.ts';

/** The fields that pages have. Of a part that lost pages it must be seen whether others have the same. */
export function mergeFields(
  parts: readonly IndexPart[],
  numbers: readonly Int32Array[],
): readonly string[] {
  const isWhole = (index: number): boolean => numbers[index]?.includes(-1) === false;
  const fields = new Set(parts.flatMap((part, index) => (isWhole(index) ? part.fields : [])));
  for (const [index, part] of parts.entries()) {
    const open = new Set(part.fields.filter((name) => !fields.has(name)));
    for (const [number, page] of part.pages.entries()) {
      if (open.size === 0) break;
      if (numbers[index]?.[number] === -1) continue;
      for (const name of readFields(page)) if (open.delete(name)) fields.add(name);
    }
  }
  return [...fields].sort(compareText);
}
