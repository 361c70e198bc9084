import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readLocalAddress } from '../catalog/local-address.ts';
import type { Catalog } from '../catalog/types.ts';
import type { Config } from '../config/types.ts';
import type { Reference } from '../document/types.ts';
import { compareMessages, type Message, type Problem, problem } from '../message/message.ts';
import { userErrors } from '../message/user-errors.ts';
import { quote } from '../message/words.ts';
import { toMessages } from '../rules/run-rules.ts';
import { judgedPage } from '../rules/settings.ts';
import { findScript } from './find-script.ts';

/** A post or a page of the house, with all that it leads to. */
type Linking = Parameters<typeof toMessages>[2] & { readonly references: readonly Reference[] };

/**
 * Tells of every picture and link that leads to a drawing with a script, below the folder of the posts. A
 * comment in the post can't silence it: who writes a post need not be trusted with scripts.
 */
export async function checkDrawings(
  root: string,
  config: Pick<Config, 'posts' | 'rules'>,
  { posts, assets }: Catalog,
  house: readonly Pick<Linking, 'path' | 'references'>[] = [],
): Promise<Message[]> {
  const drawings = new Set([...assets].filter((path) => isDrawing(path, config)));
  if (drawings.size === 0) return [];
  const linking: readonly Linking[] = [
    ...posts.map(({ postmortem }) => postmortem),
    ...house.map(({ path, references }) => ({ ...judgedPage, path, references })),
  ];
  const settings = config.rules;
  /** What was found in those that somebody leads to. */
  const scripts = new Map<string, string | null>();
  const messages: Message[] = [];
  for (const from of linking) {
    const problems: Problem[] = [];
    for (const reference of from.references) {
      const path = readLocalAddress(from.path, reference.url)?.path ?? '';
      if (!drawings.has(path)) continue;
      const known = scripts.get(path);
      const script = known === undefined ? await readScript(root, path) : known;
      scripts.set(path, script);
      if (script !== null) problems.push(scriptProblem(reference, script));
    }
    messages.push(...toMessages(problems, [], from, { settings }));
  }
  return messages.sort(compareMessages);
}

/** Whether a file beside the posts may be a drawing, which could hold scripts. */
export const isDrawing = (path: string, { posts }: Pick<Config, 'posts'>): boolean =>
  path.startsWith(`${posts}/`) && /\.svg$/i.test(path);

/** What would run in the drawing at a path, relative to the root; null: nothing, or it is gone meanwhile. */
export async function readScript(root: string, path: string): Promise<string | null> {
  try {
    return findScript(await readFile(join(root, path)));
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw userErrors.unreadable(path, code);
  }
}

const scriptProblem = ({ url, place }: Reference, script: string): Problem =>
  problem('active-file', {
    place,
    unexpected: `drawing ${quote(url)} with ${script}`,
    expected: 'a drawing without scripts',
    actual: url,
    note: 'Opened by itself it could run them with the rights of the site. Save it as a plain SVG.',
  });
