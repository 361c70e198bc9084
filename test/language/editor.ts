import { spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import {
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const bin = fileURLToPath(new URL('../../dist/cli/bin.js', import.meta.url));

/** An editor that follows a script: it speaks to the compiled server over its real streams. */
export interface Editor {
  readonly connection: ProtocolConnection;
  readonly uri: (path: string) => string;
  /** Opens a file with unsaved text. */
  readonly open: (path: string, text: string) => Promise<void>;
  /** Replaces the whole text of an open file. */
  readonly change: (path: string, text: string) => Promise<void>;
  /** Waits until the diagnostics of a file are as asked for, and gives them. */
  readonly diagnostics: (
    path: string,
    until: (found: readonly Diagnostic[]) => boolean,
  ) => Promise<readonly Diagnostic[]>;
  /** Writes bytes as they are into the server's input. */
  readonly raw: (text: string) => void;
  /** Says goodbye, and gives the exit code. */
  readonly quit: () => Promise<number | null>;
  /** Is gone without a word; gives the exit code. */
  readonly abandon: () => Promise<number | null>;
}

/** Starts the server on the site at `root`, or on several below it. It ends with the test at the latest. */
export async function startEditor(
  root: string,
  args: readonly string[] = [],
  folders: readonly string[] = [],
): Promise<Editor> {
  const child = spawn(process.execPath, [bin, 'lsp', ...args], { cwd: root, stdio: 'pipe' });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const shown = new Map<string, PublishDiagnosticsParams>();
  const versions = new Map<string, number>();
  let wake = (): void => {};
  connection.onNotification('textDocument/publishDiagnostics', (params) => {
    shown.set(params.uri, params);
    wake();
  });
  connection.listen();
  // Whoever still waits for an answer learns that none will come.
  void ended.then(() => connection.dispose());
  onTestFinished(() => {
    child.kill();
  });
  const uri = (path: string): string => pathToFileURL(`${root}/${path}`).href;
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: pathToFileURL(root).href,
    ...(folders.length === 0
      ? {}
      : { workspaceFolders: folders.map((name) => ({ uri: uri(name), name })) }),
    capabilities: {
      textDocument: { completion: { completionItem: { snippetSupport: true } } },
      workspace: { workspaceFolders: true },
    },
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    uri,
    open: (path, text) => {
      versions.set(path, 1);
      return connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uri(path), languageId: 'markdown', version: 1, text },
      });
    },
    change: (path, text) => {
      const version = (versions.get(path) ?? 0) + 1;
      versions.set(path, version);
      return connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uri(path), version },
        contentChanges: [{ text }],
      });
    },
    diagnostics: async (path, until) => {
      for (;;) {
        const found = shown.get(uri(path));
        // What is said of an earlier text may be right or wrong: it is not looked at.
        const isCurrent = found?.version === versions.get(path);
        if (found !== undefined && isCurrent && until(found.diagnostics)) return found.diagnostics;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    raw: (text) => {
      child.stdin.write(text);
    },
    quit: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      return ended;
    },
    abandon: () => {
      child.stdin.end();
      return ended;
    },
  };
}
