import * as z from 'zod';
import type { Fault } from '../frontmatter/fault.ts';
import { quote } from '../message/words.ts';
import { checkLanguage, checkZone } from '../postmortem/field-checks.ts';
import type { FieldDeclaration } from '../postmortem/types.ts';
import { sectionKinds, statuses } from '../postmortem/types.ts';
import { presetNames } from '../rules/presets.ts';
import { trackerTypes } from '../trackers/types.ts';

// Like the schema of posts, written for the wire: names as in the file, no coercion, no transform.

const text = z.string().trim().min(1);
const list = z.array(text);

const checked = (check: (value: string) => Fault | null) =>
  text.superRefine((value, context) => {
    const fault = check(value);
    if (fault !== null) context.addIssue({ code: 'custom', params: { fault } });
  });

const wholeNumber = z
  .number()
  .superRefine((value, context) => {
    if (Number.isSafeInteger(value) && value >= 0) return;
    const fault: Fault = {
      unexpected: `number \`${value}\``,
      expected: 'a whole number from 0 up',
    };
    context.addIssue({ code: 'custom', params: { fault } });
  })
  .meta({ type: 'integer', minimum: 0 });

const zone = checked(checkZone);
const folder = checked(checkFolder);

const severity = z.union([
  text,
  z.strictObject({
    name: text.describe('Name, as it is shown: SEV1.'),
    label: text.optional().describe('What it is called in words: Critical.'),
    aliases: list.optional().describe('Other ways to write it: P1, critical.'),
    due_days: wholeNumber.optional().describe('Days from the incident in which actions are due.'),
  }),
]);

/** A colour, or one for light and one for dark pages. */
const tone = z.union([
  checked(checkColour),
  z.strictObject({
    light: checked(checkColour).describe('On light pages.'),
    dark: checked(checkColour).describe('On dark pages.'),
  }),
]);
const fonts = checked(checkFonts);
const brand = z.strictObject({
  logo: checked(checkFolder)
    .optional()
    .describe('Picture beside the title: a file in the folder `public`.'),
  accent: tone.optional().describe('Colour of marks: #9c2f1f.'),
  link: tone.optional().describe('Colour of links.'),
  paper: tone.optional().describe('Colour of the page.'),
  ink: tone.optional().describe('Colour of the text.'),
  serif: fonts.optional().describe('Fonts of the text: "Source Serif 4", Georgia, serif.'),
  sans: fonts.optional().describe('Fonts of labels and facts.'),
  mono: fonts.optional().describe('Fonts of code.'),
});

const fieldTypes = ['text', 'number', 'boolean', 'date', 'instant', 'list', 'url'] as const;
fieldTypes satisfies readonly FieldDeclaration['type'][];

const field = z.union([
  z.enum(fieldTypes),
  z.strictObject({
    type: z.enum(fieldTypes).describe('What its values are.'),
    values: list.optional().describe('The only values it may have; for text and list.'),
    required: z.boolean().optional().describe('Whether each post must have it.'),
    label: text.optional().describe('What readers see before its value.'),
    description: text.optional().describe('What editors say about it.'),
    facet: z.boolean().optional().describe('Whether postmortems are listed by its values.'),
  }),
]);

const condition = {
  severity: list.min(1).optional().describe('Severities of the posts that are meant.'),
  status: z.array(z.enum(statuses)).min(1).optional().describe('States of the posts.'),
};

const kinds = z.array(z.enum(sectionKinds));
const aliases = z.strictObject(
  Object.fromEntries(sectionKinds.map((kind) => [kind, list.optional()])) as Record<
    (typeof sectionKinds)[number],
    z.ZodOptional<typeof list>
  >,
);
const demand = z.strictObject({
  ...condition,
  required: kinds.optional().describe('Sections they must have, in place of the usual ones.'),
  also: kinds.optional().describe('Sections they must have beside the usual ones.'),
  aliases: aliases.optional().describe('Further headings for a kind of section, in these posts.'),
});
const sections = z.strictObject({
  required: kinds.optional().describe('Sections that each post must have.'),
  aliases: aliases.optional().describe('Further headings for a kind of section.'),
  when: z
    .array(demand)
    .optional()
    .describe('What else holds for posts of some severities or states; a later one goes before.'),
});

const level = z.enum(['off', 'info', 'warn', 'error']);
const options = z.record(z.string(), z.unknown());
const setting = z.union([
  level,
  z.tuple([level, options.optional()]),
  z.strictObject({
    level: level.describe('How much the rule matters.'),
    options: options.optional().describe('Options of the rule.'),
    when: z
      .strictObject(condition)
      .optional()
      .describe('Posts that the level is for; default: all.'),
    otherwise: level.optional().describe('Level in the other posts; default: that of the preset.'),
  }),
]);

