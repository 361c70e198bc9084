import type { List, ListItem, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import { readLabel, type Source } from '../../document/labels.ts';
import { plainText } from '../../document/plain-text.ts';
import { type Place, placeOf } from '../../message/place.ts';
import { readHtmlList } from '../html-words.ts';
import { isPlaceholder, isSlots } from '../sections/section-state.ts';
import { isAnnouncedItem, isTaskText, progressMarks } from '../sections/task-words.ts';
import { fencedItems } from './fenced-items.ts';
import { isInitials } from './owners.ts';
import { isPaperwork } from './paperwork.ts';
import { paragraphItems } from './paragraph-items.ts';
import type { Role } from './role-names.ts';
import { readRole, readType } from './vocabulary.ts';

/** An item as it stands in the text, before its words are understood. */
export interface RawItem {
  readonly place: Place;
  readonly words: readonly PhrasingContent[];
  /** The mark of a checkbox, or null. */
  readonly checked: boolean | null;
  /** What stands under the item: nested lists, further paragraphs. */
  readonly details: readonly RootContent[];
  /** Headings, bold lines and labels that the item is grouped under, outermost first. */
  readonly groups: readonly string[];
  /** A paragraph that opens with the initials of its owner: a list right below tells more of it. */
  readonly led?: boolean;
  /** Cells of a table row by what their column is for. */
  readonly cells: ReadonlyMap<Role, readonly PhrasingContent[]>;
}

const noCells: RawItem['cells'] = new Map();

/** Finds the items among the nodes of a section: list items, table rows, headings, `**Action:**` paragraphs. */
export function findItems(nodes: readonly RootContent[], source: Source): readonly RawItem[] {
  const headings = headingItems(nodes);
  if (headings.length > 0) return headings;
  const items: RawItem[] = [];
  let heading: string | null = null;
  let line: string | null = null;
  const hasTable = nodes.some(({ type }) => type === 'table');
  const announces = announcesWork(nodes);
  for (const node of nodes) {
    const groups = [heading, line].filter((group) => group !== null);
    if (node.type === 'heading') {
      heading = plainText(node);
      line = null;
    } else if (node.type === 'list') {
      if ((hasTable && isLegend(node)) || (announces && !holdsWork(node))) continue;
      if (items.at(-1)?.led === true && isBehind(node, nodes)) {
        items.push({ ...(items.pop() as RawItem), details: [node] });
        continue;
      }
      items.push(...listItems(node, groups));
      line = trailingLabel(node) ?? line;
    } else if (node.type === 'table') {
      items.push(...tableItems(node, groups));
    } else if (node.type === 'listItem') {
      items.push(...listItems({ type: 'list', children: [node] }, groups));
    } else if (node.type === 'html') {
      const { start, end } = placeOf(node);
      const list = readHtmlList(source.text, start.offset, end.offset, source.locator.place);
      if (list !== null) items.push(...listItems(list, groups));
    } else if (node.type === 'paragraph') {
      const label = readLabel(node, source);
      if (label?.alone === true && label.rest === null) line = label.text;
      else if (isGroupLine(node, nodes)) line = plainText(node);
      items.push(...paragraphItems(node, groups, source));
    }
  }
  if (items.length === 0)
    items.push(...nodes.flatMap((node) => (node.type === 'code' ? fencedItems(node, source) : [])));
  return items.filter(({ words, cells, checked }) => {
    const text = plainText(...(cells.get('text') ?? words));
    if (checked !== null && isPaperwork(text)) return false;
    return cells.size > 0
      ? /[\p{L}\p{N}]/u.test(text) && !isSlots(text)
      : !isPlaceholder(text.replace(/^todo\s*[:-]\s*/i, ''));
  });
}

/** Whether paragraphs say what is to be done, `Action point: …`: lists of other things beside them are none. */
const announcesWork = (nodes: readonly RootContent[]): boolean =>
  nodes.some((node) => node.type === 'paragraph' && isAnnouncedItem(plainText(node)));

const holdsWork = ({ children }: List): boolean =>
  children.some(
    ({ checked, children: [first] }) =>
      typeof checked === 'boolean' || (first !== undefined && isTaskText(plainText(first))),
  );

/** `- P0 - critical …`, `- Detect - be quicker …` beside a table: what its words mean, not work. */
const isLegend = ({ children }: List): boolean =>
  children.length > 1 &&
  children.every(({ children: [first] }) => {
    const [, word = ''] =
      /^([\p{L}\d]{2,12})\s*(?:[-\u2013\u2014:=])\s/u.exec(
        first === undefined ? '' : plainText(first),
      ) ?? [];
    return /^P\d$/i.test(word) || readType(word) !== null;
  });

/** Whether a list follows a paragraph at once. */
const isBehind = (list: List, nodes: readonly RootContent[]): boolean =>
  nodes[nodes.indexOf(list) - 1]?.type === 'paragraph';

/** `Prevention:` on a line of its own over a list. */
function isGroupLine(paragraph: Paragraph, nodes: readonly RootContent[]): boolean {
  const next = nodes[nodes.indexOf(paragraph) + 1];
  const text = plainText(paragraph);
  return next?.type === 'list' && text.endsWith(':') && text.split(' ').length <= 3;
}

function listItems(list: List, groups: readonly string[]): readonly RawItem[] {
  return list.children.flatMap((item) => {
    const [first, ...details] = item.children;
    const nested = details.filter((node) => node.type === 'list');
    const words = first?.type === 'paragraph' ? splitLabel(first.children).words : [];
    if (first?.type === 'list') return listItems(first, groups);
    if (
      first?.type === 'paragraph' &&
      nested.length > 0 &&
      isGroup(item, first) &&
      (isNamed(first, list) || holdsSeveral(list, nested)) &&
      !nested.every(holdsFields)
    ) {
      const group = plainText(first).replace(/\s*:$/, '');
      return nested.flatMap((inner) => listItems(inner, [...groups, group]));
    }
    if (words.length === 0) return [];
    const checked = item.checked ?? null;
    return [{ place: placeOf(item), words, checked, details, groups, cells: noCells }];
  });
}

/**
 * A bold line right below the last item of a list, without a blank line: Markdown takes it into the
 * item, readers for the heading of the next list.
 */
function trailingLabel(list: List): string | null {
  const last = list.children.at(-1)?.children.findLast(({ type }) => type === 'paragraph');
  const label = last?.type === 'paragraph' ? splitLabel(last.children).label : null;
  return label === null ? null : plainText(label);
}

function splitLabel(children: readonly PhrasingContent[]): {
  readonly words: readonly PhrasingContent[];
  readonly label: PhrasingContent | null;
} {
  const [before, last] = children.slice(-2);
  const isLine = before?.type === 'text' && /[\r\n]\s*$/.test(before.value);
  return isLine && last?.type === 'strong'
    ? { words: children.slice(0, -1), label: last }
    : { words: children, label: null };
}

/** Whether each point of a list has a box or a mark that says how far it is: then these are the items. */
const isMarked = ({ children }: List): boolean =>
  children.every(
    ({ checked, children: [first] }) =>
      typeof checked === 'boolean' || (first !== undefined && startsMarked.test(plainText(first))),
  );

const startsMarked = new RegExp(`^[${progressMarks}]`, 'u');

/** A label that only says who or what kind of work the nested items are: no box, few words, no task. */
function isGroup(item: ListItem, first: Paragraph): boolean {
  if (typeof item.checked === 'boolean') return false;
  const text = plainText(first);
  const label = text.replace(/\s*:$/, '');
  if (label.split(' ').length > 4) return false;
  const marked = text.endsWith(':') || first.children.every(({ type }) => type === 'strong');
  return (
    readType(label) !== null || (marked && !isTaskText(`${label} `)) || /^@[\w-]+$/.test(label)
  );
}

/** A label that is a type of work or somebody's name groups even a single item; `1. **Detection speed**` is one. */
function isNamed(first: Paragraph, { ordered }: List): boolean {
  const label = plainText(first).replace(/\s*:$/, '');
  const isType = readType(label) !== null && (ordered !== true || !label.includes(' '));
  return isType || /^@[\w-]+$/.test(label) || isInitials(label);
}

/** `1. **Bug bounty**` over one bullet is an item that is explained, not a group. */
const holdsSeveral = ({ ordered }: List, nested: readonly List[]): boolean =>
  nested.reduce((sum, { children }) => sum + children.length, 0) > (ordered === true ? 2 : 1);

/** `**Description:** …`, `**Rationale:** …` under a name tell of one item. */
const holdsFields = ({ children }: List): boolean =>
  children.every(({ children: [first] }) => first !== undefined && field.test(plainText(first)));

const field =
  /^(?:description|details?|goals?|why|what|how|rationale|reason|background|context|notes?|status|owner|assignee|priority|due(?: date)?|deadline|impact|effort|tickets?|issues?|tracking|links?)\s*:/i;

function tableItems(table: Table, groups: readonly string[]): readonly RawItem[] {
  const [head, ...rows] = table.children;
  if (head === undefined) return [];
  const roles = columnRoles(
    head.children.map((cell) => plainText(cell)),
    rows.map((row) => row.children.map((cell) => plainText(cell))),
  );
  return rows.map((row) => {
    const cells = new Map<Role, readonly PhrasingContent[]>();
    row.children.forEach((cell, index) => {
      const role = roles[index] ?? null;
      if (role !== null && !cells.has(role)) cells.set(role, cell.children);
    });
    const words = cells.get('text') ?? [];
    return { place: placeOf(row), words, checked: null, details: [], groups, cells };
  });
}

/** What each column is for. Where none is named as the work itself, it is the wordiest of the others. */
function columnRoles(
  names: readonly string[],
  rows: readonly (readonly string[])[],
): readonly (Role | null)[] {
  const roles = names.map(readRole);
  const seen = new Set<Role>();
  const once = roles.map((role) => {
    if (role === null || seen.has(role)) return null;
    seen.add(role);
    return role;
  });
  // A table without a single column of an item tells of something else.
  if (seen.has('text') || seen.size === 0) return once;
  const wordiest = (isLikely: (role: Role | null) => boolean, least = 1): number => {
    const lengths = once.map((role, index) =>
      isLikely(role) ? rows.reduce((sum, row) => sum + (row[index]?.length ?? 0), 0) : 0,
    );
    const longest = Math.max(...lengths);
    return longest < least ? -1 : lengths.indexOf(longest);
  };
  const unnamed = wordiest((role) => role === null || role === 'ticket');
  // A header that slipped: sentences under `Priority`.
  const text =
    unnamed === -1
      ? wordiest((role) => role !== null && !neverText.has(role), rows.length * 15)
      : unnamed;
  return once.map((role, index) => (index === text ? 'text' : role));
}

const neverText = new Set<Role>(['owner', 'due', 'id']);

/**
 * One heading an item: `### 2) Better alerting @dma [detect]`. Only where no list or table under the
 * headings could hold the items, and the headings look like work rather than like themes.
 */
function headingItems(nodes: readonly RootContent[]): readonly RawItem[] {
  const headings = nodes.filter((node) => node.type === 'heading');
  const depth = Math.min(...headings.map((heading) => heading.depth));
  const tops = headings.filter((heading) => heading.depth === depth);
  const looksLikeWork = tops.filter((heading) => {
    const text = plainText(heading);
    return (
      /^\s*(?:\d{1,2}[.):](?!\d)|AI-?\d|action|P[0-4]\b)|@[\w-]+|\[(?:prevent|detect|mitigate|process)\]|#\d/i.test(
        text,
      ) || isTaskText(`${text} `)
    );
  });
  if (tops.length === 0 || looksLikeWork.length * 2 <= tops.length) return [];
  const first = nodes.indexOf(tops[0] as RootContent);
  if (nodes.slice(0, first).some(({ type }) => type === 'list' || type === 'table')) return [];
  const lists = nodes.filter((node) => node.type === 'list');
  if (
    lists.some(isMarked) ||
    (tops.length === 1 && lists.some(({ children }) => children.length > 2))
  )
    return [];
  return tops.map((heading) => {
    const start = nodes.indexOf(heading);
    const end = nodes.findIndex(
      (node, index) => index > start && tops.includes(node as (typeof tops)[number]),
    );
    const details = nodes.slice(start + 1, end === -1 ? undefined : end);
    return {
      place: placeOf(heading),
      words: heading.children,
      checked: null,
      details,
      groups: [],
      cells: noCells,
    };
  });
}
