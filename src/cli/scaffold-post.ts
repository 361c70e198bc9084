import { parseDocument } from '../document/parse-document.ts';
import type { FrontmatterLanguage } from '../frontmatter/types.ts';
import { formatField } from '../importers/fields/format-field.ts';
import { readPostmortem } from '../postmortem/read-postmortem.ts';
import { commonFieldNames } from '../postmortem/schema.ts';
import type { Day, Postmortem, ReadOptions, SectionKind, Zone } from '../postmortem/types.ts';
import { milestoneNames } from '../postmortem/types.ts';
import type { FillTemplate } from '../render/templates.ts';
import { usualHeadings } from '../rules/helpers/headings.ts';
import { addSection } from './add-section.ts';

/** What is known of a post before anybody has written it. */
export interface ScaffoldInput {
  /** Name of a file in `templates/scaffolds`, without its ending. */
  readonly style: string;
  readonly language: FrontmatterLanguage;
  /** Frontmatter by field; `title` and `date` are there. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Whether the incident was one of the worse kind, of which more is asked. */
  readonly major: boolean;
  /** Kinds of section that the house asks for. */
  readonly required: readonly SectionKind[];
  /** Entries of the timeline as Markdown; empty: none is known. */
  readonly timeline: string;
  readonly zone: Zone;
  /** A day for the examples of action items. */
  readonly due: Day;
}

/** What the template finds in `it`; `field` and `comment` give whole lines in either language. */
interface ScaffoldData {
  readonly title: unknown;
  readonly date: unknown;
  /** Null: left for the author. */
  readonly severity: unknown;
  /** By name, as far as they are known. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The whole block with its fences, for templates that want no other. */
  readonly frontmatter: string;
  readonly fence: string;
  readonly field: (key: string, value: unknown) => string;
  readonly comment: (text: string) => string;
  readonly major: boolean;
  /** Entries of the timeline as Markdown, or nothing. */
  readonly timeline: string;
  /** Whose clock the timeline is told by, as a sentence. */
  readonly clock: string;
  /** A day for the examples of action items. */
  readonly due: Day;
  /** Titles of required sections that the template does not have of itself. */
  readonly otherSections: readonly string[];
}

/** The text of a new post, with all sections that its house asks for, whatever the template has of them. */
export function scaffoldPost(input: ScaffoldInput, fill: FillTemplate, house: ReadOptions): string {
  const write = (otherSections: readonly string[]): string =>
    fill(`scaffolds/${input.style}`, dataOf(input, otherSections))
      .replace(/\n{3,}/g, '\n\n')
      .replace(/\n*$/, '\n');
  const missingIn = (text: string): readonly SectionKind[] => {
    const present = new Set(read(text, house).sections.map(({ kind }) => kind));
    return input.required.filter((kind) => !present.has(kind));
  };
  let text = write([]);
  const missing = missingIn(text);
  if (missing.length > 0) text = write(missing.map((kind) => usualHeadings[kind][0] ?? kind));
  // A template of the house's own need not know of them.
  for (const kind of missingIn(text)) text = addSection({ path, text }, kind, house);
  return text;
}

const path = 'post.md';

const read = (text: string, house: ReadOptions): Postmortem =>
  readPostmortem(parseDocument({ path, text }), house);

function dataOf(input: ScaffoldInput, otherSections: readonly string[]): ScaffoldData {
  const { language, fields, major, timeline, zone, due } = input;
  const field = (key: string, value: unknown): string => formatLine(key, value, language);
  const comment = (text: string): string => `# ${text}\n`;
  const fence = language === 'toml' ? '+++\n' : '---\n';
  return {
    title: fields.title,
    date: fields.date,
    severity: fields.severity ?? null,
    fields,
    frontmatter: fence + writeFields(fields, field, comment) + fence,
    fence,
    field,
    comment,
    major,
    timeline,
    clock: zone === 'UTC' ? 'All times in UTC.' : `All times in ${zone}.`,
    due,
    otherSections,
  };
}

/** Fields that are in every new post, for the author to fill in. */
const offered: Readonly<Record<string, null | readonly []>> = {
  severity: null,
  services: [],
  tags: [],
  authors: [],
};

function writeFields(
  fields: ScaffoldInput['fields'],
  field: ScaffoldData['field'],
  comment: ScaffoldData['comment'],
): string {
  const own = Object.keys(fields).filter((name) => !commonFieldNames.includes(name));
  const lines = [...commonFieldNames, ...own].flatMap((name) => {
    if (fields[name] !== undefined) return [field(name, fields[name])];
    return offered[name] === undefined ? [] : [field(name, offered[name])];
  });
  const unknown = milestoneNames.filter((name) => fields[name] === undefined);
  const hint = `${unknown.join(', ')}: ${String(fields.date).slice(0, 10)}T14:05:00Z`;
  return [...lines, ...(unknown.length === 0 ? [] : [comment(hint)])].join('');
}

/** An instant needs no quotes in either language. */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/;

function formatLine(key: string, value: unknown, language: FrontmatterLanguage): string {
  const sign = language === 'toml' ? ' =' : ':';
  if (value === null) return `# ${key}${sign}\n`;
  if (typeof value === 'string' && instant.test(value)) return `${key}${sign} ${value}\n`;
  return `${formatField(key, value, language).join('\n')}\n`;
}
