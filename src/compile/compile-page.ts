import * as z from 'zod';
import type { HousePage } from '../catalog/types.ts';
import type { Config } from '../config/types.ts';
import { parseDocument } from '../document/parse-document.ts';
import type { PostFile, Reference } from '../document/types.ts';
import { openingFence } from '../frontmatter/locate.ts';
import { type LocatedData, withoutBlanks } from '../frontmatter/located-data.ts';
import type { Frontmatter } from '../frontmatter/types.ts';
import { keySchemas, validate } from '../frontmatter/validate.ts';
import { renderBody } from '../html/render-body.ts';
import type { BodyLabels } from '../html/types.ts';
import type { Problem } from '../message/message.ts';
import { type PostLinks, withoutInternal } from './compile-post.ts';

/** A page of the house with what is wrong in it, before it is known where links can lead. */
export interface CompiledPage {
  readonly page: HousePage;
  /** Its place among the pages, the lowest first. */
  readonly order: number;
  readonly problems: readonly Problem[];
  /** Links and images as written. */
  readonly references: readonly Reference[];
}

export interface PageOptions {
  readonly config: Pick<Config, 'audience'>;
  readonly links: (path: string) => PostLinks;
  readonly labels: BodyLabels;
}

const text = z.string().trim().min(1);
const schema = z.strictObject({
  title: text.optional().describe('Title of the page; default: its first heading.'),
  description: text.optional().describe('What it says, in a sentence.'),
  nav: z
    .union([z.boolean(), text])
    .optional()
    .describe('What the navigation calls it; false: it is not there.'),
  order: z.number().optional().describe('Its place in the navigation, the lowest first.'),
});
const schemas = keySchemas(schema);
type PageFields = z.output<typeof schema>;

const wording = {
  name: 'frontmatter',
  rules: {
    unknown: 'field-unknown',
    missing: 'field-missing',
    type: 'field-type',
    value: 'field-value',
  },
  synonyms: { name: 'title', weight: 'order', menu: 'nav' },
  unknownNote: null,
} as const;

/**
 * Makes a page of the house out of its Markdown, as safely as posts are made. Its frontmatter may be
 * missing; what is wrong in it is told and left out.
 */
export function compilePage(file: PostFile, options: PageOptions): CompiledPage {
  const { config, links, labels } = options;
  const whole = parseDocument(file);
  const document = config.audience === 'public' ? withoutInternal(whole, parseDocument) : whole;
  const { fields, problems } = readPageFields(whole.frontmatter);
  const slug = file.path.slice(file.path.lastIndexOf('/') + 1, -'.md'.length);
  const heading = document.outline.sections.find((section) => section.heading.depth === 1)?.heading;
  const title = fields.title ?? heading?.text ?? slug;
  const { nav = true } = fields;
  return {
    page: {
      path: file.path,
      slug,
      title,
      description: fields.description ?? null,
      nav: nav === false ? null : nav === true ? title : nav,
      body: renderBody(document, { annotations: [], links: links(file.path), title, labels }),
    },
    order: fields.order ?? 0,
    problems: [...whole.problems, ...problems],
    references: document.references,
  };
}

function readPageFields(frontmatter: Frontmatter | null): {
  readonly fields: PageFields;
  readonly problems: readonly Problem[];
} {
  if (frontmatter === null) return { fields: {}, problems: [] };
  const located: LocatedData = {
    ...frontmatter,
    ...wording,
    data: withoutBlanks(frontmatter.data),
    top: openingFence(frontmatter),
  };
  const { valid, problems } = validate(located, schemas);
  return { fields: valid as PageFields, problems };
}
