import { readFrontmatter } from '../frontmatter/read-frontmatter.ts';
import type { Frontmatter, FrontmatterLanguage } from '../frontmatter/types.ts';
import { formatField } from './fields/format-field.ts';
import type { MappedEntry, MappedFields } from './fields/map-fields.ts';
import { lineEndOf, splitLines } from './lines.ts';

/** What goes into the frontmatter of a post. */
export interface FrontmatterInput {
  /** The text of the source as Markdown. */
  readonly text: string;
  readonly bodyStart: number;
  /** Its frontmatter and what its keys stand for; null where it has none, or one that can't be read. */
  readonly existing: { readonly frontmatter: Frontmatter; readonly mapped: MappedFields } | null;
  /** Lines of a frontmatter that can't be read: they are kept as comments. */
  readonly broken: readonly string[];
  /** Fields to add, in order. */
  readonly added: ReadonlyMap<string, unknown>;
  /** Lines of comment at the top, without their mark. */
  readonly comments: readonly string[];
}

/**
 * The text with its frontmatter made right. What was valid keeps its bytes; what was not is a comment, so
 * that nothing is lost. The body is not touched.
 */
export function writeFrontmatter(input: FrontmatterInput): string {
  const { text, bodyStart, existing, broken, added, comments } = input;
  const end = lineEndOf(text);
  const body = text.slice(bodyStart);
  const notes = comments.map(toComment);
  if (existing === null) {
    if (added.size === 0) return text;
    const fields = [...added].flatMap(([name, value]) => formatField(name, value, 'yaml'));
    const gap = body === '' || /^[ \t]*(?:\r?\n|\r)/.test(body) ? '' : end;
    return wrap('yaml', [...notes, ...broken.map(toComment), ...fields], end) + gap + body;
  }
  const { frontmatter, mapped } = existing;
  const { language } = frontmatter;
  if (added.size === 0 && notes.length === 0 && mapped.entries.every(isKept)) return text;
  const content = splitLines(
    text.slice(frontmatter.content.start.offset, frontmatter.content.end.offset),
  );
  const wanted = new Map([...mapped.fields, ...added]);
  const edited = editLines(content, existing, added);
  if (edited !== null) {
    const block = wrap(language, [...notes, ...edited], end);
    if (holds(block, wanted)) return block + body;
  }
  // Keys that share lines, or that are tied to each other: all is written anew beside what there was.
  const anew = [...wanted].flatMap(([name, value]) => formatField(name, value, language));
  return wrap(language, [...notes, ...content.map(toComment), ...anew], end) + body;
}

const isKept = ({ key, field, rewritten }: MappedEntry): boolean =>
  field === key && rewritten === null;

function wrap(language: FrontmatterLanguage, lines: readonly string[], end: string): string {
  const fence = language === 'toml' ? '+++' : '---';
  return [fence, ...lines, fence, ''].join(end);
}

// A comment ends where a line ends, and neither language allows control characters in one.
const toComment = (line: string): string =>
  `# ${line.replaceAll(/(?!\t)[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029]/gu, ' ')}`.trimEnd();

/** The lines of the block with each entry kept, renamed, rewritten or made a comment; null where entries share lines. */
function editLines(
  content: readonly string[],
  { frontmatter, mapped }: NonNullable<FrontmatterInput['existing']>,
  added: FrontmatterInput['added'],
): readonly string[] | null {
  const { language } = frontmatter;
  const top = frontmatter.content.start.line;
  const entries = [...mapped.entries].sort((a, b) => a.line - b.line);
  const starts = entries.map(({ line }) => line - top);
  if (starts.some((start, index) => start < 0 || start === starts[index - 1])) return null;
  const fresh = [...added].flatMap(([name, value]) => formatField(name, value, language));
  const out = content.slice(0, starts[0] ?? content.length);
  let isAdded = false;
  entries.forEach((entry, index) => {
    const block = content.slice(starts[index], starts[index + 1] ?? content.length);
    // Blank lines and comments behind an entry are not its own.
    const last = block.findLastIndex((line) => !/^\s*(?:#.*)?$/.test(line)) + 1;
    const [own, rest] = [block.slice(0, last), block.slice(last)];
    // Fields at the top of TOML stand before its tables.
    if (!isAdded && language === 'toml' && /^\s*\[/.test(own[0] ?? '')) {
      out.push(...fresh, '');
      isAdded = true;
    }
    out.push(...editEntry(entry, own, language), ...rest);
  });
  return isAdded ? out : [...out, ...fresh];
}

function editEntry(
  entry: MappedEntry,
  lines: readonly string[],
  language: FrontmatterLanguage,
): readonly string[] {
  const { field, key, rewritten, columns } = entry;
  if (field === null) return lines.map(toComment);
  if (rewritten !== null) {
    const anew = formatField(field, rewritten.value, language);
    const isWhole = letters(anew.join()).includes(letters(lines.join().replace(/^[^:=]*[:=]/, '')));
    return isWhole ? anew : [...lines.map(toComment), ...anew];
  }
  if (field === key) return lines;
  const [first = '', ...rest] = lines;
  return [`${first.slice(0, columns[0] - 1)}${field}${first.slice(columns[1] - 1)}`, ...rest];
}

/** Letters and digits alone, to tell whether a new notation says all that the old one said. */
const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Whether a block reads as just these fields. */
function holds(block: string, wanted: ReadonlyMap<string, unknown>): boolean {
  const { frontmatter, problems } = readFrontmatter(block);
  if (frontmatter === null || problems.length > 0) return false;
  const keys = Object.keys(frontmatter.data);
  return (
    keys.length === wanted.size &&
    keys.every((key) => wanted.has(key) && isSame(frontmatter.data[key], wanted.get(key)))
  );
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null)
    return Object.is(a, b);
  const [left, right] = [Object.keys(a), Object.keys(b)];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    left.length === right.length &&
    left.every((key) =>
      isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  );
}
