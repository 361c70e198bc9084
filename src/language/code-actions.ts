import {
  type CodeAction,
  CodeActionKind,
  type Range,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver-types';
import { tryCompilePost } from '../compile/try-compile-post.ts';
import type { Edit, Message } from '../message/message.ts';
import { createLocator } from '../message/place.ts';
import { quote } from '../message/words.ts';
import { fixPost } from '../rules/fix-post.ts';
import { rulesById } from '../rules/index.ts';
import { toDiagnostic } from './diagnostics.ts';
import { ignoreComment } from './ignore-comment.ts';
import { linkFixes } from './link-fixes.ts';
import { toOffset, toRange } from './positions.ts';
import type { OpenPost, Workspace } from './workspace.ts';

/** What an editor asks for, and can do. */
export interface ActionRequest {
  readonly uri: string;
  readonly range: Range;
  /** Kinds of actions; undefined: all but those of the whole file. */
  readonly only: readonly string[] | undefined;
  /** An edit may hold `$0` for where the cursor goes. */
  readonly snippetEdits: boolean;
}

/** What settles every safe problem of a file at once, for editors that do so when they save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.recount`;

/** Ways to settle the messages in a range: their fixes, then a comment that they are meant. */
export function codeActions(
  workspace: Workspace,
  post: OpenPost,
  request: ActionRequest,
): CodeAction[] {
  const wants = (kind: string): boolean =>
    request.only?.some((asked) => kind === asked || kind.startsWith(`${asked}.`)) ??
    kind !== fixAllKind;
  const found = workspace.messages(post.path).filter((message) => isIn(message, post, request));
  return [
    ...(wants(CodeActionKind.QuickFix)
      ? [
          ...found.flatMap((message) => fixesOf(message, post, request)),
          ...found.flatMap((message) => ignoreOf(message, post, request)),
        ]
      : []),
    ...(wants(fixAllKind) ? fixAll(workspace, post, request) : []),
  ];
}

function isIn({ place }: Message, post: OpenPost, { range }: ActionRequest): boolean {
  const start = toOffset(post, range.start);
  const end = toOffset(post, range.end);
  return (place?.start.offset ?? 0) <= end && start <= (place?.end.offset ?? 0);
}

function fixesOf(message: Message, post: OpenPost, { uri }: ActionRequest): CodeAction[] {
  const { hasMark, document } = post;
  return [...message.fixes, ...linkFixes(message, document)].map(({ title, safe, edits }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(message, hasMark)],
    isPreferred: safe,
    edit: { changes: { [uri]: toTextEdits(edits, hasMark) } },
  }));
}

function ignoreOf(message: Message, post: OpenPost, request: ActionRequest): CodeAction[] {
  if (!rulesById.has(message.ruleId) || message.ruleId === 'rule-crashed') return [];
  const comment = ignoreComment(post.document(), message);
  if (comment === null) return [];
  const { offset, before, after } = comment;
  const { uri, snippetEdits } = request;
  const range = toRange(createLocator(post.text).place(offset, offset), post.hasMark);
  const snippet: TextDocumentEdit = {
    textDocument: { uri, version: null },
    edits: [{ range, snippet: { kind: 'snippet', value: `${before}$0${after}` } }],
  };
  return [
    {
      title: `Say that it is meant (ignore ${quote(message.ruleId)})`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(message, post.hasMark)],
      edit: snippetEdits
        ? { documentChanges: [snippet] }
        : { changes: { [uri]: [{ range, newText: before + after }] } },
    },
  ];
}

function fixAll(workspace: Workspace, post: OpenPost, { uri }: ActionRequest): CodeAction[] {
  const { path, hasMark } = post;
  const check = (text: string): readonly Message[] => {
    const result = tryCompilePost({ path, text }, workspace.options());
    return 'postmortem' in result ? result.messages : [result];
  };
  const { text } = fixPost(post.text, check);
  if (text === post.text) return [];
  const place = createLocator(post.text).place(0, post.text.length);
  return [
    {
      title: 'Fix all that has one right answer',
      kind: fixAllKind,
      edit: { changes: { [uri]: toTextEdits([{ place, text }], hasMark) } },
    },
  ];
}

/** Edits as the protocol has them. */
export function toTextEdits(edits: readonly Edit[], hasMark: boolean): TextEdit[] {
  return edits.map(({ place, text }) => ({ range: toRange(place, hasMark), newText: text }));
}
