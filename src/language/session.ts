import type { Diagnostic, Location } from 'vscode-languageserver-types';
import type { Message } from '../message/message.ts';
import type { Place } from '../message/place.ts';
import { checkConfig, type OpenConfig, openConfig } from './config-file.ts';
import { toDiagnostic } from './diagnostics.ts';
import { createPaths } from './paths.ts';
import { readEditorText, toRange } from './positions.ts';
import { createWorkspace, type OpenPost, type Workspace, type World } from './workspace.ts';

/** The diagnostics of one file, as of a version of its text; null: the file is not open. */
export interface FileDiagnostics {
  readonly uri: string;
  readonly version: number | null;
  readonly diagnostics: Diagnostic[];
}

/** A stretch of a file of the site. */
export interface FilePlace {
  readonly path: string;
  readonly place: Place;
}

/** One editor at work on one site: the workspace by the addresses that the editor has for its files. */
export interface Session {
  /** Absolute path of the folder of the site. */
  readonly root: string;
  readonly workspace: Workspace;
  readonly setText: (uri: string, version: number, text: string) => void;
  readonly dropText: (uri: string) => void;
  /** What is to be shown otherwise than at the last call. */
  readonly diagnostics: () => readonly FileDiagnostics[];
  /** What takes all that is shown away again. */
  readonly close: () => readonly FileDiagnostics[];
  /** The post at an address, or null where that is none. */
  readonly post: (uri: string) => OpenPost | null;
  /** The configuration of the site, where it is open at this address. */
  readonly config: (uri: string) => OpenConfig | null;
  /** The address that the editor has for a file of the site. */
  readonly uri: (path: string) => string;
  readonly location: (found: FilePlace) => Location;
  /** What keeps the site from being read, unless that was told before. */
  readonly newFailure: () => string | null;
}

interface OpenFile {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

export function createSession(root: string, world: World): Session {
  const workspace = createWorkspace(world);
  const paths = createPaths(root);
  /** Open posts, with the addresses that the editor uses: it may spell them in its own way. */
  const open = new Map<string, OpenFile>();
  const shown = new Map<string, string>();
  let toldFailure: string | null = null;

  const uriOf = (path: string): string => open.get(path)?.uri ?? paths.toUri(path);
  const post = (path: string): OpenPost | null =>
    workspace.isPost(path) ? workspace.post(path) : null;

  const configAt = (path: string): OpenConfig | null => {
    const file = open.get(path);
    const loaded = workspace.config().path;
    return file === undefined ? null : openConfig(path, readEditorText(file.text), loaded);
  };

  const current = (): FileDiagnostics[] => {
    const { path: loaded, messages } = workspace.config();
    const posts = [...open].filter(([path]) => workspace.isPost(path));
    const configs = [...open].flatMap(([path, { uri, version }]) => {
      const config = configAt(path);
      if (config === null) return [];
      return [{ uri, version, diagnostics: diagnose(checkConfig(config), config.hasMark) }];
    });
    const isOpen = configs.some(({ uri }) => loaded !== null && uri === uriOf(loaded));
    return [
      ...posts.map(([path, { uri, version }]) => ({
        uri,
        version,
        diagnostics: diagnose(workspace.messages(path), post(path)?.hasMark ?? false),
      })),
      ...configs,
      ...(loaded === null || isOpen
        ? []
        : [{ uri: uriOf(loaded), version: null, diagnostics: diagnose(messages, false) }]),
    ];
  };

  return {
    root,
    workspace,
    setText: (uri, version, text) => {
      const path = paths.toPath(uri);
      if (path === null) return;
      open.set(path, { uri, version, text });
      workspace.setText(path, text);
    },
    dropText: (uri) => {
      const path = paths.toPath(uri);
      if (path === null) return;
      open.delete(path);
      workspace.dropText(path);
    },
    diagnostics: () => {
      const now = current();
      const there = new Set(now.map(({ uri }) => uri));
      const gone = [...shown.keys()].filter((uri) => !there.has(uri));
      const changed = now.filter((file) => {
        const text = JSON.stringify(file);
        if (shown.get(file.uri) === text) return false;
        shown.set(file.uri, text);
        return true;
      });
      for (const uri of gone) shown.delete(uri);
      return [...changed, ...gone.map((uri) => ({ uri, version: null, diagnostics: [] }))];
    },
    close: () => {
      const gone = [...shown.keys()];
      shown.clear();
      return gone.map((uri) => ({ uri, version: null, diagnostics: [] }));
    },
    post: (uri) => {
      const path = paths.toPath(uri);
      return path === null ? null : post(path);
    },
    config: (uri) => {
      const path = paths.toPath(uri);
      return path === null ? null : configAt(path);
    },
    uri: uriOf,
    location: ({ path, place }) => ({
      uri: uriOf(path),
      range: toRange(place, post(path)?.hasMark),
    }),
    newFailure: () => {
      const failure = workspace.failure();
      const text = failure === null ? null : `${failure.message}. ${failure.hint}`;
      const isNew = text !== toldFailure;
      toldFailure = text;
      return isNew ? text : null;
    },
  };
}

function diagnose(messages: readonly Message[], hasMark: boolean): Diagnostic[] {
  return messages.map((message) => toDiagnostic(message, hasMark));
}
