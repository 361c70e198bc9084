import type { Nodes, Parents } from 'mdast';
import type { PostDocument } from '../document/types.ts';
import type { Ignore } from '../message/ignore.ts';
import { createLocator, type Locator, placeOf } from '../message/place.ts';

// `recount-ignore rule-a, rule-b: reason`, `recount-ignore-file rule: reason`
const directive = /\brecount-ignore(-file)?\b([^:]{0,300})(?::(.{0,1000}))?/s;

/**
 * Reads the comments by which an author says that something is meant:
 *
 * - `<!-- recount-ignore rule-id: reason -->` on its own line holds for the next block, and in
 *   front of a heading for its whole section; inside a paragraph, list item or table row for that;
 * - `<!-- recount-ignore-file rule-id: reason -->` anywhere holds for the whole file;
 * - `# recount-ignore rule-id: reason` in the frontmatter holds for the line below, or for its
 *   own line when it stands behind a value.
 */
export function readIgnores(document: PostDocument): readonly Ignore[] {
  // Nearly every post has none: not worth a walk.
  if (!document.text.includes('recount-ignore')) return [];
  const locator = createLocator(document.text);
  return [...inFrontmatter(document, locator), ...inBody(document, locator)];
}

function* inFrontmatter(document: PostDocument, locator: Locator): Generator<Ignore> {
  const { frontmatter, text } = document;
  if (frontmatter === null) return;
  let start = frontmatter.content.start.offset;
  const end = frontmatter.content.end.offset;
  while (start < end) {
    const newline = text.indexOf('\n', start);
    const lineEnd = newline === -1 || newline > end ? end : newline;
    const line = text.slice(start, lineEnd);
    const hash = line.search(/(?:^|\s)#\s{0,10}recount-ignore/);
    if (hash !== -1) {
      const alone = line.slice(0, hash).trim() === '';
      const next = text.indexOf('\n', lineEnd + 1);
      const covers = alone
        ? { start: lineEnd, end: next === -1 ? text.length : next }
        : { start, end: lineEnd };
      yield* readComment(line.slice(hash), start + hash, covers, locator);
    }
    start = lineEnd + 1;
  }
}

function inBody(document: PostDocument, locator: Locator): Ignore[] {
  const found: Ignore[] = [];
  const walk = (parent: Parents, block: Nodes): void => {
    for (const [index, node] of parent.children.entries()) {
      if (node.type === 'html') {
        const covers = isBlockParent(parent) ? following(parent, index) : rangeOf(block);
        const offset = placeOf(node).start.offset;
        for (const { comment, index: at } of commentsIn(node.value)) {
          found.push(...readComment(comment, offset + at, covers, locator));
        }
      } else if ('children' in node) {
        walk(node, isOwnBlock(node, parent) ? node : block);
      }
    }
  };
  walk(document.tree, document.tree);
  return found;
}

function* readComment(
  comment: string,
  offset: number,
  covers: { start: number; end: number },
  locator: Locator,
): Generator<Ignore> {
  const text = comment.replace(/^<!--/, '').replace(/-->$/, '');
  const match = directive.exec(text);
  if (match === null) return;
  const [, file, ids = '', reason = ''] = match;
  const place = locator.place(offset, offset + comment.length);
  const names = ids.split(/[\s,]+/).filter((id) => id !== '');
  // A comment that names no rule is kept, so that it can be told what it lacks.
  for (const ruleId of names.length === 0 ? [''] : names) {
    yield {
      ruleId,
      reason: reason.trim() === '' ? null : reason.trim(),
      place,
      covers: file === undefined ? covers : null,
    };
  }
}

function* commentsIn(html: string): Generator<{ comment: string; index: number }> {
  for (let start = html.indexOf('<!--'); start !== -1; ) {
    const end = html.indexOf('-->', start + 4);
    if (end === -1) return;
    yield { comment: html.slice(start, end + 3), index: start };
    start = html.indexOf('<!--', end);
  }
}

/** From the block behind the comment to its end; of a heading, to the end of its section. */
function following({ children }: Parents, index: number): { start: number; end: number } {
  const at = children.findIndex((node, other) => other > index && node.type !== 'html');
  const next = children[at];
  if (next === undefined) return { start: 0, end: 0 };
  if (next.type !== 'heading') return rangeOf(next);
  const behind = children.find(
    (node, other) => other > at && node.type === 'heading' && node.depth <= next.depth,
  );
  const end = behind === undefined ? rangeOf(children.at(-1) ?? next).end : rangeOf(behind).start;
  return { start: rangeOf(next).start, end };
}

function isBlockParent(parent: Parents): boolean {
  return ['root', 'blockquote', 'listItem', 'footnoteDefinition'].includes(parent.type);
}

// The first paragraph of a list item and the cells of a row stand for the whole: messages about an
// action item are placed at its bullet.
function isOwnBlock(node: Parents, parent: Parents): boolean {
  if (node.type === 'paragraph') return parent.type !== 'listItem' || parent.children[0] !== node;
  return ['heading', 'listItem', 'tableRow'].includes(node.type);
}

function rangeOf(node: Nodes): { start: number; end: number } {
  const place = placeOf(node);
  return { start: place.start.offset, end: place.end.offset };
}
