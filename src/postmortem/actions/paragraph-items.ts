import type { Paragraph, PhrasingContent } from 'mdast';
import type { Source } from '../../document/labels.ts';
import { plainText } from '../../document/plain-text.ts';
import { readLines } from '../../document/read-lines.ts';
import { placeOf } from '../../message/place.ts';
import { isAnnouncedItem, isTaskText } from '../sections/task-words.ts';
import type { RawItem } from './find-items.ts';
import { isInitials } from './owners.ts';
import { isTicketUrl } from './tickets.ts';

/**
 * Paragraphs that say of themselves that they are an item: by a label, a box, the ticket they open with
 * or the bold initials of who does it. Lines that each say so, or open with a ticket, are an item each.
 */
export function paragraphItems(
  paragraph: Paragraph,
  groups: readonly string[],
  source: Source,
): readonly RawItem[] {
  const { items, group } = itemLines(paragraph, source);
  if (items.length > (group === null ? 1 : 0)) {
    return items.map((words, index) => {
      const { start } = placeOf(words[0] as PhrasingContent);
      const next = items[index + 1]?.[0];
      const { offset } = next === undefined ? placeOf(paragraph).end : placeOf(next).start;
      const written = source.text.slice(start.offset, offset).trimEnd();
      const place = source.locator.place(start.offset, start.offset + written.length);
      const all = group === null ? groups : [...groups, group];
      return { place, words, checked: null, details: [], groups: all, cells: new Map() };
    });
  }
  const led = opensWithOwner(paragraph);
  if (!led && !isAnnouncedItem(plainText(paragraph)) && !opensWithTicket(paragraph.children))
    return [];
  const [name, ...words] = paragraph.children;
  return [
    {
      place: placeOf(paragraph),
      words: led ? words : paragraph.children,
      checked: null,
      details: [],
      groups: led && name !== undefined ? [...groups, plainText(name)] : groups,
      led,
      cells: new Map(),
    },
  ];
}

interface ItemLines {
  /** The words from each line that begins an item to the next; none where the first line does not. */
  readonly items: readonly (readonly PhrasingContent[])[];
  /** What stands in bold on a line above them. */
  readonly group: string | null;
}

function itemLines(paragraph: Paragraph, source: Source): ItemLines {
  const items: PhrasingContent[][] = [];
  const [first = [], ...others] = readLines(paragraph, source);
  const isGroup = first.length === 1 && first[0]?.type === 'strong';
  const lines = isGroup ? others : [first, ...others];
  const areTasks = lines.length > 1 && lines.every(opensWithTask);
  for (const line of lines) {
    if (areTasks || opensWithTicket(line) || isAnnouncedItem(plainText(...line)))
      items.push([...line]);
    else if (items.length === 0) return { items: [], group: null };
    else items.at(-1)?.push({ type: 'text', value: ' ' }, ...line);
  }
  return { items, group: isGroup ? plainText(...first) : null };
}

/** `Implement a limit.` or `[1 ] Implement a limit.` on a line of its own; lines that are only wrapped do not all open so. */
const opensWithTask = (line: readonly PhrasingContent[]): boolean => {
  const text = plainText(...line).replace(/^\[\s?\d{1,2}\s?\]\s+/, '');
  return /^\p{Lu}\S* \S+ \S/u.test(text) && isTaskText(text);
};

/** `**AC** Move the alert`. */
const opensWithOwner = ({ children: [first, second] }: Paragraph): boolean =>
  first?.type === 'strong' &&
  isInitials(plainText(first)) &&
  second !== undefined &&
  isTaskText(plainText(second).trimStart());

/** `[OPS-12](https://…) - Add alerts`, or nothing but the link. */
function opensWithTicket([first, second]: readonly PhrasingContent[]): boolean {
  if (first?.type !== 'link' || !isTicketUrl(first.url)) return false;
  const behind = second === undefined ? '' : plainText(second);
  return /^\S+$/.test(plainText(first)) && /^\s*(?:$|[-\u2013\u2014:])/.test(behind);
}
