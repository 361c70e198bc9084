import type { Readable, Writable } from 'node:stream';
import {
  type ClientCapabilities,
  createConnection,
  type InitializeParams,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceFoldersChangeEvent,
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
import type { FileDiagnostics } from './session.ts';
import { createSites, type OpenSite } from './sites.ts';

export interface ServerOptions {
  readonly input: Readable;
  readonly output: Writable;
  readonly open: OpenSite;
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
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
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
    const sites = createSites(open);
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

    const report = (error: unknown): void => {
      if (!isOver) connection.console.error(error instanceof Error ? `${error.stack}` : `${error}`);
    };
    const send = ({ uri, version: of, diagnostics }: FileDiagnostics): void => {
      const file = { uri, diagnostics, ...(of === null ? {} : { version: of }) };
      if (!isOver) connection.sendDiagnostics(file).catch(report);
    };
    const publish = (): void => {
      if (isOver) return;
      for (const site of sites.all()) site.diagnostics().forEach(send);
    };
    const refresh = async (): Promise<void> => {
      for (const { workspace, newFailure } of sites.all()) {
        await workspace.refresh();
        const failure = newFailure();
        if (failure !== null && !isOver) connection.window.showErrorMessage(failure);
        publish();
      }
    };
    const textTimer = createTimer(pause, () => attempt(publish, report));
    const diskTimer = createTimer(diskPause, () => refresh().catch(report));
    const readOnce = (): Promise<void> => {
      firstReading ??= refresh().catch(report);
      return firstReading;
    };

    const changeFolders = ({ added, removed }: WorkspaceFoldersChangeEvent): void => {
      for (const { uri } of removed) sites.remove(filePath(uri))?.close().forEach(send);
      for (const { uri } of added) sites.add(filePath(uri));
      // Open files may have another site now.
      documents.all().forEach(take);
      diskTimer.start();
    };
    const take = (document: TextDocument): void =>
      sites.of(document.uri)?.setText(document.uri, document.version, document.getText());

    connection.onInitialize((params) => {
      client = params.capabilities ?? {};
      foldersOf(params).forEach(sites.add);
      return { serverInfo: { name: 'recount', version }, capabilities };
    });
    connection.onInitialized(() => {
      void readOnce();
      if (client.workspace?.workspaceFolders === true) {
        connection.workspace.onDidChangeWorkspaceFolders(changeFolders);
      }
      if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
      const watchers = [{ globPattern: '**/*' }];
      connection.client
        .register(DidChangeWatchedFilesNotification.type, { watchers })
        .catch(report);
    });
    connection.onDidChangeWatchedFiles(diskTimer.start);
    documents.onDidSave(diskTimer.start);
    documents.onDidChangeContent(({ document }) => {
      take(document);
      textTimer.start();
    });
    documents.onDidClose(({ document }) => {
      sites.of(document.uri)?.dropText(document.uri);
      textTimer.start();
    });
    answerRequests(connection, {
      session: sites.of,
      sessions: sites.all,
      readOnce,
      client: () => client,
    });
    documents.listen(connection);
    connection.listen();
  });
}

/** The folders that are open, or the one that an older editor names; null: it names none. */
function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): (string | null)[] {
  const folders = (workspaceFolders ?? [])
    .map(({ uri }) => filePath(uri))
    .filter((folder) => folder !== null);
  if (folders.length > 0) return folders;
  return [(typeof rootUri === 'string' ? filePath(rootUri) : null) ?? rootPath ?? null];
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
