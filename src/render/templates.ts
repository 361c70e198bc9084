import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { Eta, type TemplateFunction } from 'eta/core';
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
  const known = new Map<string, Template>();
  const eta = new Eta({
    debug: true,
    autoTrim: [false, 'nl'],
    functionHeader: `const { ${helpers.join(', ')} } = options.helpers ?? {};`,
    plugins: [{ processFnString: inheritViews }],
  });
  const load = (name: string): Template => {
    const { file, text } = readTemplate(folders, name);
    try {
      return { file, fill: eta.compile(text) };
    } catch (error) {
      throw userErrors.template(file, ...syntaxError(error, () => eta.compileToString(text)));
    }
  };
  const fill = (name: string, data: object, { helpers }: FillOptions): string => {
    const template = known.get(name) ?? load(name);
    // A template that could not be loaded fails again the next time it is asked for.
    known.set(name, template);
    return template.fill.call(eta, data, { filepath: name, helpers } as FillOptions);
  };
  // What templates call for each partial. Eta's own copies its options and looks names up in several places.
  eta.render = fill as typeof eta.render;
  // Called by Eta where a template throws. An error of an included template has been told already.
  eta.RuntimeErr = (error, _text, line, name) => {
    if (error instanceof UserError) throw error;
    throw userErrors.template(known.get(name)?.file ?? name, line, error.message);
  };
  return (name, data, helpers) => fill(name, data, { helpers });
}

interface Template {
  readonly file: string;
  readonly fill: TemplateFunction;
}

/** What templates hand on to their partials. */
interface FillOptions {
  readonly filepath?: string;
  readonly helpers: object | undefined;
}

/**
 * Lets partials and layouts inherit the view that they are included from. Eta's own code copies all of it for
 * each, which for a page of forty fields with dozens of partials takes a quarter of filling it.
 */
const inheritViews = (code: string): string =>
  code
    .replaceAll(
      '{...it, ...(__eta_d ?? {})}',
      '__eta_d ? Object.assign(Object.create(it), __eta_d) : it',
    )
    .replace('{...it, body:', '{body:');

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
