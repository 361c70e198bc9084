import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTraceFinder } from '../audience/find-traces.ts';
import { internalTraces } from '../audience/internal-traces.ts';
import { leakMessages } from '../audience/leak-messages.ts';
import { readableTexts } from '../audience/readable-texts.ts';
import type { Catalog } from '../catalog/types.ts';
import type { Config } from '../config/types.ts';
import type { Message } from '../message/message.ts';

/**
 * Searches every file of a public site, in folder `out`, for traces of the catalog's internal posts and
 * blocks. A file is named in messages by its place in the site, behind the name of the output folder.
 * `only` names the files to look at where the others were found clean before.
 */
export async function findLeaks(
  out: string,
  catalog: Catalog,
  config: Pick<Config, 'audience' | 'out'>,
  only: ReadonlySet<string> | null = null,
): Promise<readonly Message[]> {
  if (config.audience !== 'public') return [];
  const traces = internalTraces(catalog);
  if (traces.length === 0) return [];
  const find = createTraceFinder(traces);
  const messages: Message[] = [];
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  for (const path of files) {
    const file = path.slice(out.length + 1).replaceAll('\\', '/');
    if (only !== null && !only.has(file)) continue;
    const found = readableTexts(file, await readFile(path)).flatMap(find);
    messages.push(...leakMessages(`${config.out}/${file}`, [...new Set(found)]));
  }
  return messages;
}
