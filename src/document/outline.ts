import type { Blockquote, List, Paragraph, Root, RootContent } from 'mdast';
import { type Place, type Point, placeOf } from '../message/place.ts';
import { createAnchors } from './anchors.ts';
import { readHtmlHeadings } from './html-headings.ts';
import { type Label, readItemLabel, readLabel, type Source } from './labels.ts';
import { labelStyle, readPlainLabel, splitAtLabels } from './plain-labels.ts';
import { plainText } from './plain-text.ts';
import type { HeadingForm, Outline, OutlineHeading, OutlineSection } from './types.ts';

/**
 * The headings of a post as a tree. Bold lines and labels are headings inside the real heading they
 * stand under: the next real heading closes them, whatever its depth. What is in a box that was made a quotation stands where
 * the box does: `written` is the text before that.
 */
export function readOutline(tree: Root, source: Source, written: string = source.text): Outline {
  const anchor = createAnchors('h', 'section');
  const root: Draft = { heading: null, content: [], nodes: [], children: [], end: null };
  // The open headings, outermost first; a bold line and a label stand at the end at most.
  let open: Draft[] = [root];
  /** A colon closes the last bold line. */
  let boldIsClosed = false;

  const current = (): Draft => open.at(-1) ?? root;
  const enter = (text: string, depth: number, form: HeadingForm, place: Place): void => {
    const heading = { text, depth: Math.min(depth, 6), form, place, anchor: anchor(text) };
    const draft: Draft = { heading, content: [], nodes: [], children: [], end: place.end };
    current().children.push(draft);
    open.push(draft);
    reach(place.end);
  };
  const reach = (end: Point): void => {
    for (const draft of open) draft.end = end;
  };
  /** Leaves all open headings that are of one of these forms. */
  const leave = (forms: readonly HeadingForm[]): void => {
    open = open.filter(({ heading }) => heading === null || !forms.includes(heading.form));
  };
  const note = (node: RootContent): void => {
    for (const draft of open) draft.nodes.push(node);
  };
  const hold = (nodes: readonly RootContent[]): void => {
    current().content.push(...nodes);
    const last = nodes.at(-1);
    if (last !== undefined) reach(placeOf(last).end);
  };
  /** The post's own labels stand under its title; under other headings a bold start is only emphasis. */
  const mayHoldLabels = (): LabelUse => {
    if (open.some(({ heading }) => heading?.form === 'label')) return 'any';
    const real = open.findLast(
      ({ heading }) => heading !== null && heading.form !== 'bold',
    )?.heading;
    return real === undefined || real === root.children[0]?.heading ? 'most' : 'over-blocks';
  };
  const depthBelow = (): number => (current().heading?.depth ?? 0) + 1;

  const style = labelStyle(tree, source);
  const readLineLabel = (node: Paragraph): Label | null =>
    readLabel(node, source) ?? (style === null ? null : readPlainLabel(node, style));

  const isBox = (node: RootContent): node is Blockquote =>
    node.type === 'blockquote' && /[ \t]/.test(written[placeOf(node).start.offset] ?? '>');

  const blocks = tree.children.flatMap((node): readonly RootContent[] => {
    if (isBox(node)) return node.children;
    if (style === null || node.type !== 'paragraph') return [node];
    return splitAtLabels(node, source, style);
  });
  for (const node of blocks) {
    if (node.type === 'yaml' || (node.type as string) === 'toml') continue;
    if (node.type === 'heading') {
      leave(['bold', 'label']);
      open = open.filter(({ heading }) => heading === null || heading.depth < node.depth);
      note(node);
      const place = placeOf(node);
      enter(plainText(node), node.depth, isSetext(node, source) ? 'setext' : 'atx', place);
      continue;
    }
    const inHtml = node.type === 'html' ? readHtmlHeadings(node, source) : [];
    for (const { text, depth, place, rest } of inHtml) {
      leave(['bold', 'label']);
      open = open.filter(({ heading }) => heading === null || heading.depth < depth);
      if (place === inHtml[0]?.place) note(node);
      enter(text, depth, 'html', place);
      if (rest === null) continue;
      current().nodes.push(rest);
      hold([rest]);
    }
    if (inHtml.length > 0) continue;
    const label = node.type === 'paragraph' ? readLineLabel(node) : null;
    if (label !== null) {
      // `**Measures**` over `**Fixes:**` and `**Tasks:**` has nothing else of its own.
      const isHeld = label.closed && !boldIsClosed && holdsNothing(open);
      const isBold = label.alone && !isHeld;
      // `**Timeline:**` over a list and `**Cause:** a disk` are written alike, so neither holds the other.
      leave(isBold || (label.closed && boldIsClosed) ? ['bold', 'label'] : ['label']);
      if (isBold) boldIsClosed = label.closed;
      note(node);
      enter(label.text, depthBelow(), isBold ? 'bold' : 'label', label.place);
      const rest = label.rest === null ? [] : [label.rest];
      current().nodes.push(...rest);
      hold(rest);
      continue;
    }
    if (node.type === 'list' && isLabelList(node, source, mayHoldLabels())) {
      leave(['label']);
      note(node);
      for (const item of node.children) {
        const itemLabel = readItemLabel(item, source);
        if (itemLabel === null) {
          if (current().heading?.form === 'label') current().nodes.push(item);
          hold([item]);
          continue;
        }
        leave(['label']);
        enter(itemLabel.text, depthBelow(), 'label', itemLabel.place);
        current().nodes.push(...itemLabel.content);
        hold(itemLabel.content);
      }
      continue;
    }
    note(node);
    hold([node]);
  }
  return { lead: root.content, sections: root.children.map(finish) };
}

/** Whether a bold line is open under which nothing stands but labels. */
const holdsNothing = (open: readonly Draft[]): boolean =>
  open.some(({ heading, content }) => heading?.form === 'bold' && content.length === 0);

interface Draft {
  readonly heading: OutlineHeading | null;
  readonly content: RootContent[];
  readonly nodes: RootContent[];
  readonly children: Draft[];
  end: Point | null;
}

function finish(draft: Draft): OutlineSection {
  const { heading, content, nodes, children, end } = draft;
  if (heading === null || end === null) throw new Error('Expected a section with a heading');
  return {
    heading,
    content,
    nodes,
    children: children.map(finish),
    place: { start: heading.place.end, end },
  };
}

/** How many items of a list must be labels, or whether a label must have blocks under it. */
type LabelUse = 'any' | 'most' | 'over-blocks';

/** Lists whose items are labels: a list where one item happens to start bold is only a list. */
function isLabelList(list: List, source: Source, use: LabelUse): boolean {
  const labels = list.children
    .map((item) => readItemLabel(item, source))
    .filter((label) => label !== null);
  if (labels.length === 0) return false;
  if (use === 'any') return true;
  if (labels.length * 2 < list.children.length) return false;
  return (
    use === 'most' ||
    labels.every(({ content }) => content.some(({ type }) => type !== 'paragraph'))
  );
}

const isSetext = (node: RootContent, { text }: Source): boolean => {
  const { start, end } = placeOf(node);
  return text[start.offset] !== '#' && /\n|\r/.test(text.slice(start.offset, end.offset));
};
