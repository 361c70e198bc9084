import type { CancellationToken, ClientCapabilities, Connection } from 'vscode-languageserver';
import type { Position, WorkspaceEdit } from 'vscode-languageserver-types';
import { codeActions, toTextEdits } from './code-actions.ts';
import { complete } from './completion.ts';
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
  readonly session: () => Session;
  /** Waits until all posts were read once. */
  readonly readOnce: () => Promise<void>;
  readonly client: () => ClientCapabilities;
}

/** A place in a file that a request names. */
interface At {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** Answers what an editor asks, each with the feature of its file. What throws is that request's error. */
export function answerRequests(connection: Connection, answers: Answers): void {
  const { session, readOnce, client } = answers;
  const workspace = (): Workspace => session().workspace;
  const post = ({ textDocument }: Pick<At, 'textDocument'>): OpenPost | null =>
    session().post(textDocument.uri);
  /** What `ask` finds at a place of a post; null in all other files. */
  const at = <Result>(
    params: At,
    ask: (post: OpenPost, offset: number) => Result,
  ): Result | null => {
    const found = post(params);
    return found === null ? null : ask(found, toOffset(found, params.position));
  };
  /** The same for questions about other posts: they wait until those were read. */
  const atOnceRead = async <Result>(
    params: At,
    token: CancellationToken,
    ask: (post: OpenPost, offset: number) => Result,
  ): Promise<Result | null> => {
    await readOnce();
    return token.isCancellationRequested ? null : at(params, ask);
  };

  connection.onCompletion((params) => {
    const snippets = client().textDocument?.completion?.completionItem?.snippetSupport === true;
    return at(params, (found, offset) => ({
      // Until all posts were read there are more values to come: the editor asks again.
      isIncomplete: !workspace().isLoaded(),
      items: complete(workspace(), found, offset, snippets),
    }));
  });
  connection.onHover((params) => at(params, (found, offset) => hover(workspace(), found, offset)));
  connection.onDefinition((params, token) =>
    atOnceRead(params, token, (found, offset) => {
      const place = findDefinition(workspace(), found, offset);
      return place === null ? null : session().location(place);
    }),
  );
  connection.onReferences((params, token) =>
    atOnceRead(params, token, (found, offset) =>
      findReferences(workspace(), found, offset).map(session().location),
    ),
  );
  connection.onDocumentSymbol((params) => {
    const found = post(params);
    return found === null ? null : documentSymbols(found);
  });
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    await readOnce();
    if (token.isCancellationRequested) return null;
    return workspaceSymbols(workspace(), query, session().location);
  });
  connection.onCodeAction((params) => {
    const found = post(params);
    if (found === null) return null;
    const { range, context, textDocument } = params;
    const snippetEdits = client().workspace?.workspaceEdit?.snippetEditSupport === true;
    const { uri } = textDocument;
    return codeActions(workspace(), found, { uri, range, only: context.only, snippetEdits });
  });
  connection.onFoldingRanges((params) => {
    const found = post(params);
    return found === null ? null : foldingRanges(found);
  });
  connection.onPrepareRename((params, token) =>
    atOnceRead(params, token, (found, offset) => {
      const renaming = prepareRename(workspace(), found, offset);
      if (renaming === null) return null;
      return { range: toRange(renaming.place, found.hasMark), placeholder: renaming.name };
    }),
  );
  connection.onRenameRequest((params, token) =>
    atOnceRead(params, token, (found, offset): WorkspaceEdit | null => {
      const edits = renameHeading(workspace(), found, offset, params.newName);
      if (edits === null) return null;
      const changes = [...edits].map(([path, of]) => {
        const hasMark = workspace().post(path)?.hasMark ?? false;
        return [session().uri(path), toTextEdits(of, hasMark)];
      });
      return { changes: Object.fromEntries(changes) };
    }),
  );
}
