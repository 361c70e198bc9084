import type { PostDocument } from '../document/types.ts';
import { anchorRest } from './anchor-rest.ts';
import { breakLines } from './break-lines.ts';
import { createFootnotes } from './footnotes.ts';
import { htmlHeadings, planHeadings } from './headings.ts';
import { createHighlighter } from './highlight.ts';
import { markInternal } from './internal.ts';
import { englishLabels } from './labels.ts';
import { markTree, type Page } from './mark.ts';
import { listHeadings, splitBody } from './split.ts';
import { toHtml } from './to-html.ts';
import { toCleanTree } from './to-tree.ts';
import type { Annotation, Body, RenderOptions } from './types.ts';
import { writeMarkdown } from './write-markdown.ts';

/**
 * Renders the text of a post: Markdown to HTML, sanitised, and only then given what is ours: addresses,
 * links into the site, times, colours. Whatever an author writes, nothing of it runs.
 */
export function renderBody(document: PostDocument, options: RenderOptions): Body {
  const { annotations, links, title = null, labels = englishLabels } = options;
  const { body, footnotes: notes } = toCleanTree(document.tree);
  const headings = planHeadings(document.outline, title);
  const footnotes = createFootnotes(document, labels);
  const page: Page = {
    source: document.text,
    links,
    labels,
    headings,
    htmlHeadings: htmlHeadings(headings),
    annotations: byOffset(annotations),
    anchors: new Set([
      ...[...headings.values()].map(({ heading }) => heading.anchor),
      ...annotations.flatMap(({ id }) => id ?? []),
    ]),
    footnotes,
    highlight: createHighlighter(),
    diagrams: { count: 0 },
    found: new Map(),
    outline: { level: 1, quotes: 0 },
    taken: new Set(),
    used: new Set(),
  };
  markTree(body, page);
  for (const note of notes) markTree(note, page);
  for (const part of [body, ...notes]) markInternal(part, document.internal, labels);
  for (const annotation of annotations) {
    if (!page.used.has(annotation)) anchorRest(body, annotation, document.text);
  }
  for (const plan of headings.values()) {
    if (plan.heading.form !== 'bold' || page.taken.has(plan)) continue;
    // A line of a paragraph that serves as a heading: no element starts with it.
    const { place, anchor } = plan.heading;
    anchorRest(
      body,
      { start: place.start, element: null, id: anchor, classes: [], data: {} },
      document.text,
    );
  }
  for (const part of [body, ...notes]) breakLines(part);
  const list = footnotes.list(notes);
  return {
    parts: splitBody(body, page.found),
    footnotes: list === null ? null : toHtml([list]),
    toc: listHeadings(page.found),
    markdown: writeMarkdown(document, links, title),
  };
}

function byOffset(annotations: readonly Annotation[]): Map<number, Annotation[]> {
  const map = new Map<number, Annotation[]>();
  for (const annotation of annotations) {
    const { offset } = annotation.start;
    const others = map.get(offset);
    if (others === undefined) map.set(offset, [annotation]);
    else others.push(annotation);
  }
  return map;
}
