import type { FrontmatterLanguage } from '../frontmatter/types.ts';
import type { Day, SectionKind } from '../postmortem/types.ts';
import type { FillTemplate } from '../render/templates.ts';

/** What is known of a post before anybody has written it. */
export interface ScaffoldInput {
  readonly title: string;
  readonly date: Day;
  /** Null: left for the author. */
  readonly severity: string | null;
  readonly language: FrontmatterLanguage;
  /** Kinds of section that the house asks for. */
  readonly required: readonly SectionKind[];
}

/** What the template finds in `it`; `field` and `comment` give whole lines in either language. */
interface ScaffoldData {
  readonly title: string;
  readonly date: Day;
  readonly severity: string | null;
  readonly fence: string;
  readonly field: (key: string, value: FieldValue) => string;
  readonly comment: (text: string) => string;
  /** Titles of required sections besides the usual ones. */
  readonly otherSections: readonly string[];
}

type FieldValue = string | null | readonly string[];

/** Sections that the template has of itself. */
const usual: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'summary',
  'impact',
  'timeline',
  'root-cause',
  'resolution',
  'lessons',
  'improvements',
]);

/** The text of a new post, made with the template `scaffolds/post`. */
export function scaffoldPost(input: ScaffoldInput, fill: FillTemplate): string {
  const { title, date, severity, language, required } = input;
  const sign = language === 'toml' ? ' =' : ':';
  const data: ScaffoldData = {
    title,
    date,
    severity,
    fence: language === 'toml' ? '+++\n' : '---\n',
    field: (key, value) =>
      value === null ? `# ${key}${sign}\n` : `${key}${sign} ${formatValue(value, language)}\n`,
    comment: (text) => `# ${text}\n`,
    otherSections: required.filter((kind) => !usual.has(kind)).map(titleOf),
  };
  return fill('scaffolds/post', data);
}

/** A JSON string is a string in YAML and in TOML; a day and, in YAML, a plain word need no quotes. */
function formatValue(value: string | readonly string[], language: FrontmatterLanguage): string {
  if (typeof value !== 'string') return `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  const plain =
    /^[A-Za-z][\w-]*$/.test(value) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(value);
  // TOML asks for an escape where JSON has none.
  return language === 'yaml' && plain
    ? value
    : JSON.stringify(value).replaceAll('\u007f', '\\u007f');
}

const titleOf = (kind: SectionKind): string =>
  kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('-', ' ');
