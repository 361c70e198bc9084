import type { PostSource } from '../../src/catalog/post-source.ts';
import type { CompiledPost } from '../../src/catalog/types.ts';
import { compilePost } from '../../src/compile/compile-post.ts';
import { defaults } from '../../src/config/defaults.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { createWorkspace, type Workspace, type World } from '../../src/language/workspace.ts';
import type { Day } from '../../src/postmortem/types.ts';

/** 15 May 2024, noon in UTC: the clock of editors in tests. */
const noon = Date.UTC(2024, 4, 15, 12);

/** The files of a site in memory; what a test puts in is there at the next refresh. */
export type MemoryFiles = Map<string, string>;

/** A post by itself, with the configuration that every house starts from. */
export function compileText(text: string, path = 'posts/2024-05-01-example.md'): CompiledPost {
  const today = '2024-05-15' as Day;
  return compilePost({ path, text }, { config: defaults, today, links: null });
}

export function memorySource(files: MemoryFiles): PostSource {
  return {
    list: async () => ({
      posts: [...files.keys()].filter((path) => path.endsWith('.md')).sort(),
      assets: new Set([...files.keys()].filter((path) => /^posts\/.*(?<!\.md)$/.test(path))),
      messages: [],
    }),
    read: async (path) => ({ path, text: files.get(path) ?? '' }),
  };
}

/** The world of an editor, in memory, at `noon`. */
export function memoryWorld(files: MemoryFiles): World {
  return {
    loadConfig: async () => {
      const text = files.get('recount.yaml');
      if (text === undefined) return { config: defaults, messages: [], path: null };
      return { ...readConfig(text, 'yaml', 'recount.yaml'), path: 'recount.yaml' };
    },
    createSource: () => memorySource(files),
    now: () => noon,
    readRulePage: async (id) => `# ${id}\n\nWhat it asks for.\n\n## Background\n\nWhy.\n`,
  };
}

/** An editor's workspace over files in memory, read once. */
export async function openWorkspace(files: Readonly<Record<string, string>>): Promise<Workspace> {
  const workspace = createWorkspace(memoryWorld(new Map(Object.entries(files))));
  await workspace.refresh();
  return workspace;
}
