import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error: a script without types
import { packFiles } from '../../src/language/vscode/pack.mjs';
import { createDevServer } from '../../src/language/vscode/preview.ts';
import {
  chooseServer,
  commandLine,
  pageUrl,
  scriptPaths,
} from '../../src/language/vscode/server-command.ts';
import { actionTypes, entryKinds } from '../../src/postmortem/types.ts';
import { makeFolder } from '../helpers/folder.ts';
import { compileText } from './workspace.ts';

const folder = new URL('../../src/language/vscode/', import.meta.url).pathname;
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const snippets: Record<string, { prefix: string; body: string | string[] }> = JSON.parse(
  readFileSync(join(folder, 'snippets.json'), 'utf8'),
);

describe('the package for VS Code', () => {
  let files: Record<string, Uint8Array>;
  beforeAll(async () => {
    files = await packFiles();
  });
  const text = (name: string): string => new TextDecoder().decode(files[name]);

  it('holds what its manifests name', () => {
    const assets = [...text('extension.vsixmanifest').matchAll(/Path="([^"]+)"/g)];
    const named = [
      ...assets.map(([, path]) => path),
      join('extension', manifest.main),
      ...manifest.contributes.snippets.map(({ path }: { path: string }) => join('extension', path)),
    ];
    expect(Object.keys(files)).toEqual(expect.arrayContaining(named));
    for (const name of Object.keys(files)) {
      const ending = /\.\w+$/.exec(name)?.[0] ?? '';
      if (name !== '[Content_Types].xml') {
        expect(text('[Content_Types].xml')).toContain(`Extension="${ending}"`);
      }
    }
  });

  it('says the same in both manifests', () => {
    const found = /<Identity [^>]*Id="([^"]+)" Version="([^"]+)" Publisher="([^"]+)"/.exec(
      text('extension.vsixmanifest'),
    );
    expect(found?.slice(1)).toEqual([manifest.name, manifest.version, manifest.publisher]);
    expect(text('extension.vsixmanifest')).toContain(`Value="${manifest.engines.vscode}"`);
  });

  it('has a client that loads, asks for nothing but Node and VS Code, and starts where there is a site', async () => {
    const calls: string[] = [];
    const vscode = stubOfVsCode(calls);
    const require = createRequire(import.meta.url);
    const asked = new Set<string>();
    const module = { exports: {} as Record<string, (context: unknown) => Promise<void>> };
    const code = `(function (require, module, exports) {${text('extension/extension.cjs')}\n})`;
    const run = new Script(code).runInContext(createContext({ ...globalThis, process, Buffer }));
    run(
      (name: string) => {
        asked.add(name);
        return name === 'vscode' ? vscode : require(name);
      },
      module,
      module.exports,
    );
    const outside = [...asked].filter(
      (name) => name !== 'vscode' && !require('node:module').isBuiltin(name),
    );
    expect(outside).toEqual([]);
    await module.exports.activate?.({ subscriptions: [] });
    const commands = manifest.contributes.commands.map(
      ({ command }: { command: string }) => `command ${command}`,
    );
    expect(calls).toEqual([...commands, 'execute setContext recount.running false']);
  });
});

describe('the snippets', () => {
  it.each(Object.entries(snippets))('%s offers the words that are read', (_name, { body }) => {
    const all = [body].flat().join('\n');
    const choices = [...all.matchAll(/\$\{\d+\|([^|]+)\|\}/g)].map(([, words = '']) => words);
    for (const words of choices) {
      const known = [entryKinds, actionTypes, ['SEV1', 'SEV2', 'SEV3', 'SEV4', 'SEV5']];
      expect(known.map((list) => list.join())).toContain(words);
    }
  });

  it('write a post with all that is required', () => {
    const body = [snippets.Postmortem?.body ?? []].flat().join('\n');
    const day = '2024-05-01';
    const filled = body
      .replaceAll('$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE', day)
      .replaceAll('$CURRENT_HOUR:$CURRENT_MINUTE', '10:00')
      .replaceAll(/\$\{\d+\|([^|,]+)[^|]*\|\}/g, '$1')
      .replaceAll(/\$\{\d+:([^}]*)\}/g, '$1')
      .replaceAll(/\$\d+/g, 'Words.');
    const ids = compileText(filled).messages.map(({ ruleId }) => ruleId);
    expect(ids).toEqual([]);
  });
});

describe('the command of the server', () => {
  const scripts = scriptPaths('/work', 'docs');

  it.each([
    ['the setting', ['npx', 'recount'], [], ['npx', ['recount', 'lsp']]],
    [
      'the one of the site',
      [],
      ['/work/docs/node_modules/recount/dist/cli/bin.js'],
      ['node', ['/work/docs/node_modules/recount/dist/cli/bin.js', 'lsp']],
    ],
    [
      'the one of the folder',
      [],
      ['/work/node_modules/recount/dist/cli/bin.js'],
      ['node', ['/work/node_modules/recount/dist/cli/bin.js', 'lsp']],
    ],
    ['the one on the path', [], [], ['recount', ['lsp']]],
  ])('is %s', (_name, words, there: readonly string[], expected) => {
    const server = chooseServer(words, scripts, (path) => there.includes(path));
    expect(commandLine(server, 'node', ['lsp'])).toEqual(expected);
  });
});

describe('the preview', () => {
  it.each([
    ['/site/posts/2024-05-01-a b.md', 'http://localhost:1/postmortems/2024-05-01-a%20b/'],
    ['/site/notes.txt', 'http://localhost:1/'],
  ])('shows %s', (file, url) => {
    expect(pageUrl('http://localhost:1/', file)).toBe(url);
  });

  it('starts one server, and another when that has ended', async () => {
    const root = makeFolder({
      'serve.mjs':
        'console.log("http://localhost:" + process.pid + "/"); setInterval(() => {}, 1e6);',
      'fail.mjs': "process.stderr.write('no posts here'); process.exitCode = 2;",
    });
    const options = { command: process.execPath, cwd: root, env: process.env };
    const server = createDevServer({ ...options, args: ['serve.mjs'] });
    const first = await server.url();
    expect(await server.url()).toBe(first);
    server.stop();
    expect(await server.url()).not.toBe(first);
    server.stop();
    const failing = createDevServer({ ...options, args: ['fail.mjs'] });
    await expect(failing.url()).rejects.toThrow('no posts here');
  });
});

/** As much of VS Code as the client asks for before it speaks to a server. */
function stubOfVsCode(calls: string[]): unknown {
  const anything: unknown = new Proxy(class {}, {
    get: (target, name) =>
      name === 'prototype'
        ? Reflect.get(target, name)
        : name === Symbol.toPrimitive
          ? undefined
          : anything,
    apply: () => anything,
  });
  const parts: Record<string, unknown> = {
    commands: {
      registerCommand: (name: string) => calls.push(`command ${name}`),
      executeCommand: (...words: unknown[]) => calls.push(`execute ${words.join(' ')}`),
    },
    workspace: {
      workspaceFolders: [],
      onDidChangeWorkspaceFolders: () => {},
      onDidChangeConfiguration: () => {},
    },
  };
  return new Proxy(parts, { get: (target, name) => target[String(name)] ?? anything });
}
