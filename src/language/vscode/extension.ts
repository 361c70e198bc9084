import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import { createDevServer, type DevServer } from './preview.ts';
import { chooseServer, commandLine, pageUrl, scriptPaths } from './server-command.ts';

/** What runs for one folder of the window. */
interface Site {
  readonly client: LanguageClient;
  readonly preview: DevServer;
}

const sites = new Map<string, Site>();

/** Called by VS Code when a folder looks like a site. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand('recount.openPreview', openPreview),
    vscode.commands.registerCommand('recount.restart', restart),
    vscode.workspace.onDidChangeWorkspaceFolders(restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('recount')) void restart();
    }),
  );
  await startAll();
}

/** Called by VS Code before it ends. */
export async function deactivate(): Promise<void> {
  const running = [...sites.values()];
  sites.clear();
  await Promise.all(
    running.map(({ client, preview }) => {
      preview.stop();
      return client.stop();
    }),
  );
}

async function restart(): Promise<void> {
  await deactivate();
  await startAll();
}

async function startAll(): Promise<void> {
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const site = createSite(folder);
    sites.set(folder.uri.toString(), site);
    try {
      await site.client.start();
    } catch (error) {
      void vscode.window.showErrorMessage(
        `Recount can't be started: ${messageOf(error)}. Install it with \`npm install recount\`, or name the command in the setting recount.command.`,
      );
    }
  }
  await vscode.commands.executeCommand('setContext', 'recount.running', sites.size > 0);
}

function createSite(folder: vscode.WorkspaceFolder): Site {
  const settings = vscode.workspace.getConfiguration('recount', folder.uri);
  const home = folder.uri.fsPath;
  const root = settings.get<string>('root', '');
  const words = settings.get<string[]>('command', []);
  const server = chooseServer(words, scriptPaths(home, root), existsSync);
  const site = ['--root', join(home, root)];
  // VS Code is a Node too, when it is told to be nothing else.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const [command, args] = commandLine(server, process.execPath, ['lsp', ...site]);
  const run: ServerOptions =
    server.kind === 'script'
      ? { module: server.path, transport: TransportKind.stdio, args: ['lsp', ...site] }
      : { command, args: [...args], options: { cwd: home } };
  const options: LanguageClientOptions = {
    documentSelector: [
      { scheme: 'file', language: 'markdown', pattern: `${home.replaceAll('\\', '/')}/**/*.md` },
    ],
    workspaceFolder: folder,
    diagnosticCollectionName: 'recount',
  };
  const [devCommand, devArgs] = commandLine(server, process.execPath, [
    'dev',
    ...site,
    '--port',
    '0',
  ]);
  return {
    client: new LanguageClient('recount', 'Recount', run, options),
    preview: createDevServer({ command: devCommand, args: devArgs, cwd: home, env }),
  };
}

async function openPreview(): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const folder = uri === undefined ? undefined : vscode.workspace.getWorkspaceFolder(uri);
  const site = folder === undefined ? undefined : sites.get(folder.uri.toString());
  if (uri === undefined || site === undefined) {
    void vscode.window.showInformationMessage('Open a post of a site to see its page.');
    return;
  }
  try {
    const page = pageUrl(await site.preview.url(), uri.fsPath);
    await vscode.commands.executeCommand('simpleBrowser.api.open', vscode.Uri.parse(page), {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
    });
  } catch (error) {
    void vscode.window.showErrorMessage(`The preview can't be opened: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
