import * as z from 'zod';
import type { FieldCheck } from './field-checks.ts';
import {
  checkDate,
  checkDay,
  checkInstant,
  checkLanguage,
  checkSeverity,
  checkUrl,
  checkWord,
  checkZone,
} from './field-checks.ts';
import type { FieldDeclaration, ReadOptions } from './types.ts';
import { actionStatuses, actionTypes, statuses } from './types.ts';

// The schema is written for the wire: no coercion and no transform, so that z.toJSONSchema can
// show editors the very same rules. What a field means is worked out after validation.

const text = z.string().trim().min(1);
const list = z.array(text);
const people = z.union([text, list]);

/** Text that also passes a check; `more` goes into the JSON Schema. */
const checked = (check: FieldCheck, more: Readonly<Record<string, unknown>> = {}) =>
  text
    .superRefine((value, context) => {
      const fault = check(value);
      if (fault === null) return;
      context.addIssue({ code: 'custom', message: fault.expected, params: { fault } });
    })
    .meta(more);

const day = checked(checkDay, { examples: ['2023-09-28'] });
const date = checked(checkDate, { examples: ['2023-09-28', '2023-09-28T10:05:00Z'] });
const instant = checked(checkInstant, { examples: ['2023-09-28T10:05:00Z'] });
const zone = checked(checkZone, { examples: ['Europe/Berlin', '+02:00', 'UTC'] });
const language = checked(checkLanguage, { examples: ['en', 'de', 'pt-BR'] });
const url = checked(checkUrl, { format: 'uri-reference' });
/** One of the words of the house; a house that lists none takes any. */
const word = (words: readonly string[]) =>
  words.length === 0 ? text : checked(checkWord(words), { enum: words });

const amount = z.union([z.number(), text]);
const measure = z.union([
  amount,
  z.strictObject({
    value: amount.describe('How many or how much.'),
    basis: z.enum(['measured', 'estimated']).optional().describe('How the value was found.'),
  }),
]);

const impact = z.strictObject({
  users: measure.optional().describe('People or accounts affected.'),
  requests: measure.optional().describe('Requests that failed or were slow.'),
  revenue: measure.optional().describe('Money lost, with its currency.'),
  data_loss: z
    .union([z.boolean(), measure])
    .optional()
    .describe('What was lost, or whether anything was.'),
  summary: text.optional().describe('The impact in a sentence.'),
});

const link = z.strictObject({
  url: url.describe('Address: http, https, mailto or relative.'),
  label: text.optional().describe('Text of the link; default: its address.'),
  role: text
    .optional()
    .describe('What it leads to: ticket, chat, dashboard, status page, fix, source.'),
});

const actionItem = z.strictObject({
  title: text.describe('What is to be done.'),
  id: text.optional().describe('Name that stays the same when the title changes: AI-3.'),
  owner: people.optional().describe('Who does it.'),
  due: day.optional().describe('Day by which it is to be done.'),
  status: z.enum(actionStatuses).optional().describe('How far it is; default: open.'),
  type: z.enum(actionTypes).optional().describe('What it is for.'),
  priority: text.optional().describe('How urgent it is, in the words of the house.'),
  ticket: people.optional().describe('Ticket or tickets: #2213, ABC-123 or an address.'),
  source: text.optional().describe('Which cause it answers.'),
  note: text.optional().describe('A remark, or why it will not be done.'),
});

type House = Pick<ReadOptions, 'severities' | 'causes' | 'detectionMethods' | 'fields'>;

/** Name of a field that every house has. */
export type FieldName = keyof ReturnType<typeof createShape>;

