import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readLocalAddress } from '../catalog/local-address.ts';
import type { Catalog } from '../catalog/types.ts';
import { judgedPage } from '../compile/compile-page.ts';
import type { Config } from '../config/types.ts';
import type { Reference } from '../document/types.ts';
import { compareMessages, type Message, type Problem, problem } from '../message/message.ts';
import { quote } from '../message/words.ts';
import { toMessages } from '../rules/run-rules.ts';
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
  const drawings = [...assets].filter((path) => isDrawing(path, config));
  const scripts = new Map<string, string>();
  for (const path of drawings) {
    const script = findScript(await readFile(join(root, path)));
    if (script !== null) scripts.set(path, script);
  }
  if (scripts.size === 0) return [];
  const linking: readonly Linking[] = [
    ...posts.map(({ postmortem }) => postmortem),
    ...house.map(({ path, references }) => ({ ...judgedPage, path, references })),
  ];
  const settings = config.rules;
  return linking
    .flatMap((from) => toMessages(problemsOf(from, scripts), [], from, { settings }))
    .sort(compareMessages);
}

/** Whether a file beside the posts may be a drawing, which could hold scripts. */
export const isDrawing = (path: string, { posts }: Pick<Config, 'posts'>): boolean =>
  path.startsWith(`${posts}/`) && /\.svg$/i.test(path);

function problemsOf(
  { path, references }: Linking,
  scripts: ReadonlyMap<string, string>,
): Problem[] {
  return references.flatMap(({ url, place }) => {
    const script = scripts.get(readLocalAddress(path, url)?.path ?? '');
    if (script === undefined) return [];
    return problem('active-file', {
      place,
      unexpected: `drawing ${quote(url)} with ${script}`,
      expected: 'a drawing without scripts',
      actual: url,
      note: 'Opened by itself it could run them with the rights of the site. Save it as a plain SVG.',
    });
  });
}
