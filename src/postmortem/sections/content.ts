import type { List, ListItem, RootContent, Table } from 'mdast';
import { plainText } from '../../document/plain-text.ts';
import type { Role } from '../actions/role-names.ts';
import { readRole } from '../actions/vocabulary.ts';
import { isCausal } from './cause-words.ts';
import { isPlaceholder } from './section-state.ts';
import { isAnnouncedItem, isTaskText } from './task-words.ts';

/** Whether the list items among `nodes` are mostly things to do, or a table says who does them or how far they are. */
export function holdsTasks(nodes: readonly RootContent[]): boolean {
  if (nodes.some((node) => node.type === 'table' && isTaskTable(node))) return true;
  if (nodes.some((node) => node.type === 'paragraph' && isAnnouncedItem(plainText(node))))
    return true;
  const items = nodes.flatMap((node) => (node.type === 'list' ? node.children : []));
  const tasks = items.filter(isTask).length;
  return tasks > 0 && tasks * 2 >= items.length;
}

/** Whether prose says what keeps it from happening again. */
export function holdsPrevention(nodes: readonly RootContent[]): boolean {
  return nodes.some((node) => node.type === 'paragraph' && prevents.test(plainText(node)));
}

const prevents =
  /\b(?:mitigat|prevent|reduc|avoid|minimi[sz]|lower)(?:e|es|ed|ing)?\b[^.]{0,60}\b(?:future|again|recurr\w*|reoccur\w*|this kind of|from happening)\b/i;

/** Whether a paragraph, in a list or not, says why: `because`, `due to`, `led to`. */
export function holdsExplanation(nodes: readonly RootContent[]): boolean {
  return nodes.some((node) => {
    if (node.type === 'paragraph') return isCausal(plainText(node));
    if (node.type === 'list') return node.children.some((item) => holdsExplanation(item.children));
    return false;
  });
}

/**
 * What stands in front of a value in the tables of two columns among `nodes`, as in `| Root cause | A
 * full disk |`, and in lists of such fields: `- Root cause: a full disk`.
 */
export const rowNames = (nodes: readonly RootContent[]): readonly string[] =>
  nodes.flatMap((node) =>
    node.type === 'table' ? cellNames(node) : node.type === 'list' ? fieldNames(node) : [],
  );

const cellNames = ({ children }: Table): readonly string[] =>
  children
    .filter(({ children: [, value, more] }) => value !== undefined && more === undefined)
    .flatMap(({ children: [name, value] }) =>
      name === undefined || value === undefined || isPlaceholder(plainText(value))
        ? []
        : [plainText(name)],
    );

/** The names of a list that has nothing but fields, three or more. */
function fieldNames({ children }: List): readonly string[] {
  const names = children.map(({ children: [first] }) => {
    const [, name, value = ''] =
      /^([^:\n]{2,40}):\s{1,3}(\S[\s\S]{0,80})/.exec(first === undefined ? '' : plainText(first)) ??
      [];
    return name === undefined || isPlaceholder(value) ? null : name;
  });
  const known = names.filter((name) => name !== null);
  return known.length > 2 && known.length === names.length ? known : [];
}

/** A table with a column for the work and one for who, until when or how far. */
function isTaskTable({ children: [head] }: Table): boolean {
  const roles = (head?.children ?? []).map((cell) => readRole(plainText(cell)));
  return roles.includes('text') && roles.some((role) => role !== null && ofWork.has(role));
}

/** A table of work with the day until when in a column of its own: that is a plan, not what happened. */
export function isPlanTable(node: RootContent): boolean {
  if (node.type !== 'table') return false;
  const roles = (node.children[0]?.children ?? []).map((cell) => readRole(plainText(cell)));
  const due = roles.indexOf('due');
  const text = roles.indexOf('text');
  return text !== -1 && due > text && (roles.includes('owner') || roles.includes('status'));
}

const ofWork: ReadonlySet<Role> = new Set<Role>(['owner', 'due', 'status']);

function isTask(item: ListItem): boolean {
  if (typeof item.checked === 'boolean') return true;
  return isTaskText(plainText(...item.children.slice(0, 1)));
}
