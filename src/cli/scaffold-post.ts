import type { FrontmatterLanguage } from '../frontmatter/types.ts';
import { writeScalar } from '../frontmatter/write-scalar.ts';
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

const formatValue = (value: string | readonly string[], language: FrontmatterLanguage): string =>
  typeof value === 'string'
    ? writeScalar(value, language)
    : `[${value.map((item) => writeScalar(item, language)).join(', ')}]`;

const titleOf = (kind: SectionKind): string =>
  kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('-', ' ');
