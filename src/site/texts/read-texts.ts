import * as z from 'zod';
import type { Config } from '../../config/types.ts';
import type { Fault } from '../../frontmatter/fault.ts';
import type { LocatedData } from '../../frontmatter/located-data.ts';
import { withoutBlanks } from '../../frontmatter/located-data.ts';
import { type DataLanguage, readData } from '../../frontmatter/read-data.ts';
import { keySchemas, validate } from '../../frontmatter/validate.ts';
import { isMapping } from '../../frontmatter/value-recorder.ts';
import { compareMessages, type Message, problem } from '../../message/message.ts';
import { nearest } from '../../message/nearest.ts';
import { createLocator } from '../../message/place.ts';
import { count, oneOf, quote } from '../../message/words.ts';
import { en } from './en.ts';
import { knownTexts, type TextKey } from './texts.ts';

/** A site's own texts as far as they are right, and what is wrong with the rest. */
export interface TextsReading {
  readonly texts: Config['texts'];
  readonly messages: readonly Message[];
}

const keys = Object.keys(en) as TextKey[];

/** Names in braces of a text in all its forms; a text that has a number has always `{count}`. */
const namesOf = (text: string | Readonly<Record<string, string>>): string[] =>
  [text]
    .flatMap((value) => (typeof value === 'string' ? value : ['{count}', ...Object.values(value)]))
    .flatMap((form) => [...form.matchAll(/\{(\w{1,60})\}/g)].map(([, name]) => name ?? ''));

const form = z.string().trim().min(1);
const text = z.union([
  form,
  z.strictObject({
    zero: form.optional(),
    one: form.optional(),
    two: form.optional(),
    few: form.optional(),
    many: form.optional(),
    other: form,
  }),
]);

/** A text may leave out a value that the English one has, but knows no others. */
const textFor = (key: TextKey) =>
  text.superRefine((value, context) => {
    const known = [...new Set(namesOf(en[key]))];
    for (const name of new Set(namesOf(value as string))) {
      if (known.includes(name) || (name === 'count' && typeof value !== 'string')) continue;
      const near = nearest(name, known);
      const fault: Fault = {
        unexpected: `value ${quote(`{${name}}`)}`,
        expected:
          known.length === 0
            ? 'a text without values'
            : oneOf((near === null ? known : [near]).map((one) => `{${one}}`)),
      };
      context.addIssue({ code: 'custom', params: { fault } });
    }
  });

const schemas = keySchemas(
  z.strictObject(
    Object.fromEntries(keys.map((key) => [key, textFor(key).optional()])) as Record<
      TextKey,
      z.ZodOptional<ReturnType<typeof textFor>>
    >,
  ),
);

/**
 * Reads a site's own texts of the interface. They are data: a wrong one is told at its place and has
 * our text instead. A language that we don't speak is told what it still lacks.
 */
export function readTexts(
  source: string,
  dataLanguage: DataLanguage,
  path: string,
  language: string,
): TextsReading {
  const { value, fields, problems: faults } = readData(source, dataLanguage, 'config-syntax');
  const locator = createLocator(source);
  const top = locator.place(0, 0);
  const messages = faults.map((found): Message => ({ ...found, level: 'error', path }));
  if (!isMapping(value)) {
    if (value !== undefined && value !== null) {
      const found = problem('config-syntax', {
        place: top,
        unexpected: 'data without keys',
        expected: 'texts: `site.search: …`',
      });
      messages.push({ ...found, level: 'error', path });
    }
    return { texts: {}, messages };
  }
  const located: LocatedData = {
    language: dataLanguage,
    data: withoutBlanks(value),
    fields,
    place: locator.place(0, source.length),
    name: 'texts',
    top,
    rules: {
      unknown: 'config-key',
      missing: 'config-key',
      type: 'config-value',
      value: 'config-value',
    },
    synonyms: {},
    unknownNote: null,
  };
  const { valid, problems } = validate(located, schemas);
  messages.push(...problems.map((found): Message => ({ ...found, level: 'error', path })));
  const missing = knownTexts(language) === null ? keys.filter((key) => !(key in valid)) : [];
  if (missing.length > 0) {
    const found = problem('config-key', {
      place: top,
      unexpected: `${count(missing.length, 'text')} in English`,
      expected: `them in ${quote(language)} too`,
      note: `The first is ${quote(missing[0] ?? '')}. All are in \`src/site/texts/en.ts\` of Recount.`,
      candidates: missing,
    });
    messages.push({ ...found, level: 'warn', path });
  }
  return { texts: valid as Config['texts'], messages: messages.sort(compareMessages) };
}
