import { createHash } from 'node:crypto';
import { createAnchors } from '../../document/anchors.ts';
import { type Definitions, readDefinitions } from '../../document/definitions.ts';
import { plainText } from '../../document/plain-text.ts';
import type { PostDocument } from '../../document/types.ts';
import { createLocator } from '../../message/place.ts';
import type { Fields } from '../schema.ts';
import type { FoundSection } from '../sections/find-sections.ts';
import type { ActionItem, ActionStatus, Ticket } from '../types.ts';
import { readDueDay } from './due-date.ts';
import type { Fact } from './facts.ts';
import { fieldItems } from './field-items.ts';
import { findItems, type RawItem } from './find-items.ts';
import { type InlineText, inlineText } from './inline-text.ts';
import type { UnnamedItem } from './item.ts';
import { splitNames } from './owners.ts';
import { knownPeople } from './people.ts';
import { readMetadata } from './read-metadata.ts';
import { readStatus, readType } from './vocabulary.ts';

/** Reads the action items of the frontmatter and of all sections of improvements, in the order of the text. */
export function readActionItems(
  document: PostDocument,
  sections: readonly FoundSection[],
  { postId, fields }: { readonly postId: string; readonly fields: Fields },
): readonly ActionItem[] {
  const source = { text: document.text, locator: createLocator(document.text) };
  const definitions = readDefinitions(document.tree);
  const people = knownPeople(fields, sections);
  const seen = new Set<number>();
  const raw = sections
    .filter(({ kind, state }) => kind === 'improvements' && state === 'filled')
    .flatMap((section) =>
      findItems(ownNodes(section, sections), source).map((item) => ({
        ...item,
        groups: [section.heading.text, ...item.groups],
      })),
    )
    .filter(({ place }) => {
      if (seen.has(place.start.offset)) return false;
      seen.add(place.start.offset);
      return true;
    });
  return nameItems(
    [...fieldItems(document, fields), ...raw.map((item) => readItem(item, definitions, people))],
    postId,
  );
}

/** The nodes of a section without those of sections of other kinds inside it. */
function ownNodes(section: FoundSection, sections: readonly FoundSection[]): FoundSection['nodes'] {
  const others = sections.filter(
    ({ kind, content }) =>
      kind !== 'improvements' &&
      content.start.offset > section.content.start.offset &&
      content.end.offset <= section.content.end.offset,
  );
  return section.nodes.filter((node) => {
    const start = node.position?.start.offset ?? 0;
    return !others.some(
      ({ content }) => start > content.start.offset && start < content.end.offset,
    );
  });
}

function readItem(
  item: RawItem,
  definitions: Definitions,
  people: ReadonlySet<string>,
): UnnamedItem {
  const inline = inlineText(item.words, definitions);
  const facts = [...cellFacts(item, definitions), ...readMetadata(inline)];
  const all = (role: Fact['role']): readonly Fact[] => facts.filter((fact) => fact.role === role);
  const value = (role: Fact['role']): string | null => all(role)[0]?.value ?? null;
  const dueText = value('due');
  const due = dueText === null ? null : readDueDay(dueText);
  const details = item.details.map((node) => plainText(node)).join(' ');
  const own = all('ticket');
  const tickets = own.length > 0 ? own : detailTickets(item, definitions);
  const owners = [...new Set(all('owner').map((fact) => fact.value))];
  const typeText = value('type');
  return {
    explicitId: value('id'),
    place: item.place,
    text: withoutCuts(inline, facts),
    status: statusOf(item, facts, inline, details),
    owners: owners.length > 0 ? owners : groupOwners(item, people),
    due,
    dueText: due === null ? dueText : null,
    dueFromPolicy: false,
    type: typeText === null ? groupType(item) : readType(typeText),
    priority: value('priority'),
    tickets: uniqueTickets(tickets),
    answers: value('answers'),
    note: all('note').find((fact) => fact.value !== '')?.value ?? progressNote(item, facts),
  };
}

function statusOf(
  item: RawItem,
  facts: readonly Fact[],
  { text, spans }: InlineText,
  details: string,
): ActionStatus {
  const said = facts.find(({ role }) => role === 'status');
  const status = said === undefined ? null : readStatus(said.value);
  if (item.checked === true) return status === 'wont-do' ? 'wont-do' : 'done';
  // An empty box says open louder than words such as "(in progress)", which stay as a note.
  if (item.checked === false && status === 'in-progress') return 'open';
  if (status !== null) return status;
  const struck = spans
    .filter(({ kind }) => kind === 'struck')
    .reduce((sum, { start, end }) => sum + end - start, 0);
  if (struck * 5 >= text.trim().length * 4 && struck > 0) return 'done';
  const group = item.groups
    .toReversed()
    .map(groupStatus)
    .find((one) => one !== null);
  if (item.checked === null && group !== undefined) return group;
  return /^\s*(?:(?:this|it) (?:has been|was|is)(?: now| already)? |already )?(?:done|completed|implemented|fixed)\b/i.test(
    details,
  )
    ? 'done'
    : 'open';
}

