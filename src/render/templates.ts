import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { Eta } from 'eta/core';
import { UserError } from '../message/user-error.ts';
import { userErrors } from '../message/user-errors.ts';

/** The templates that come with the package; from `src/render/` and `dist/render/` alike. */
const packageTemplates = fileURLToPath(new URL('../../templates/', import.meta.url));

/** Fills the template of a name (`pages/home`) with data, which it finds in `it`, and helpers. */
export type FillTemplate<Helpers extends object = object> = (
  name: string,
  data: object,
  helpers?: Helpers,
) => string;

/**
 * Templates by name, each looked up in the site's own folder first, so that a site replaces one
 * file and keeps the rest. Each is read and compiled once. What goes wrong in one is a user error
 * with its file and line. Helpers are variables of every template: copying them into each partial's
 * data would take longer than filling it.
 */
export function createTemplates<Helpers extends object = object>(
  siteTemplates: string | null,
  helpers: readonly (keyof Helpers & string)[] = [],
): FillTemplate<Helpers> {
  const folders = siteTemplates === null ? [packageTemplates] : [siteTemplates, packageTemplates];
  const files = new Map<string, string>();
  const eta = new Eta({
    debug: true,
    cache: true,
    autoTrim: [false, 'nl'],
    functionHeader: `const { ${helpers.join(', ')} } = options.helpers ?? {};`,
  });

  const load = (name: string): void => {
    const { file, text } = readTemplate(folders, name);
    try {
      eta.loadTemplate(name, text);
    } catch (error) {
      throw userErrors.template(file, ...syntaxError(error, () => eta.compileToString(text)));
    }
    // Only now: a template that could not be loaded fails again the next time it is asked for.
    files.set(name, file);
  };
  eta.readFile = () => '';
  eta.resolvePath = (name) => {
    if (!files.has(name)) load(name);
    return name;
  };
  // Called by Eta where a template throws. An error of an included template has been told already.
  eta.RuntimeErr = (error, _text, line, name) => {
    if (error instanceof UserError) throw error;
    throw userErrors.template(files.get(name) ?? name, line, error.message);
  };
  return (name, data, helpers) => {
    // Eta hands its options on to every partial.
    const options = { filepath: name, helpers };
    return eta.render(name, data, options);
  };
}

function readTemplate(folders: readonly string[], name: string): { file: string; text: string } {
  for (const folder of folders) {
    const file = path.join(folder, `${name}.eta`);
    try {
      return { file, text: readFileSync(file, 'utf8') };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        throw userErrors.unreadable(file, (error as Error).message);
      }
    }
  }
  throw userErrors.templateMissing(name);
}

/** Line and wording of a template's syntax error; Eta knows the line of an unclosed tag only. */
function syntaxError(error: unknown, source: () => string): [line: number, message: string] {
  const { message } = error as Error;
  const unclosed = /^(.{1,100}) at line (\d{1,9}) col/.exec(message);
  if (unclosed !== null) return [Number(unclosed[2]), unclosed[1] ?? message];
  const code = source();
  try {
    new Script(`(function(it, options){${code}\n})`, { filename: 'template' });
  } catch (failure) {
    const { stack = '', message: reason } = failure as Error;
    const at = Number(/^template:(\d{1,9})/.exec(stack)?.[1] ?? 1);
    const before = code.split('\n').slice(0, at).join('\n');
    const line = [...before.matchAll(/^__eta\.line=(\d{1,9})$/gm)].at(-1)?.[1];
    return [Number(line ?? 1), reason];
  }
  return [1, message];
}
