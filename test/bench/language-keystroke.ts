import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { generatePosts, postText } from './generate-posts.ts';

export interface KeystrokeOptions {
  /** The compiled command: `dist/cli/bin.js`. */
  readonly bin: string;
  /** An empty folder for the site. */
  readonly folder: string;
  readonly posts: number;
  /** Lines of the post that is written in. */
  readonly lines: number;
  readonly keystrokes: number;
}

/** How long the diagnostics of a post take to follow a keystroke in it, in milliseconds; sorted. */
export type Waits = readonly number[];

/**
 * Types into a long post of a large site, one letter at a time, in its paragraphs, entries and tables, as
 * an editor does: over the streams of a server of its own, with the next key only when the diagnostics of the
 * one before are there.
 */
export async function measureKeystrokes(options: KeystrokeOptions): Promise<Waits> {
  const { bin, folder, posts, lines, keystrokes } = options;
  mkdirSync(join(folder, 'posts'), { recursive: true });
  generatePosts(join(folder, 'posts'), posts);
  let text = longPost(lines);
  const path = join(folder, 'posts', '2026-01-01-long.md');
  writeFileSync(path, text);
  const uri = pathToFileURL(path).href;

  const child = spawn(process.execPath, [bin, 'lsp'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  let arrived: (params: PublishDiagnosticsParams) => void = () => {};
  connection.onNotification('textDocument/publishDiagnostics', (params) => arrived(params));
  connection.listen();
  const diagnosticsOf = (version: number): Promise<void> =>
    new Promise((resolve) => {
      arrived = (params) => {
        if (params.uri === uri && params.version === version) resolve();
      };
    });
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: pathToFileURL(folder).href,
    capabilities: {},
  });
  await connection.sendNotification('initialized', {});
  const opened = diagnosticsOf(1);
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });
  await opened;
  // An answer to this waits until all posts were read.
  await connection.sendRequest('workspace/symbol', { query: 'nothing' });

  const waits: number[] = [];
  for (let key = 0; key < keystrokes; key++) {
    const all = text.split('\n');
    const line = lineToTypeIn(all, key);
    const position = { line, character: all[line]?.length ?? 0 };
    const letter = 'abcdefghij klm'[key % 14] ?? '';
    text = all.with(line, `${all[line]}${letter}`).join('\n');
    const version = key + 2;
    const came = diagnosticsOf(version);
    const start = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: position, end: position }, text: letter }],
    });
    await came;
    waits.push(performance.now() - start);
  }
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  connection.dispose();
  return waits.sort((a, b) => a - b);
}

/** A post with the bodies of others behind its own, until it has so many lines. */
function longPost(count: number): string {
  let text = postText(0);
  for (let number = 1; text.split('\n').length < count; number++) {
    text += postText(number).replace(/^---\n[\s\S]*?\n---\n/, '');
  }
  return `${text.split('\n').slice(0, count).join('\n')}\n`;
}

/** Some lines with words, all over the post, in turn; some keys go to one line before the next. */
function lineToTypeIn(lines: readonly string[], key: number): number {
  const start = Math.floor((((key >> 2) * 0.137 + 0.05) % 1) * lines.length);
  const found = lines.findIndex((line, at) => at >= Math.max(start, 30) && /\w$|\.$/.test(line));
  return found === -1 ? 40 : found;
}