/** The schema of a configuration file; a setting is a line here. */
export function createConfigSchema(ruleIds: readonly string[]) {
  const rules = z.strictObject(
    Object.fromEntries(ruleIds.map((id) => [id, setting.optional()])) as Record<
      string,
      z.ZodOptional<typeof setting>
    >,
  );
  return z.strictObject({
    title: text.optional().describe('Name of the site, in its head and its feeds.'),
    description: text.optional().describe('What the site is, in a sentence.'),
    language: checked(checkLanguage).optional().describe('Language of the site: en.'),
    audience: z
      .enum(['public', 'internal'])
      .optional()
      .describe('Whom the site is for: public (default), without internal posts, or internal.'),
    url: checked(checkSiteUrl)
      .optional()
      .describe('Where the site will be: https://example.org/sub/path/.'),
    edit_url: checked(checkEditUrl)
      .optional()
      .describe('Where a post is edited: https://github.com/org/repo/edit/main/{path}.'),
    hub: checked(checkHub)
      .optional()
      .describe('WebSub hub of the feeds: https://hub.example.org/.'),
    trackers: z
      .array(
        z.strictObject({
          type: z.enum(trackerTypes).describe('What program it is.'),
          url: checked(checkSiteUrl).describe('Where it is: https://git.example.org/.'),
          project: text
            .optional()
            .describe('Project of tickets that are named by number alone: org/repo.'),
        }),
      )
      .optional()
      .describe('Trackers of your own that `recount actions sync` asks.'),
    timezone: zone.optional().describe('Zone of times in posts that name none: Europe/Berlin.'),
    posts: folder.optional().describe('Folder of the posts.'),
    pages: folder.optional().describe('Folder of pages of your own, in Markdown.'),
    templates: folder
      .optional()
      .describe('Folder of templates that take the place of those of Recount.'),
    public: folder.optional().describe('Folder of files that are copied as they are.'),
    out: folder.optional().describe('Folder that the site is built into.'),
    brand: brand.optional().describe('The look of the house.'),
    severities: z.array(severity).min(1).optional().describe('Severities, the worst first.'),
    causes: list.optional().describe('Values of cause and trigger.'),
    detection_methods: list.optional().describe('Values of detection_method.'),
    fields: z.record(z.string(), field).optional().describe('Fields of your own, by name.'),
    sections: sections.optional().describe('Sections of a post.'),
    preset: z
      .enum(presetNames)
      .optional()
      .describe('Levels to start from: recommended (default), strict or none.'),
    rules: rules.optional().describe('Levels and options of rules, by id.'),
  });
}

/** A valid configuration file, as its author wrote it. */
export type ConfigFile = z.output<ReturnType<typeof createConfigSchema>>;

function checkSiteUrl(value: string): Fault | null {
  const url = URL.canParse(value) ? new URL(value) : null;
  const isPlain =
    (url?.protocol === 'https:' || url?.protocol === 'http:') &&
    url.search + url.hash + url.username + url.password === '';
  if (isPlain) return null;
  const expected = 'an address such as `https://example.org/postmortems/`';
  return { unexpected: `address ${quote(value)}`, expected };
}

function checkHub(value: string): Fault | null {
  const isHub = URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
  const expected = 'a full address such as `https://hub.example.org/`';
  return isHub ? null : { unexpected: `hub ${quote(value)}`, expected };
}

/** A full address with a place for the path of a post. */
function checkEditUrl(value: string): Fault | null {
  const isEditUrl = /^https?:\/\//i.test(value) && URL.canParse(value) && value.includes('{path}');
  const expected = 'an address such as `https://github.com/org/repo/edit/main/{path}`';
  return isEditUrl ? null : { unexpected: `address ${quote(value)}`, expected };
}

/** Colours that need nothing around them: hexadecimal digits, or one function of numbers. */
function checkColour(value: string): Fault | null {
  const isColour =
    /^#(?:[\da-f]{3}|[\da-f]{6})$/i.test(value) ||
    /^(?:rgb|hsl|hwb|lab|lch|oklab|oklch)\([\d.%+\-/, ]{1,60}\)$/i.test(value);
  if (isColour) return null;
  return { unexpected: `colour ${quote(value)}`, expected: 'one such as `#9c2f1f`' };
}

/** Names of fonts as in a style sheet, without anything that could end the rule. */
function checkFonts(value: string): Fault | null {
  const isList =
    /^(?:[\p{L}\d][\p{L}\d -]{0,60}|"[\p{L}\d -]{1,60}")(?:, ?(?:[\p{L}\d][\p{L}\d -]{0,60}|"[\p{L}\d -]{1,60}")){0,15}$/u;
  if (isList.test(value)) return null;
  return {
    unexpected: `fonts ${quote(value)}`,
    expected: 'names such as `"Source Serif 4", serif`',
  };
}

/** A folder below the root: never the root itself, nothing outside, nothing another tool owns. */
function checkFolder(value: string): Fault | null {
  const parts = value.replace(/\/+$/, '').split('/');
  const isSafe =
    !/[\\:\p{Cc}]/u.test(value) &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..') &&
    !['.git', 'node_modules'].includes(parts[0]?.toLowerCase() ?? '');
  if (isSafe) return null;
  const expected = 'a folder below the root of the site, such as `posts`';
  return { unexpected: `folder ${quote(value)}`, expected };
}
