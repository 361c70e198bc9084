import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareText } from '../message/message.ts';
import { nearest } from '../message/nearest.ts';
import { userErrors } from '../message/user-errors.ts';
import { oneOf, quote } from '../message/words.ts';

/** The scaffolds that come with the package; from `src/cli/` and `dist/cli/` alike. */
const packageScaffolds = fileURLToPath(new URL('../../templates/scaffolds/', import.meta.url));

/**
 * Names of the scaffolds of `new`, the usual one first: files `<name>.eta` of the package and of the folder
 * `scaffolds` in the site's own templates (absolute path, or null).
 */
export function listStyles(siteTemplates: string | null): readonly string[] {
  const folders = [packageScaffolds];
  if (siteTemplates !== null) folders.push(join(siteTemplates, 'scaffolds'));
  const names = folders.flatMap(namesIn).filter((name) => name !== usualStyle);
  return [usualStyle, ...[...new Set(names)].sort(compareText)];
}

export const usualStyle = 'default';

/** What is asked of an incident that was not bad. */
export const shortStyle = 'short';

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).flatMap(
      (file) => /^([a-z\d][a-z\d._-]{0,63})\.eta$/i.exec(file)?.[1] ?? [],
    );
  } catch {
    // A site need not have scaffolds of its own.
    return [];
  }
}

/** The style of this name among those that there are. */
export function chooseStyle(name: string, styles: readonly string[]): string {
  if (styles.includes(name)) return name;
  const near = nearest(name, styles);
  throw userErrors.usage(
    `There is no style ${quote(name)}`,
    near === null
      ? `Expected ${oneOf(styles)}, or a file of your own in templates/scaffolds.`
      : `Did you mean ${quote(near)}?`,
  );
}
