import type { Readable, Writable } from 'node:stream';
import {
  type ClientCapabilities,
  createConnection,
  type InitializeParams,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import {
  createProtocolConnection,
  DidChangeWatchedFilesNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { answerRequests } from './answer-requests.ts';
import { fixAllKind } from './code-actions.ts';
import { filePath } from './paths.ts';
import { createSession, type Session } from './session.ts';
import type { World } from './workspace.ts';

export interface ServerOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** The files of the site at a root that the editor names; null: it names none. */
  readonly open: (root: string | null) => { readonly root: string; readonly world: World };
  readonly version: string;
}

/**
 * After the last keystroke, in milliseconds. Those that come while a post is compiled are taken together
 * anyway, so this need only be long enough for changes that an editor sends in one go.
 */
const pause = 5;
/** After the last file that changed on disk: a checkout changes many. */
const diskPause = 100;

const capabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  completionProvider: { triggerCharacters: ['#', '(', '[', '"', ' ', '@', '/', '|'] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  codeActionProvider: { codeActionKinds: ['quickfix', fixAllKind] },
  foldingRangeProvider: true,
  renameProvider: { prepareProvider: true },
};

/**
 * Speaks the language server protocol until the editor says goodbye or is gone; gives the exit code
 * that the protocol asks for.
 */
export function serveEditor({ input, output, open, version }: ServerOptions): Promise<0 | 1> {
  return new Promise((resolve) => {
    const watchDog = {
      shutdownReceived: false,
      // Whoever starts the server holds its input: when that ends, so does the server.
      initialize: () => {},
      exit: () => end(),
    };
    const connection = createConnection(
      (logger) =>
        createProtocolConnection(
          new StreamMessageReader(input),
          new StreamMessageWriter(output),
          logger,
        ),
      watchDog,
    );
    const documents = new TextDocuments(TextDocument);
    let isOver = false;
    let session: Session | null = null;
    let client: ClientCapabilities = {};
    let firstReading: Promise<void> | null = null;

    const end = (): void => {
      if (isOver) return;
      isOver = true;
      textTimer.cancel();
      diskTimer.cancel();
      connection.dispose();
      // An open input would keep the process alive.
      input.destroy();
      resolve(watchDog.shutdownReceived ? 0 : 1);
    };
    input.once('end', end);
    input.once('close', end);
    output.on('error', end);

    const current = (): Session => {
      if (session === null) throw new Error('Expected `initialize` before anything else');
      return session;
    };
    const report = (error: unknown): void => {
      if (!isOver) connection.console.error(error instanceof Error ? `${error.stack}` : `${error}`);
    };
    const publish = (): void => {
      if (isOver) return;
      for (const { uri, version: of, diagnostics } of current().diagnostics()) {
        const file = { uri, diagnostics, ...(of === null ? {} : { version: of }) };
        connection.sendDiagnostics(file).catch(report);
      }
    };
    const refresh = async (): Promise<void> => {
      await current().workspace.refresh();
      const failure = current().newFailure();
      if (failure !== null && !isOver) connection.window.showErrorMessage(failure);
      publish();
    };
    const textTimer = createTimer(pause, () => attempt(publish, report));
    const diskTimer = createTimer(diskPause, () => refresh().catch(report));
    const readOnce = (): Promise<void> => {
      firstReading ??= refresh().catch(report);
      return firstReading;
    };

    connection.onInitialize((params) => {
      const { root, world } = open(rootOf(params));
      client = params.capabilities ?? {};
      session = createSession(root, world);
      return { serverInfo: { name: 'recount', version }, capabilities };
    });
    connection.onInitialized(() => {
      void readOnce();
      if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
      const watchers = [{ globPattern: '**/*' }];
      connection.client
        .register(DidChangeWatchedFilesNotification.type, { watchers })
        .catch(report);
    });
    connection.onDidChangeWatchedFiles(diskTimer.start);
    documents.onDidSave(diskTimer.start);
    documents.onDidChangeContent(({ document }) => {
      current().setText(document.uri, document.version, document.getText());
      textTimer.start();
    });
    documents.onDidClose(({ document }) => {
      current().dropText(document.uri);
      textTimer.start();
    });
    answerRequests(connection, { session: current, readOnce, client: () => client });
    documents.listen(connection);
    connection.listen();
  });
}

function rootOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): string | null {
  const uri = workspaceFolders?.[0]?.uri ?? rootUri;
  return (typeof uri === 'string' ? filePath(uri) : null) ?? rootPath ?? null;
}

function attempt(run: () => void, onError: (error: unknown) => void): void {
  try {
    run();
  } catch (error) {
    onError(error);
  }
}

/** Runs once `delay` milliseconds after the last start. */
function createTimer(delay: number, run: () => void) {
  let timer: NodeJS.Timeout | undefined;
  const cancel = (): void => clearTimeout(timer);
  return {
    start: (): void => {
      cancel();
      timer = setTimeout(run, delay);
    },
    cancel,
  };
}
