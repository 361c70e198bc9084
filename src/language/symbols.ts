import { type DocumentSymbol, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import { createLocator, type Place } from '../message/place.ts';
import type { Postmortem } from '../postmortem/types.ts';
import { toRange } from './positions.ts';
import type { FilePlace, Session } from './session.ts';
import type { OpenPost, Workspace } from './workspace.ts';

interface Draft {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly place: Place;
  readonly selection: Place;
  readonly children: Draft[];
}

/** Sections as a tree, with the entries, causes and action items in them. */
export function documentSymbols({ postmortem, text, hasMark }: OpenPost): DocumentSymbol[] {
  const all = [...sectionsOf(postmortem, text), ...partsOf(postmortem)].sort(
    (a, b) =>
      a.place.start.offset - b.place.start.offset || b.place.end.offset - a.place.end.offset,
  );
  const roots: Draft[] = [];
  const open: Draft[] = [];
  for (const draft of all) {
    while (open.length > 0 && !contains(open.at(-1)?.place, draft.place)) open.pop();
    (open.at(-1)?.children ?? roots).push(draft);
    open.push(draft);
  }
  return roots.map((draft) => toSymbol(draft, hasMark));
}

/** Every heading, from where it begins to where the next of its depth does. */
function sectionsOf({ headings, sections, timeline }: Postmortem, text: string): Draft[] {
  const locator = createLocator(text);
  const entries = new Set(timeline.map(({ place }) => place.start.offset));
  return headings.flatMap((heading, index) => {
    if (entries.has(heading.place.start.offset)) return [];
    const next = headings.slice(index + 1).find(({ depth }) => depth <= heading.depth);
    const end = next?.place.start.offset ?? text.length;
    const kinds = sections.filter((section) => section.heading.anchor === heading.anchor);
    return [
      {
        name: heading.text,
        detail: kinds.map(({ kind }) => kind).join(', '),
        kind: SymbolKind.Module,
        place: locator.place(heading.place.start.offset, Math.max(end, heading.place.end.offset)),
        selection: heading.place,
        children: [],
      },
    ];
  });
}

function partsOf({ timeline, causes, actionItems, headings }: Postmortem): Draft[] {
  const draft = (name: string, detail: string, kind: SymbolKind, place: Place): Draft => ({
    name,
    detail,
    kind,
    place,
    selection: { start: place.start, end: place.start },
    children: [],
  });
  const named = new Set(headings.map(({ anchor }) => anchor));
  return [
    ...timeline.map(({ stamp, plain, kind, place }) =>
      draft(`${stamp.text} ${plain}`.trim(), kind ?? '', SymbolKind.Event, place),
    ),
    ...causes
      .filter(({ anchor }) => !named.has(anchor))
      .map(({ title, place }) => draft(title, 'cause', SymbolKind.Constant, place)),
    ...actionItems.map(({ text, status, owners, place }) =>
      draft(text, [status, ...owners].join(', '), SymbolKind.Boolean, place),
    ),
  ];
}

function contains(outer: Place | undefined, inner: Place): boolean {
  return (
    outer !== undefined &&
    outer.start.offset <= inner.start.offset &&
    inner.end.offset <= outer.end.offset
  );
}

function toSymbol(draft: Draft, hasMark: boolean): DocumentSymbol {
  const { name, detail, kind, place, selection, children } = draft;
  return {
    // An empty name is against the protocol, and VS Code drops all symbols for one.
    name: name === '' ? '(empty)' : name,
    detail,
    kind,
    range: toRange(place, hasMark),
    selectionRange: toRange(selection, hasMark),
    children: children.map((child) => toSymbol(child, hasMark)),
  };
}

/** The most that one query gives. */
const most = 200;

/** Posts, causes and action items of the whole site that hold every word of the query. */
export function workspaceSymbols(
  workspace: Workspace,
  query: string,
  locationOf: Session['location'],
): WorkspaceSymbol[] {
  const words = query.toLowerCase().split(/\s+/);
  const found: WorkspaceSymbol[] = [];
  const top = createLocator('').place(0, 0);
  for (const { postmortem } of workspace.catalog().posts) {
    const { path, id, title, causes, actionItems } = postmortem;
    const add = (name: string, kind: SymbolKind, place: FilePlace['place']): void => {
      const text = name.toLowerCase();
      if (name === '' || !words.every((word) => text.includes(word))) return;
      found.push({ name, kind, containerName: path, location: locationOf({ path, place }) });
    };
    add(title.includes(id) ? title : `${id} ${title}`, SymbolKind.File, top);
    for (const { title: cause, place } of causes) add(cause, SymbolKind.Constant, place);
    for (const { text, place } of actionItems) add(text, SymbolKind.Boolean, place);
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}
