import { join } from 'node:path';

/** How a program of Recount is started: a script for the editor's own Node, or a command. */
export type ServerCommand =
  | { readonly kind: 'script'; readonly path: string }
  | { readonly kind: 'command'; readonly command: string; readonly args: readonly string[] };

/** Where a site has Recount when it was installed with npm, the nearest first. */
export function scriptPaths(folder: string, root: string): readonly string[] {
  const homes = [...new Set([join(folder, root), folder])];
  return homes.map((home) => join(home, 'node_modules', 'recount', 'dist', 'cli', 'bin.js'));
}

/** The command of the settings, else the site's own Recount, else the one on the path. */
export function chooseServer(
  words: readonly string[],
  scripts: readonly string[],
  exists: (path: string) => boolean,
): ServerCommand {
  const [command, ...args] = words;
  if (command !== undefined && command !== '') return { kind: 'command', command, args };
  const path = scripts.find(exists);
  if (path !== undefined) return { kind: 'script', path };
  return { kind: 'command', command: 'recount', args: [] };
}

/** Command and arguments of a process of its own; `node` runs scripts. */
export function commandLine(
  server: ServerCommand,
  node: string,
  args: readonly string[],
): readonly [command: string, args: readonly string[]] {
  return server.kind === 'script'
    ? [node, [server.path, ...args]]
    : [server.command, [...server.args, ...args]];
}

/** The page of a post in the dev server at `url`; the home page for any other file. */
export function pageUrl(url: string, file: string): string {
  const slug = /([^/\\]+)\.md$/.exec(file)?.[1];
  return slug === undefined ? url : new URL(`postmortems/${encodeURIComponent(slug)}/`, url).href;
}
