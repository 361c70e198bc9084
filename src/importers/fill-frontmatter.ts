import { parseDocument } from '../document/parse-document.ts';
import { readFrontmatter } from '../frontmatter/read-frontmatter.ts';
import type { FrontmatterResult } from '../frontmatter/types.ts';
import { dayOf } from '../postmortem/field-values.ts';
import { readPostmortem } from '../postmortem/read-postmortem.ts';
import type { ReadOptions } from '../postmortem/types.ts';
import { mapFields } from './fields/map-fields.ts';
import { publishedDays } from './fields/published-days.ts';
import { salvageFields } from './fields/salvage-fields.ts';
import { guessFields } from './guess/guess-fields.ts';
import { splitLines } from './lines.ts';
import { nameOf, originComment, readOrigin } from './source-name.ts';
import type { Change, Conversion, ImportedDocument, SourceFile } from './types.ts';
import { writeFrontmatter } from './write-frontmatter.ts';

/** A text with its frontmatter filled, and what was assumed for it. */
export type Filled = Pick<
  ImportedDocument,
  'text' | 'title' | 'date' | 'guesses' | 'blank' | 'changes'
>;

/** Fields that a reader of a postmortem looks for; those that stay blank are told. */
const lookedFor = [
  'title',
  'date',
  'severity',
  'services',
  'authors',
  'owner',
  'timezone',
] as const;

/**
 * Fills the frontmatter of a converted source: first the keys it has are seen through the schema, then
 * what is missing is guessed from the text as a post would be read.
 */
export async function fillFrontmatter(
  file: SourceFile,
  conversion: Conversion,
  house: ReadOptions,
): Promise<Filled> {
  const { text, lines } = conversion;
  const result = readFrontmatter(text);
  const { frontmatter, bodyStart } = result;
  const mapped = frontmatter === null ? null : mapFields(frontmatter, house);
  const existing = frontmatter === null || mapped === null ? null : { frontmatter, mapped };
  const broken = brokenLines(text, result);
  const base = { text, bodyStart, existing, broken };

  // What the post will be with the fields that are known already: guesses are made from that.
  const known = writeFrontmatter({ ...base, broken: [], added: new Map(), comments: [] });
  const name = nameOf(file.path);
  const document = parseDocument({ path: `${name}.md`, text: known });
  const shift =
    countLines(known.slice(0, document.bodyStart)) - countLines(text.slice(0, bodyStart));
  const toSource = (line: number | null): number | null =>
    line === null || lines === null ? line : (lines[line - 1] ?? null);
  const postmortem = readPostmortem(document, house);
  const context = {
    document,
    postmortem,
    house,
    hints: [...conversion.hints, ...(frontmatter === null ? [] : publishedDays(frontmatter))],
    name,
    lineOf: (line: number) => toSource(line - shift),
  };
  const guesses = await guessFields(context, {
    known: new Set(mapped?.fields.keys()),
    told: salvageFields(broken, house),
    firstCommit: file.firstCommit,
  });

  const isChanged = guesses.length > 0 || known !== text;
  const hasOrigin = readOrigin(text.slice(0, bodyStart)) !== null;
  const comments = isChanged && !hasOrigin ? [originComment(file.origin)] : [];
  const added = new Map(guesses.map(({ field, value }) => [field, value]));
  const fields = new Map([...(mapped?.fields ?? []), ...added]);
  // A zone is missed only where times had to be given one.
  const needsZone = postmortem.timeline.some(({ zoneSource }) => zoneSource === 'assumed');
  const date = fields.get('date');
  return {
    text: writeFrontmatter({ ...base, added, comments }),
    title: String(fields.get('title') ?? postmortem.title),
    date: dayOf(typeof date === 'string' ? date : undefined),
    blank: lookedFor.filter((field) => !fields.has(field) && (field !== 'timezone' || needsZone)),
    guesses: [
      ...(mapped?.guesses ?? []).map((one) => ({ ...one, line: toSource(one.line) })),
      ...guesses,
    ],
    changes: [
      ...(mapped?.changes ?? []).map((one) => ({ ...one, line: toSource(one.line) })),
      ...tellBroken(broken, result),
    ],
  };
}

const countLines = (text: string): number => splitLines(text).length;

/** The lines between the fences of a frontmatter that can't be read. */
function brokenLines(
  text: string,
  { frontmatter, bodyStart }: FrontmatterResult,
): readonly string[] {
  if (frontmatter !== null || bodyStart === 0) return [];
  const lines = splitLines(text.slice(0, bodyStart));
  return lines.slice(
    1,
    lines.findLastIndex((line) => /^(?:---|\+\+\+)/.test(line)),
  );
}

function tellBroken(broken: readonly string[], { problems }: FrontmatterResult): readonly Change[] {
  const [first] = problems;
  if (broken.length === 0 || first === undefined) return [];
  const line = first.place?.start.line ?? 1;
  return [{ line, text: `the frontmatter can't be read and is kept as comments: ${first.reason}` }];
}
