import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDiskSource } from '../catalog/disk-source.ts';
import { fileState, isSettled, missing } from '../catalog/disk-state.ts';
import type { Config } from '../config/types.ts';
import type { Day } from '../postmortem/types.ts';
import { hash, programKey } from './open-cache.ts';

const packageFolder = fileURLToPath(new URL('../../', import.meta.url));

/** Hash of what all pages of a site are made with: program, templates, configuration, day. */
export function siteKey(root: string, config: Config, today: Day): string {
  const templates = [join(packageFolder, 'templates'), join(root, config.templates)];
  return hash(programKey(), today, JSON.stringify(config), ...templates.flatMap(contentsOf));
}

/** Names and contents of all files below a folder, which may not exist. */
function contentsOf(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .flatMap((file) => [file.slice(folder.length), readFileSync(file, 'latin1')]);
  } catch {
    return [];
  }
}

export interface SiteInputs {
  readonly root: string;
  readonly config: Config;
  readonly drafts: boolean;
  /** Tells what is known of the past of posts. */
  readonly head: string;
}

/**
 * Hash of everything that a whole site is made from, told without reading a post: by the states of its
 * files. Null where a file was written so lately that it may yet change without a trace.
 */
export async function hashInputs(key: string, inputs: SiteInputs): Promise<string | null> {
  const { root, config, drafts, head } = inputs;
  const { posts, assets, messages } = await createDiskSource(root, config).list();
  const states: string[] = [];
  const others = [join(packageFolder, 'public'), join(root, config.pages)].flatMap(contentsOf);
  for (const path of [...posts, ...assets]) {
    const state = fileState(join(root, path));
    if (state === missing || !isSettled(state)) return null;
    states.push(path, state);
  }
  return hash(key, String(drafts), head, JSON.stringify(messages), ...others, ...states);
}