/** The fields that every house has: a field of the frontmatter is a line here. */
const createShape = ({ severities, causes, detectionMethods }: House) => ({
  title: text.describe('Title of the postmortem, in the words a reader would look for.'),
  date: date.describe('Day of the incident, or the instant it began.'),
  id: text
    .optional()
    .describe('Name of the incident that never changes: INC-123. Default: the name of the file.'),
  status: z
    .enum(statuses)
    .optional()
    .describe('How far the postmortem is. A draft or one in review is not published.'),
  severity: severity(severities).optional().describe('How bad the incident was.'),
  services: list.optional().describe('Services affected.'),
  regions: list.optional().describe('Regions affected.'),
  teams: list.optional().describe('Teams that took part.'),
  tags: list.optional().describe('Words to find the postmortem by.'),
  authors: people.optional().describe('Who wrote the postmortem.'),
  owner: people
    .optional()
    .describe('Who sees to it that the postmortem is finished and its actions are done.'),
  responders: people.optional().describe('Who worked on the incident.'),
  commander: people.optional().describe('Who led the response.'),
  scribe: people.optional().describe('Who kept the notes.'),
  reviewers: people.optional().describe('Who reviewed the postmortem.'),
  started: instant.optional().describe('When the incident began.'),
  detected: instant.optional().describe('When it was first noticed.'),
  acknowledged: instant.optional().describe('When somebody began to work on it.'),
  mitigated: instant.optional().describe('When its effects stopped.'),
  resolved: instant.optional().describe('When it was over.'),
  timezone: zone.optional().describe('Zone of times that name none.'),
  cause: word(causes).optional().describe('Kind of the root cause.'),
  trigger: word(causes).optional().describe('Kind of event that set it off.'),
  detection_method: word(detectionMethods).optional().describe('How it was noticed.'),
  impact: impact.optional().describe('Who and what was affected, measured or estimated.'),
  related: people.optional().describe('Ids, names or paths of related postmortems.'),
  supersedes: people.optional().describe('Postmortems that this one replaces.'),
  duplicate_of: text.optional().describe('The postmortem that tells of the same incident.'),
  links: z.array(link).optional().describe('Tickets, chats, dashboards, pull requests, sources.'),
  lang: language.optional().describe('Language of the text; default: that of the site.'),
  visibility: z
    .enum(['public', 'internal'])
    .optional()
    .describe('Who may read it; default: public.'),
  summary: text
    .optional()
    .describe(
      'The incident in a few sentences; default: the first paragraph of the summary section.',
    ),
  action_items: z
    .array(actionItem)
    .optional()
    .describe('What is to be done; an alternative to the section of improvements.'),
});

/** Names of the fields that every house has. */
export const commonFieldNames: readonly string[] = Object.keys(
  createShape({ severities: [], causes: [], detectionMethods: [], fields: {} }),
);

function severity(severities: House['severities']) {
  const spellings = severities.flatMap(({ name, aliases }) => [name, ...aliases]);
  return checked(checkSeverity(severities), { enum: [...new Set(spellings)] });
}

/** The schema of a house's frontmatter: the fields of all houses and those it declared. Strict. */
export function createSchema(house: House) {
  return z.strictObject({ ...createShape(house), ...createOwnShape(house.fields) });
}

/** Valid frontmatter; a field that is absent was not given or was not valid. */
export type Fields = Partial<z.output<z.ZodObject<ReturnType<typeof createShape>>>> & {
  /** Fields that the house declared for itself. */
  readonly own?: Readonly<Record<string, OwnValue>>;
};

/** Value of a declared field. */
export type OwnValue = string | number | boolean | readonly string[];

function createOwnShape(fields: House['fields']): Record<string, z.ZodType<OwnValue | undefined>> {
  const shape: Record<string, z.ZodType<OwnValue | undefined>> = Object.create(null);
  for (const [name, declaration] of Object.entries(fields)) {
    const described = ownField(declaration).describe(
      declaration.description ?? declaration.label ?? `Own field ${name}.`,
    );
    shape[name] = declaration.required === true ? described : described.optional();
  }
  return shape;
}

function ownField({ type, values }: FieldDeclaration): z.ZodType<OwnValue> {
  const words = values === undefined ? text : word(values);
  switch (type) {
    case 'text':
      return words;
    case 'list':
      return z.array(words);
    case 'number':
      return z.number();
    case 'boolean':
      return z.boolean();
    case 'date':
      return day;
    case 'instant':
      return instant;
    case 'url':
      return url;
  }
}
