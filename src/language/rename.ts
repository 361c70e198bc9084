import { parseDocument } from '../document/parse-document.ts';
import type { OutlineHeading, OutlineSection } from '../document/types.ts';
import { applyEdits } from '../message/apply-edits.ts';
import type { Edit } from '../message/message.ts';
import { createLocator, type Place } from '../message/place.ts';
import { createLinkTargets } from '../rules/helpers/link-target.ts';
import { findAddresses } from './addresses.ts';
import { createPostLinks, findHeading, headingAt, linkAt } from './links.ts';
import type { OpenPost, Workspace } from './workspace.ts';

/** What of a heading can be written anew, and how it reads now. */
export interface Renaming {
  readonly place: Place;
  readonly name: string;
}

/** Changes of files, by path. */
export type FileEdits = ReadonlyMap<string, readonly Edit[]>;

/** The heading at an offset, or the one that a link there leads to; null: nothing that has a name here. */
export function prepareRename(
  workspace: Workspace,
  post: OpenPost,
  offset: number,
): Renaming | null {
  const found = findTarget(workspace, post, offset);
  if (found === null) return null;
  const link = linkAt(createPostLinks(workspace.catalog()), post.postmortem, offset);
  const name = namePlace(found.heading, found.post.text);
  if (name === null) return null;
  return {
    // An editor asks for a place around the cursor.
    place: link?.place ?? name,
    name: found.post.text.slice(name.start.offset, name.end.offset),
  };
}

/**
 * Gives a heading another name, and every link to it another address; where a heading of the same name
 * changes its address by that, links to it as well. Null: `name` can't be a heading.
 */
export function renameHeading(
  workspace: Workspace,
  post: OpenPost,
  offset: number,
  name: string,
): FileEdits | null {
  const found = findTarget(workspace, post, offset);
  const place = found === null ? null : namePlace(found.heading, found.post.text);
  if (found === null || place === null || name.trim() === '' || /[\r\n]/.test(name)) return null;
  const { path, text, postmortem } = found.post;
  const edit = { place, text: name.trim() };
  const after = headingsOf(
    parseDocument({ path, text: applyEdits(text, [edit]) }).outline.sections,
  );
  if (after.length !== postmortem.headings.length) return null;
  const anchors = new Map(
    postmortem.headings.map(({ anchor }, index) => [anchor, after[index]?.anchor ?? anchor]),
  );
  const edits = new Map<string, Edit[]>([[path, [edit]]]);
  const linking = new Set(
    createPostLinks(workspace.catalog())
      .to(path)
      .map((link) => link.path),
  );
  const targetOf = createLinkTargets(workspace.catalog());
  for (const from of linking) {
    const other = workspace.post(from);
    if (other === null) continue;
    for (const { url, place: at } of findAddresses(other.document())) {
      const target = targetOf(other.postmortem, url);
      if (target.kind !== 'post' || target.post.path !== path) continue;
      const heading = findHeading(target.post, target.fragment);
      const anchor = heading === null ? undefined : anchors.get(heading.anchor);
      if (heading === null || anchor === undefined || anchor === heading.anchor) continue;
      const isLong = target.fragment.startsWith('h-') && target.fragment === heading.anchor;
      const fragment = encodeURI(isLong ? anchor : anchor.replace(/^h-/, ''));
      const text = `${url.slice(0, url.indexOf('#'))}#${fragment}`;
      edits.set(from, [...(edits.get(from) ?? []), { place: at, text }]);
    }
  }
  return edits;
}

function findTarget(
  workspace: Workspace,
  post: OpenPost,
  offset: number,
): { readonly post: OpenPost; readonly heading: OutlineHeading } | null {
  const link = linkAt(createPostLinks(workspace.catalog()), post.postmortem, offset);
  const heading = link === null ? headingAt(post.postmortem, offset) : link.heading;
  const target = link === null ? post : workspace.post(link.target.path);
  return heading === null || target === null ? null : { post: target, heading };
}

/** The words of a heading without its marks; null where they are mixed with others. */
function namePlace({ form, place, text: words }: OutlineHeading, text: string): Place | null {
  const locator = createLocator(text);
  const source = text.slice(place.start.offset, place.end.offset);
  const at = source.indexOf(words);
  const start = place.start.offset;
  if (words !== '' && at !== -1) return locator.place(start + at, start + at + words.length);
  const marks = form === 'atx' ? /^#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/ : /^(.*?)[ \t]*\r?\n/;
  const content = form === 'atx' || form === 'setext' ? marks.exec(source)?.[1] : undefined;
  if (content === undefined || content === '') return null;
  const from = start + source.indexOf(content);
  return locator.place(from, from + content.length);
}

function headingsOf(sections: readonly OutlineSection[]): OutlineHeading[] {
  return sections.flatMap(({ heading, children }) => [heading, ...headingsOf(children)]);
}
