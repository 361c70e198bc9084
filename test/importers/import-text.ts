import { defaults } from '../../src/config/defaults.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { importDocument } from '../../src/importers/import-document.ts';
import { type ImportedDocument, isFailure } from '../../src/importers/types.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import type { Day, Postmortem } from '../../src/postmortem/types.ts';

/** Imports a text under a name, with no git history behind it. */
export async function importText(
  path: string,
  text: string | Uint8Array,
  day: string | null = null,
): Promise<ImportedDocument> {
  const result = await importDocument(
    {
      path,
      bytes: typeof text === 'string' ? Buffer.from(text) : text,
      origin: path.split('/').at(-1) ?? path,
      firstCommit: async () => day as Day | null,
    },
    defaults,
  );
  if (isFailure(result)) throw new Error(`Expected an import, got: ${result.failure}`);
  return result;
}

/** What a reader understands of an imported post. */
export const understand = ({ text }: ImportedDocument): Postmortem =>
  readPostmortem(parseDocument({ path: 'posts/imported.md', text }), defaults);

/** The fields of an imported post and where each came from. */
export const guessed = ({ guesses }: ImportedDocument): Record<string, unknown> =>
  Object.fromEntries(guesses.map(({ field, value }) => [field, value]));

/** The text of a post behind its frontmatter. */
export const bodyOf = ({ text }: ImportedDocument): string =>
  text.slice(parseDocument({ path: 'posts/imported.md', text }).bodyStart);
