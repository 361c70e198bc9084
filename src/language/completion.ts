import { type CompletionItem, InsertTextFormat, type TextEdit } from 'vscode-languageserver-types';
import type { Config } from '../config/types.ts';
import { createLocator } from '../message/place.ts';
import { completeFields } from './complete-fields.ts';
import { completeHeading } from './complete-heading.ts';
import { completeLink } from './complete-link.ts';
import { completeOwner } from './complete-owner.ts';
import { completeStamp } from './complete-stamp.ts';
import { readFieldCursor } from './field-cursor.ts';
import { type EditorText, toRange } from './positions.ts';
import type { OpenPost, Workspace } from './workspace.ts';

/** What a completion is made from. */
export interface CompletionContext {
  readonly workspace: Workspace;
  readonly config: Config;
  readonly post: OpenPost;
  readonly offset: number;
  /** The line of the cursor up to it. */
  readonly before: string;
  /** `YYYY-MM-DD`, in UTC. */
  readonly today: string;
  /** The editor takes `$0` for where the cursor goes. */
  readonly snippets: boolean;
  /** The change that a choice makes. */
  readonly edit: (start: number, end: number, text: string, isSnippet: boolean) => ItemEdit;
}

interface ItemEdit {
  readonly textEdit: TextEdit;
  readonly insertTextFormat: InsertTextFormat;
}

/** Makes the changes of choices in a text. */
export function createEdit(
  { text, hasMark }: EditorText,
  snippets: boolean,
): CompletionContext['edit'] {
  const locator = createLocator(text);
  return (start, end, newText, isSnippet) => ({
    textEdit: { range: toRange(locator.place(start, end), hasMark), newText },
    insertTextFormat: isSnippet && snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
  });
}

/** What could stand at an offset of a post, the likeliest first. */
export function complete(
  workspace: Workspace,
  post: OpenPost,
  offset: number,
  snippets: boolean,
): CompletionItem[] {
  const { text } = post;
  const { column } = createLocator(text).point(offset);
  const context: CompletionContext = {
    workspace,
    config: workspace.config().config,
    post,
    offset,
    before: text.slice(offset - column + 1, offset),
    today: new Date(workspace.world.now()).toISOString().slice(0, 10),
    snippets,
    edit: createEdit(post, snippets),
  };
  const cursor = readFieldCursor(text, offset);
  if (cursor !== null) return completeFields(cursor, context);
  if (offset < post.document().bodyStart || isCode(post, offset)) return [];
  return (
    completeHeading(context) ??
    completeLink(context) ??
    completeOwner(context) ??
    completeStamp(context) ??
    []
  );
}

/** In a code block nothing is meant for us. */
function isCode(post: OpenPost, offset: number): boolean {
  return post
    .document()
    .tree.children.some(
      ({ type, position }) =>
        type === 'code' &&
        position !== undefined &&
        (position.start.offset ?? 0) < offset &&
        offset < (position.end.offset ?? 0),
    );
}
