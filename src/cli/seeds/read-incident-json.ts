import * as z from 'zod';
import { fieldRules, withoutBlanks } from '../../frontmatter/located-data.ts';
import { readJson } from '../../frontmatter/read-json.ts';
import { keySchemas, validate } from '../../frontmatter/validate.ts';
import { isMapping } from '../../frontmatter/value-recorder.ts';
import { compareMessages, type Message, type Problem, problem } from '../../message/message.ts';
import { createLocator } from '../../message/place.ts';
import { quote } from '../../message/words.ts';
import { readInstant } from '../../postmortem/dates.ts';
import { fieldSynonyms } from '../../postmortem/field-synonyms.ts';
import { zoneOf } from '../../postmortem/field-values.ts';
import { createSchema } from '../../postmortem/schema.ts';
import { entryKinds, type ReadOptions, type Zone } from '../../postmortem/types.ts';
import type { Seed, SeedEntry } from './types.ts';

/** An incident as another tool exports it: fields of the frontmatter, and what happened. */
export interface IncidentReading extends Seed {
  readonly fields: Readonly<Record<string, unknown>>;
  /** All that is wrong with the file; with any, nothing of it is to be used. */
  readonly messages: readonly Message[];
}

/** Most characters of a file; some thousand entries. */
const maxLength = 512 * 1024;

const address = z
  .string()
  .superRefine((value, context) => {
    if (/^https?:\/\//i.test(value) && URL.canParse(value)) return;
    const fault = { unexpected: `address ${quote(value)}`, expected: '`https://…` or `http://…`' };
    context.addIssue({ code: 'custom', params: { fault } });
  })
  .meta({ format: 'uri' });

/** The schema of `--from-json`: the fields of a post, none of them required, and `timeline`. */
export function createIncidentSchema(options: ReadOptions) {
  const post = createSchema(options);
  const fields = post.partial();
  const entry = z.strictObject({
    at: post.shape.started
      .unwrap()
      .describe('When it happened, in `timezone` where it names none.'),
    text: z.string().trim().min(1).describe('What happened, as plain text.'),
    kind: z.enum(entryKinds).optional().describe('What kind of event it was.'),
    author: z.string().trim().min(1).optional().describe('Who said or did it.'),
    url: address.optional().describe('What tells more: http or https.'),
  });
  const timeline = z.array(entry).optional().describe('What happened, in any order.');
  return fields.extend({ timeline });
}

const wording = {
  name: 'incident',
  rules: fieldRules,
  synonyms: fieldSynonyms,
  unknownNote: 'The shape is printed by `recount new --json-schema`.',
} as const;

/** Reads the text of a JSON file of the documented shape; every fault has its place in it. */
export function readIncidentJson(
  text: string,
  path: string,
  options: ReadOptions,
): IncidentReading {
  const locator = createLocator(text);
  const place = locator.place(0, Math.min(text.length, maxLength));
  const failed = (problems: readonly Problem[]): IncidentReading => ({
    fields: {},
    entries: [],
    notes: [],
    messages: problems
      .map((found): Message => ({ ...found, fixes: [], level: 'error', path }))
      .sort(compareMessages),
  });
  if (text.length > maxLength) {
    const unexpected = `${Math.ceil(text.length / 1024)} KB of data`;
    return failed([
      problem('field-value', {
        place: null,
        unexpected,
        expected: `at most ${maxLength / 1024} KB`,
      }),
    ]);
  }
  const source = { text, start: 0, end: text.length, locator, ruleId: 'field-value' };
  const { value, fields, problems } = readJson(source);
  if (problems.length > 0) return failed(problems);
  if (!isMapping(value)) {
    return failed([
      problem('field-type', {
        place,
        unexpected: 'data without keys',
        expected: '`{ "title": …, "timeline": […] }`',
      }),
    ]);
  }
  const schema = createIncidentSchema(options);
  const top = locator.place(0, 0);
  const located = {
    ...wording,
    language: 'json' as const,
    data: withoutBlanks(value),
    fields,
    place,
    top,
  };
  const { valid, problems: faults } = validate(located, keySchemas(schema));
  if (faults.length > 0) return failed(faults);
  const { timeline = [], ...given } = valid as z.output<typeof schema>;
  const zone = zoneOf(given, options.timezone) ?? ('UTC' as Zone);
  const unplaced: Problem[] = [];
  const entries = timeline.flatMap(({ at, text: words, author, kind, url }, index): SeedEntry[] => {
    const reading = readInstant(at, zone);
    if (reading.error !== undefined) {
      const where = fields[`/timeline/${index}/at`]?.value ?? null;
      const unexpected = `time \`${at}\`, which the clocks of ${zone} ${reading.error === 'gap' ? 'skipped' : 'showed twice'}`;
      unplaced.push(
        problem('field-value', {
          place: where,
          unexpected,
          expected: 'an offset beside it',
          actual: at,
        }),
      );
      return [];
    }
    const one = words.replaceAll(/\s+/g, ' ');
    return [
      {
        instant: reading.instant,
        text: one,
        author: author ?? null,
        kind: kind ?? null,
        url: url ?? null,
      },
    ];
  });
  return unplaced.length > 0
    ? failed(unplaced)
    : { fields: given, entries, notes: [], messages: [] };
}
