import { filePath, isBelow } from './paths.ts';
import { createSession, type Session } from './session.ts';
import type { World } from './workspace.ts';

/** The files of the site at a folder that the editor names; null: it names none. */
export type OpenSite = (folder: string | null) => { readonly root: string; readonly world: World };

/** The sites of all folders that an editor has open. */
export interface Sites {
  readonly all: () => readonly Session[];
  /** The innermost site that holds a file; null: none does. */
  readonly of: (uri: string) => Session | null;
  readonly add: (folder: string | null) => void;
  /** Gives the site of a folder that is no longer one of them. */
  readonly remove: (folder: string | null) => Session | null;
}

export function createSites(open: OpenSite): Sites {
  let sessions: readonly Session[] = [];
  return {
    all: () => sessions,
    of: (uri) => {
      const file = filePath(uri);
      if (file === null) return null;
      const around = sessions.filter(({ root }) => isBelow(file, root));
      return around.sort((a, b) => b.root.length - a.root.length)[0] ?? null;
    },
    add: (folder) => {
      const { root, world } = open(folder);
      if (sessions.some((session) => session.root === root)) return;
      sessions = [...sessions, createSession(root, world)];
    },
    remove: (folder) => {
      const { root } = open(folder);
      const gone = sessions.find((session) => session.root === root) ?? null;
      sessions = sessions.filter((session) => session !== gone);
      return gone;
    },
  };
}
