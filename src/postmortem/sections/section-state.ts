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
    /^(?:lorem ipsum)\b/.test(words) ||
    isSlots(text.replace(blankStamp, '')) ||
    (/\bYYYY-MM-DD\b/.test(text) && text.split(/\s+/).length < 6)
  );
}

/** The stamp that a template leaves to be filled in. */
const blankStamp =
  /^[\s[(*`]*(?:YYYY-MM-DD[\sT]{0,3})?HH:MM(?::SS)?[\s\])*`]*(?:UTC|Z)?[\s:-]{0,6}/;

/** Slots of a template and nothing else: `{{ summary }} [link to issue]`, `[Action 1] - [@owner] - [due date]`. */
export function isSlots(text: string): boolean {
  const short = text.slice(0, 400);
  if (!/^\s*[[{<]/.test(short)) return false;
  const rest = short.replaceAll(slot, (whole, ...names: readonly (string | undefined)[]) =>
    isSlotName(names.slice(0, 3).find((name) => name !== undefined) ?? '') ? '' : whole,
  );
  return rest.length < short.length && !/[\p{L}\p{N}]/u.test(rest);
}

const slot = /\{{1,2}([^{}]{1,60})\}{1,2}|\[([^[\]]{1,60})\]|<([^<>]{1,60})>/g;

/** Whether all words are of the kind that templates ask with; `[urgent]` and `[ ]` are none. */
const isSlotName = (name: string): boolean => {
  const words = name.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.length > 0 && words.every((word) => slotWords.has(word));
};

const slotWords = new Set(
  (
    'a an the of to for if any your this who what when e g or and with action actions item items task tasks summary ' +
    'description describe title name names owner owners assignee person people team responsible link url github gitlab ' +
    'jira issue issues ticket tickets bug pr number id date due deadline time event events text here insert add milestone applicable'
  ).split(' '),
);

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
  'no action',
  'no actions',
  'no action items',
  'no action required',
  'no actions required',
  'no further action required',
  'no further actions',
  '-',
  '--',
  '?',
  '??',
  '???',
  'unknown',
  'empty',
  'placeholder',
]);
