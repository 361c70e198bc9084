import type { ListItem, Nodes } from 'mdast';
import type { PostDocument } from '../document/types.ts';
import type { Fix } from '../message/message.ts';
import { createLocator, placeOf } from '../message/place.ts';
import { quote } from '../message/words.ts';
import type { ActionItem } from '../postmortem/types.ts';
import { defineRule } from './define-rule.ts';
import { findLacking, isOpen } from './helpers/actions.ts';

interface Options {
  /** Dates that come from the policy of the severity are to stand in the post too. */
  readonly written: boolean;
}

const options: Options = { written: false };

export const actionDue = defineRule<Options>({
  id: 'action-due',
  description: 'Every open action item has a due date, its own or by the policy of its severity.',
  scope: 'document',
  level: 'info',
  draftLevel: 'off',
  options,
  *check(document, { actionItems, severity }, { options: { written } }) {
    for (const item of actionItems.filter(isOpen)) {
      const { place, due, dueText, dueFromPolicy } = item;
      if (written && dueFromPolicy && due !== null) {
        yield {
          place,
          unexpected: `action item ${quote(item.text)} without its due date`,
          expected: quote(`due: ${due}`),
          candidates: [due],
          note: `That is the policy for ${severity ?? 'its severity'}.`,
          fixes: writeDue(document, item),
        };
      } else if (due === null && dueText !== null) {
        yield {
          place,
          unexpected: `due date ${quote(dueText)}`,
          expected: 'a day such as `due: 2024-05-01`',
          actual: dueText,
          note: 'Only a day can be sorted, put into a calendar and found to be overdue.',
        };
      }
    }
    yield* findLacking(
      actionItems,
      ({ due, dueText }) => due !== null || dueText !== null,
      'a due date',
      {
        expected: 'one such as `(due: 2024-05-01)`',
        note: 'A due date can also come from the severity: set `due_days` of the severity in the configuration.',
      },
    );
  },
});

/** Behind the words of a list item, inside the brackets that hold its owner where there are some. */
function writeDue({ text, tree }: PostDocument, { place, due }: ActionItem): Fix[] {
  const paragraph = findItem(tree, place.start.offset)?.children[0];
  if (paragraph?.type !== 'paragraph' || due === null) return [];
  const end = placeOf(paragraph).end.offset;
  const words = text.slice(place.start.offset, end);
  const isBracketed = /\([^()\n]{0,200}\b(?:owner|type|priority)\s{0,5}:[^()\n]{0,200}\)$/i.test(
    words,
  );
  const at = createLocator(text).point(isBracketed ? end - 1 : end);
  const edit = {
    place: { start: at, end: at },
    text: isBracketed ? `, due: ${due}` : ` (due: ${due})`,
  };
  return [{ title: `Add the due date ${quote(due)}`, safe: true, edits: [edit] }];
}

function findItem(node: Nodes, offset: number): ListItem | null {
  if (node.type === 'listItem' && placeOf(node).start.offset === offset) return node;
  if (!('children' in node)) return null;
  for (const child of node.children) {
    const { start, end } = placeOf(child);
    const isAround = start.offset <= offset && offset < end.offset;
    const found = isAround ? findItem(child, offset) : null;
    if (found !== null) return found;
  }
  return null;
}