function progressNote({ checked }: RawItem, facts: readonly Fact[]): string | null {
  const said = facts.find(({ role }) => role === 'status');
  return checked === false && said !== undefined && readStatus(said.value) === 'in-progress'
    ? 'in progress'
    : null;
}

/** The status that a heading gives to all under it: `Actions taken`, `Completed`, `In progress`. */
function groupStatus(group: string): ActionStatus | null {
  const words = group
    .toLowerCase()
    .replace(/[\s:]+$/, '')
    .replace(/^(?:action(?: item)?s?|items?|tasks?|measures?|steps?) (?:already )?/, '');
  if (/^(?:already )?taken$/.test(words)) return 'done';
  return words.split(' ').length <= 2 ? readStatus(words) : null;
}

/** What the other cells of a table row say. */
function cellFacts({ cells }: RawItem, definitions: Definitions): readonly Fact[] {
  const facts: Fact[] = [];
  for (const [role, nodes] of cells) {
    if (role === 'text') continue;
    const inline = inlineText(nodes, definitions);
    const value = inline.text.trim();
    if (value === '' || /^(?:-+|–|—|n\/?a|none|tbd|\?+)$/i.test(value)) continue;
    if (role === 'owner')
      facts.push(...splitNames(value).map((name) => ({ role, value: name, cut: null })));
    else if (role === 'ticket') facts.push(...ticketCell(inline));
    else facts.push({ role, value, cut: null });
  }
  return facts;
}

/** A cell for tickets holds tickets, whatever they look like. */
function ticketCell(inline: InlineText): readonly Fact[] {
  const named = readMetadata(inline).filter(({ role }) => role === 'ticket');
  if (named.length > 0) return named.map((fact) => ({ ...fact, cut: null }));
  const link = inline.spans.find(({ kind }) => kind === 'link');
  return [{ role: 'ticket', value: inline.text.trim(), url: link?.url ?? null, cut: null }];
}

/** Tickets that stand in the first lines under an item that names none itself. */
function detailTickets({ details }: RawItem, definitions: Definitions): readonly Fact[] {
  for (const node of details) {
    const blocks =
      node.type === 'list' ? node.children.flatMap(({ children }) => children) : [node];
    for (const block of blocks) {
      if (block.type !== 'paragraph') continue;
      const facts = readMetadata(inlineText(block.children, definitions));
      const tickets = facts.filter(({ role }) => role === 'ticket');
      if (tickets.length > 0) return tickets;
    }
  }
  return [];
}

function uniqueTickets(facts: readonly Fact[]): readonly Ticket[] {
  const tickets = new Map<string, Ticket>();
  for (const { value, url = null } of facts) {
    const key = url ?? value;
    if (!tickets.has(key)) tickets.set(key, { text: value, url });
  }
  return [...tickets.values()];
}

/** A group that is a handle, or a name that the post gives to one of its people. */
function groupOwners({ groups }: RawItem, people: ReadonlySet<string>): readonly string[] {
  for (const group of groups.toReversed()) {
    const names = splitNames(group.replace(/[\s:]+$/, ''));
    const known = names.every((name) => name.startsWith('@') || people.has(name.toLowerCase()));
    if (names.length > 0 && known) return names;
  }
  return [];
}

/** The nearest group that names a type of work. */
function groupType({ groups }: RawItem): ActionItem['type'] {
  for (const group of groups.toReversed()) {
    const type = readType(group);
    if (type !== null) return type;
  }
  return null;
}

/** The words that are the work itself; all of them where nothing else would be left. */
function withoutCuts({ text }: InlineText, facts: readonly Fact[]): string {
  let rest = '';
  let from = 0;
  const cuts = facts.flatMap(({ cut }) => (cut === null ? [] : [cut])).sort((a, b) => a[0] - b[0]);
  for (const [start, end] of cuts) {
    if (start > from) rest += text.slice(from, start);
    from = Math.max(from, end);
  }
  rest += text.slice(from);
  const tidy = rest
    .replaceAll(/\(\s*\)|\[\s*\]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([,.;:])/g, '$1')
    .replace(/^[\s:,;–—-]+|[\s:,;–—|-]+$/g, '')
    .trim();
  return /[\p{L}\p{N}]/u.test(tidy) ? tidy : text.replaceAll(/\s+/g, ' ').trim();
}

/**
 * Gives every item its id and anchor. A derived id depends on the post and the item's own words, so
 * items that come, go or move leave the others' ids alone; only twins are numbered.
 */
function nameItems(items: readonly UnnamedItem[], postId: string): readonly ActionItem[] {
  const used = new Set<string>();
  const twins = new Map<string, number>();
  const anchor = createAnchors('ai', 'item');
  return items.map(({ explicitId, ...item }) => {
    const wanted = explicitId ?? derivedId(postId, item.text);
    let id = wanted;
    while (used.has(id)) {
      const twin = (twins.get(wanted) ?? 1) + 1;
      twins.set(wanted, twin);
      id = `${wanted}-${twin}`;
    }
    used.add(id);
    return { id, anchor: anchor(id.replace(/^ai-/i, '')), ...item };
  });
}

function derivedId(postId: string, text: string): string {
  const words = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return createHash('sha256').update(`${postId}\n${words}`).digest('hex').slice(0, 8);
}
