import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { UserError } from '../../message/user-error.ts';
import type { Answer, Served } from './respond.ts';

/** Opens a place in the editor of the person at the machine. `file` is absolute, lines and columns count from 1. */
export type OpenEditor = (place: {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}) => Promise<void>;

/** Opens what the body of a request names; the answer says what came of it, for people. */
export type OpenPlace = (body: string, served: Served) => Promise<Answer>;

/**
 * A page asks with `{ path, line, column }` for a file that it shows a message about. Only such files are
 * opened, and only inside the site: a path is looked up among those of the messages and never made up.
 */
export function createOpenPlace(root: string, openEditor: OpenEditor): OpenPlace {
  return async (body, served) => {
    const wanted = readWanted(body);
    if (wanted === null) return tell(400, 'Expected a path, a line and a column');
    const { path, line, column } = wanted;
    const isShown = served.site?.messages().some((message) => message.path === path) ?? false;
    const file = isShown ? await findInside(root, path) : null;
    if (file === null) return tell(404, 'There is no message about this file any more');
    try {
      await openEditor({ file, line, column });
      return tell(200, '');
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return tell(409, `${error.message}. ${error.hint}`);
    }
  };
}

const tell = (status: number, body: string): Answer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body,
});

interface Wanted {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

function readWanted(body: string): Wanted | null {
  let data: unknown;
  try {
    data = JSON.parse(body);
  } catch {
    return null;
  }
  if (typeof data !== 'object' || data === null) return null;
  const { path, line, column } = data as Partial<Record<keyof Wanted, unknown>>;
  const isCount = (value: unknown): value is number =>
    Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) < 1e9;
  return typeof path === 'string' && isCount(line) && isCount(column)
    ? { path, line, column }
    : null;
}

/** The absolute path of a file of the site; null where there is none, or where it leads out of the site. */
async function findInside(root: string, path: string): Promise<string | null> {
  const file = join(root, path);
  const [real, home] = await Promise.all(
    [file, root].map((one) => realpath(one).catch(() => null)),
  );
  if (real == null || home == null) return null;
  return real.startsWith(home.replace(/[\\/]?$/, sep)) ? file : null;
}
