import type { Readable, Writable } from 'node:stream';
import {
  type Connection,
  createConnection,
  type InitializeParams,
  type InitializeResult,
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

/** After the last keystroke, in milliseconds: long enough to take fast ones together. */
const pause = 15;
/** After the last file that changed on disk: a checkout changes many. */
const diskPause = 100;

/**
 * Speaks the language server protocol until the editor says goodbye or is gone; gives the exit code
 * that the protocol asks for.
 */
export function serveEditor({ input, output, open, version }: ServerOptions): Promise<0 | 1> {
  return new Promise((resolve) => {
    let isOver = false;
    const watchDog = {
      shutdownReceived: false,
      // Whoever starts the server holds its input: when that ends, so does the server.
      initialize: () => {},
      exit: () => end(),
    };
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      documentUpdates.cancel();
      diskUpdates.cancel();
      connection.dispose();
      // An open input would keep the process alive.
      input.destroy();
      resolve(watchDog.shutdownReceived ? 0 : 1);
    };
    input.once('end', end);
    input.once('close', end);
    output.on('error', end);

    const connection: Connection = createConnection(
      (logger) =>
        createProtocolConnection(
          new StreamMessageReader(input),
          new StreamMessageWriter(output),
          logger,
        ),
      watchDog,
    );
    const documents = new TextDocuments(TextDocument);
    let session: Session | null = null;
    let canRegister = false;
    const ready = (): Session => {
      if (session === null) throw new Error('Expected `initialize` before anything else');
      return session;
    };

    const publish = (): void => {
      if (isOver || session === null) return;
      for (const { uri, version: of, diagnostics } of session.diagnostics()) {
        void connection.sendDiagnostics({
          uri,
          diagnostics,
          ...(of === null ? {} : { version: of }),
        });
      }
    };
    const refresh = async (): Promise<void> => {
      await ready().workspace.refresh();
      const failure = ready().newFailure();
      if (failure !== null) connection.window.showErrorMessage(failure);
      publish();
    };
    const documentUpdates = createTimer(pause, publish);
    const diskUpdates = createTimer(diskPause, () => {
      refresh().catch((error) => connection.console.error(String(error?.stack ?? error)));
    });

    connection.onInitialize((params): InitializeResult => {
      const { root, world } = open(rootOf(params));
      const { capabilities } = params;
      canRegister = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
      session = createSession(root, world);
      return {
        serverInfo: { name: 'recount', version },
        capabilities: {
          textDocumentSync: {
            openClose: true,
            change: TextDocumentSyncKind.Incremental,
            save: true,
          },
        },
      };
    });
    connection.onInitialized(() => {
      if (canRegister) {
        connection.client
          .register(DidChangeWatchedFilesNotification.type, {
            watchers: [{ globPattern: '**/*.{md,yaml,yml,toml,json}' }],
          })
          .catch((error) => connection.console.error(String(error)));
      }
      diskUpdates.now();
    });
    connection.onDidChangeWatchedFiles(diskUpdates.start);
    documents.onDidSave(diskUpdates.start);
    documents.onDidChangeContent(({ document }) => {
      ready().setText(document.uri, document.version, document.getText());
      documentUpdates.start();
    });
    documents.onDidClose(({ document }) => {
      ready().dropText(document.uri);
      documentUpdates.start();
    });
    documents.listen(connection);
    connection.listen();
  });
}

function rootOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): string | null {
  const uri = workspaceFolders?.[0]?.uri ?? rootUri;
  return (typeof uri === 'string' ? filePath(uri) : null) ?? rootPath ?? null;
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
    now: (): void => {
      cancel();
      run();
    },
    cancel,
  };
}
