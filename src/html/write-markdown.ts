import type { Nodes } from 'mdast';
import type { PostDocument } from '../document/types.ts';
import type { LinkResolver } from './types.ts';

/** A stretch of the file and what takes its place. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text of a post as readers may have it: as it was written, with its links and images led to their places
 * in the site. Left out is what authors take for unpublished: comments, and the frontmatter, whose facts are
 * on the page and in the JSON beside it; its title becomes the first heading where the text has none that
 * says it.
 */
export function writeMarkdown(
  document: PostDocument,
  links: LinkResolver,
  title: string | null,
): string {
  const { text, bodyStart, outline, tree } = document;
  const changes: Change[] = [...addressChanges(document, links)];
  // Most posts have neither, which this tells without looking at their nodes.
  if (/<!--|\]:/.test(text)) hiddenChanges(tree, text, links, changes);
  let result = '';
  let done = bodyStart;
  for (const { start, end, text: instead } of changes.sort((a, b) => a.start - b.start)) {
    if (start < done) continue;
    result += text.slice(done, start) + instead;
    done = end;
  }
  const body = (result + text.slice(done)).replace(/^[ \t\r\n]*[\r\n]/, '');
  const says = outline.sections[0]?.heading;
  const hasTitle = title === null || (says?.depth === 1 && says.text === title);
  return hasTitle ? body : `# ${escapeTitle(title)}\n\n${body}`;
}

function* addressChanges(
  { text, references }: PostDocument,
  links: LinkResolver,
): Generator<Change> {
  for (const { kind, url, place } of references) {
    const address = kind === 'link' ? links.link(url) : (links.image(url)?.href ?? null);
    yield* replaceLast(text, place.start.offset, place.end.offset, url, address);
  }
}

/** Adds those of links by name, and of comments; one that is never closed goes to the end of its block. */
function hiddenChanges(node: Nodes, text: string, links: LinkResolver, changes: Change[]): void {
  if (node.type === 'definition') {
    const [from, to] = rangeOf(node);
    changes.push(...replaceLast(text, from, to, node.url, links.link(node.url)));
  } else if (node.type === 'html') {
    const [from, to] = rangeOf(node);
    const html = text.slice(from, to);
    for (let start = html.indexOf('<!--'); start !== -1; ) {
      const close = html.indexOf('-->', start + 2);
      const end = close === -1 ? html.length : close + 3;
      changes.push({ start: from + start, end: from + end, text: '' });
      start = html.indexOf('<!--', end);
    }
  } else if ('children' in node) {
    for (const child of node.children) hiddenChanges(child, text, links, changes);
  }
}

const rangeOf = ({ position }: Nodes): [from: number, to: number] => [
  position?.start.offset ?? 0,
  position?.end.offset ?? 0,
];

/** An address stands last in what it belongs to, but for a title; one with escapes is not found. */
function* replaceLast(
  text: string,
  start: number,
  end: number,
  url: string,
  instead: string | null,
): Generator<Change> {
  if (url === '' || instead === null) return;
  const index = text.slice(start, end).lastIndexOf(url);
  if (index !== -1) yield { start: start + index, end: start + index + url.length, text: instead };
}

/** A title is text: what would be a mark in Markdown, or a line end, is none in it. */
const escapeTitle = (title: string): string =>
  title.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#&|~]/g, '\\$&');
