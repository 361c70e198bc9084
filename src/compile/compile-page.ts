import * as z from 'zod';
import type { HousePage } from '../catalog/types.ts';
import type { Config } from '../config/types.ts';
import { parseDocument } from '../document/parse-document.ts';
import type { PostFile, Reference } from '../document/types.ts';
import { openingFence } from '../frontmatter/locate.ts';
import { fieldRules, type LocatedData, withoutBlanks } from '../frontmatter/located-data.ts';
import type { Frontmatter } from '../frontmatter/types.ts';
import { keySchemas, validate } from '../frontmatter/validate.ts';
import { renderBody } from '../html/render-body.ts';
import type { BodyLabels } from '../html/types.ts';
import type { Ignore } from '../message/ignore.ts';
import type { Message, Problem } from '../message/message.ts';
import { readPostmortem } from '../postmortem/read-postmortem.ts';
import type { Day } from '../postmortem/types.ts';
import { activeFile } from '../rules/active-file.ts';
import { forbiddenTerms } from '../rules/forbidden-terms.ts';
import { imageAlt } from '../rules/image-alt.ts';
import { imageMissing } from '../rules/image-missing.ts';
import { internalBlock } from '../rules/internal-block.ts';
import { linkDead } from '../rules/link-dead.ts';
import { personalEmail } from '../rules/personal-email.ts';
import { privateAddress } from '../rules/private-address.ts';
import { readIgnores } from '../rules/read-ignores.ts';
import { runPostRules } from '../rules/run-rules.ts';
import { secretLeaked } from '../rules/secret-leaked.ts';
import { judgedPage } from '../rules/settings.ts';
import type { Rule } from '../rules/types.ts';
import { type PostLinks, withoutInternal } from './compile-post.ts';

/** A page of the house with what is wrong in it, before it is known where links can lead. */
export interface CompiledPage {
  readonly page: HousePage;
  /** Its place among the pages, the lowest first. */
  readonly order: number;
  readonly messages: readonly Message[];
  /** What the author means where links would be told of. */
  readonly ignores: readonly Ignore[];
  /** Links and images as written. */
  readonly references: readonly Reference[];
  /** Files beside the posts that it shows or links to, relative to the root; they may not exist. */
  readonly media: readonly string[];
}

/** Rules that are as right for a page as for a post. */
const pageRules: readonly Rule[] = [
  activeFile,
  forbiddenTerms,
  imageAlt,
  internalBlock,
  personalEmail,
  privateAddress,
  secretLeaked,
];
/** Rules about where links lead, which takes the whole site to know. */
const linkRules: ReadonlySet<string> = new Set([linkDead.id, imageMissing.id]);

export interface PageOptions {
  readonly config: Config;
  /** The day of the run, in UTC. */
  readonly today: Day;
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
  rules: fieldRules,
  synonyms: { name: 'title', weight: 'order', menu: 'nav' },
  unknownNote: null,
} as const;

/**
 * Makes a page of the house out of its Markdown, as safely as posts are made. Its frontmatter may be
 * missing; what is wrong in it is told and left out.
 */
export function compilePage(file: PostFile, options: PageOptions): CompiledPage {
  const { config, today, labels } = options;
  const whole = parseDocument(file);
  const document = config.audience === 'public' ? withoutInternal(whole, parseDocument) : whole;
  const { fields, problems } = readPageFields(whole.frontmatter);
  const slug = file.path.slice(file.path.lastIndexOf('/') + 1, -'.md'.length);
  const heading = document.outline.sections.find((section) => section.heading.depth === 1)?.heading;
  const title = fields.title ?? heading?.text ?? slug;
  const { nav = true } = fields;
  const links = options.links(file.path);
  const body = renderBody(document, { annotations: [], links, title, labels });
  const asPost = { ...readPostmortem(whole, config), ...judgedPage, problems: [] };
  return {
    page: {
      path: file.path,
      slug,
      title,
      description: fields.description ?? null,
      nav: nav === false ? null : nav === true ? title : nav,
      body,
    },
    order: fields.order ?? 0,
    messages: runPostRules({ ...whole, problems: [...whole.problems, ...problems] }, asPost, {
      settings: config.rules,
      house: config,
      today,
      rules: pageRules,
    }),
    ignores: readIgnores(whole).filter(({ ruleId }) => linkRules.has(ruleId)),
    references: document.references,
    media: links.media(),
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
