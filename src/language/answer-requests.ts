import type { CancellationToken, ClientCapabilities, Connection } from 'vscode-languageserver';
import type { Position, WorkspaceEdit } from 'vscode-languageserver-types';
import { codeActions, toTextEdits } from './code-actions.ts';
import { complete } from './completion.ts';
import { completeConfig } from './config-file.ts';
import { findDefinition } from './definition.ts';
import { foldingRanges } from './folding.ts';
import { hover } from './hover.ts';
import { toOffset, toRange } from './positions.ts';
import { findReferences } from './references.ts';
import { prepareRename, renameHeading } from './rename.ts';
import type { Session } from './session.ts';
import { documentSymbols, workspaceSymbols } from './symbols.ts';
import type { OpenPost, Workspace } from './workspace.ts';

/** What requests are answered from. */
export interface Answers {
  /** The site that a file belongs to; null: to none. */
  readonly session: (uri: string) => Session | null;
  readonly sessions: () => readonly Session[];
  /** Waits until all posts were read once. */
  readonly readOnce: () => Promise<void>;
  readonly client: () => ClientCapabilities;
}

/** A place in a file that a request names. */
interface At {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** A post that is asked about, with the site that it is of. */
interface Asked {
  readonly session: Session;
  readonly workspace: Workspace;
  readonly post: OpenPost;
}

/** Answers what an editor asks, each with the feature of its file. What throws is that request's error. */
export function answerRequests(connection: Connection, answers: Answers): void {
  const { readOnce, client } = answers;
  /** What `ask` finds of a post; null for all other files. */
  const of = <Result>(
    { textDocument }: Pick<At, 'textDocument'>,
    ask: (asked: Asked) => Result,
  ): Result | null => {
    const session = answers.session(textDocument.uri);
    const post = session?.post(textDocument.uri) ?? null;
    return session === null || post === null
      ? null
      : ask({ session, workspace: session.workspace, post });
  };
  /** The same at a place of the post. */
  const at = <Result>(params: At, ask: (asked: Asked, offset: number) => Result): Result | null =>
    of(params, (asked) => ask(asked, toOffset(asked.post, params.position)));
  /** The same for questions about other posts: they wait until those were read. */
  const atOnceRead = async <Result>(
    params: At,
    token: CancellationToken,
    ask: (asked: Asked, offset: number) => Result,
  ): Promise<Result | null> => {
    await readOnce();
    return token.isCancellationRequested ? null : at(params, ask);
  };

  connection.onCompletion((params) => {
    const { uri } = params.textDocument;
    const snippets = client().textDocument?.completion?.completionItem?.snippetSupport === true;
    const config = answers.session(uri)?.config(uri) ?? null;
    if (config !== null) return completeConfig(config, toOffset(config, params.position), snippets);
    return at(params, ({ workspace, post }, offset) => ({
      // Until all posts were read there are more values to come: the editor asks again.
      isIncomplete: !workspace.isLoaded(),
      items: complete(workspace, post, offset, snippets),
    }));
  });
  connection.onHover((params) =>
    at(params, ({ workspace, post }, offset) => hover(workspace, post, offset)),
  );
  connection.onDefinition((params, token) =>
    atOnceRead(params, token, ({ session, workspace, post }, offset) => {
      const place = findDefinition(workspace, post, offset);
      return place === null ? null : session.location(place);
    }),
  );
  connection.onReferences((params, token) =>
    atOnceRead(params, token, ({ session, workspace, post }, offset) =>
      findReferences(workspace, post, offset).map(session.location),
    ),
  );
  connection.onDocumentSymbol((params) => of(params, ({ post }) => documentSymbols(post)));
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    await readOnce();
    if (token.isCancellationRequested) return null;
    return answers
      .sessions()
      .flatMap(({ workspace, location }) => workspaceSymbols(workspace, query, location));
  });
  connection.onCodeAction((params) =>
    of(params, ({ workspace, post }) => {
      const { range, context, textDocument } = params;
      const snippetEdits = client().workspace?.workspaceEdit?.snippetEditSupport === true;
      const { uri } = textDocument;
      return codeActions(workspace, post, { uri, range, only: context.only, snippetEdits });
    }),
  );
  connection.onFoldingRanges((params) => of(params, ({ post }) => foldingRanges(post)));
  connection.onPrepareRename((params, token) =>
    atOnceRead(params, token, ({ workspace, post }, offset) => {
      const renaming = prepareRename(workspace, post, offset);
      if (renaming === null) return null;
      return { range: toRange(renaming.place, post.hasMark), placeholder: renaming.name };
    }),
  );
  connection.onRenameRequest((params, token) =>
    atOnceRead(params, token, ({ session, workspace, post }, offset): WorkspaceEdit | null => {
      const edits = renameHeading(workspace, post, offset, params.newName);
      if (edits === null) return null;
      const changes = [...edits].map(([path, own]) => {
        const hasMark = workspace.post(path)?.hasMark ?? false;
        return [session.uri(path), toTextEdits(own, hasMark)];
      });
      return { changes: Object.fromEntries(changes) };
    }),
  );
}
