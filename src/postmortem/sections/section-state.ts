import type { Nodes, RootContent } from 'mdast';
import { visible } from '../../document/html-headings.ts';
import { plainText } from '../../document/plain-text.ts';
import type { Section } from '../types.ts';

/** Whether a section holds anything: nothing, only left-over template text, or content. */
export function sectionState(nodes: readonly RootContent[]): Section['state'] {
  let isBare = true;
  for (const node of nodes) {
    for (const text of textBlocks(node)) {
      if (!isPlaceholder(text)) return 'filled';
      isBare = false;
    }
  }
  if (isBare) return nodes.some((node) => node.type === 'html') ? 'placeholder' : 'empty';
  return 'placeholder';
}

/** The texts of all paragraphs, rows, fences and images, headings left out. */
function textBlocks(node: Nodes): string[] {
  switch (node.type) {
    case 'heading':
    case 'definition':
    case 'thematicBreak':
    case 'yaml':
      return [];
    case 'html': {
      const words = visible(node.value.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, ''));
      return words === '' ? [] : [words];
    }
    case 'code':
      return [node.value];
    case 'table':
      return node.children
        .slice(1)
        .map((row) => plainText(row))
        .filter((text) => text !== '');
    case 'paragraph': {
      const text = plainText(node);
      if (text === '')
        return node.children.some(({ type }) => type.startsWith('image')) ? ['image'] : [];
      return [text];
    }
    default:
      return 'children' in node ? node.children.flatMap(textBlocks) : [];
  }
}

/** Text that a template leaves for the author: `TBD`, `N/A`, `_Write here_`, `<describe the impact>`, `...`. */
export function isPlaceholder(text: string): boolean {
  const words = text
    .toLowerCase()
    .replaceAll(/[*_`"'()[\]]/g, '')
    .trim()
    .replace(/[\s.:!…]+$/, '');
  return (
    words === '' ||
    blanks.has(words) ||
    /^<[^<>]{1,200}>$/.test(text.trim()) ||
    /^[[{(]{1,2}\s*(?:insert|describe|fill|write|add|enter|list|todo|tbd|your)\b[^\]})]{0,200}[\]})]{1,2}$/i.test(
      text.trim(),
    ) ||
    /^(?:write|describe|fill (?:in|out|this)|insert|enter|add)\b.{0,60}\bhere$/.test(words) ||
    /^(?:todo|tbd|fixme)\b\s*[:-]/.test(words) ||
    /^(?:lorem ipsum)\b/.test(words)
  );
}

const blanks = new Set([
  'tbd',
  'tba',
  'tbc',
  'todo',
  'to do',
  'to be determined',
  'to be done',
  'to be defined',
  'to be completed',
  'to be written',
  'to be added',
  'to be filled in',
  'to come',
  'coming soon',
  'fixme',
  'xxx',
  'wip',
  'work in progress',
  'in progress',
  'pending',
  'n/a',
  'na',
  'not applicable',
  'none',
  'nothing',
  'none yet',
  'none so far',
  'no',
  '-',
  '--',
  '?',
  '??',
  '???',
  'unknown',
  'empty',
  'placeholder',
]);
