import type { Readable, Writable } from 'node:stream';
import {
  autocomplete,
  autocompleteMultiselect,
  type CANCEL_SYMBOL,
  intro,
  isCancel,
  outro,
  select,
  text,
} from '@clack/prompts';
import type { Config } from '../../config/types.ts';
import { userErrors } from '../../message/user-errors.ts';
import { localTime, readZone } from '../../postmortem/dates.ts';
import type { FieldDeclaration, Instant, Zone } from '../../postmortem/types.ts';
import type { Terminal } from '../io.ts';
import { completeTime, dayOfFields } from './complete-times.ts';
import type { KnownValues } from './known-values.ts';

/** What is known before anybody is asked. */
export interface AskContext {
  readonly config: Config;
  readonly known: KnownValues;
  readonly terminal: Terminal;
  readonly now: Instant;
  readonly styles: readonly string[];
  /** The style that an incident of a severity usually gets. */
  readonly styleFor: (severity: unknown) => string;
}

/** Fields and style after asking. */
export interface Answers {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly style: string;
}

/**
 * Asks the person at the terminal for what neither options nor the site can tell, a question at a time;
 * what was given is not asked for. Throws `cancelled` on Ctrl+C or Escape.
 */
export async function askFields(
  given: Readonly<Record<string, unknown>>,
  style: string | null,
  context: AskContext,
): Promise<Answers> {
  const { config, known, styles, styleFor } = context;
  const ask = createAsk(context.terminal);
  const fields: Record<string, unknown> = { ...given };
  if (blank(fields.title))
    fields.title = await ask.text('What happened, in a few words?', { required: true });
  if (fields.severity === undefined) {
    const options = config.severities.map(({ name, label }) => ({
      value: name,
      label: name,
      hint: label,
    }));
    fields.severity = await ask.select('How bad was it?', [...options, later], later.value);
  }
  if (fields.timezone === undefined && config.timezone === null) {
    fields.timezone = await ask.one(
      'Which time zone do its times have?',
      zones(known, context.terminal.zone),
      readZone,
    );
  }
  const zone = readZone(String(fields.timezone ?? '')) ?? config.timezone ?? ('UTC' as Zone);
  if (fields.started === undefined) {
    fields.started = await ask.text('When did it start?', {
      placeholder: '14:05, 2024-05-17 14:05 or now; nothing if it is not known yet',
      refuse: (words) => {
        const { now } = context;
        const day = dayOfFields(fields, zone);
        return completeTime(words, { zone, day, now }) === null
          ? `Write a time such as 14:05, or a day and a time: ${localTime(now, zone).day} 14:05`
          : undefined;
      },
    });
  }
  if (fields.services === undefined) {
    fields.services = await ask.several('Which services did it hit?', known.services);
  }
  if (fields.owner === undefined) {
    fields.owner = await ask.one('Who sees to it that this gets written?', ['', ...known.people]);
  }
  for (const [name, declaration] of Object.entries(config.fields)) {
    if (declaration.required === true && fields[name] === undefined) {
      fields[name] = await askOwn(name, declaration, ask);
    }
  }
  const chosen =
    style ??
    (await ask.select(
      'In which style?',
      styles.map((value) => ({ value, label: value })),
      styleFor(fields.severity),
    ));
  ask.end();
  const told = Object.entries(fields).filter(([, value]) => !blank(value));
  return { fields: Object.fromEntries(told), style: chosen };
}

const blank = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const later = { value: '', label: 'Not known yet' };

/** Zones in use first, then that of the machine, then all there are. */
function zones({ zones: used }: KnownValues, machine: string): readonly string[] {
  return [...new Set([...used, machine, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
}

async function askOwn(
  name: string,
  { type, values, label, description }: FieldDeclaration,
  ask: Ask,
): Promise<unknown> {
  const message = `${label ?? name}${description === undefined ? '?' : `: ${description}`}`;
  if (type === 'boolean') {
    const yes = { value: 'true', label: 'Yes' };
    return (await ask.select(message, [yes, { value: 'false', label: 'No' }])) === 'true';
  }
  if (type === 'list') return ask.several(message, values ?? []);
  if (values !== undefined)
    return ask.select(
      message,
      values.map((value) => ({ value, label: value })),
    );
  const answer = await ask.text(message, { required: true });
  return type === 'number' && Number.isFinite(Number(answer)) ? Number(answer) : answer;
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

type Ask = ReturnType<typeof createAsk>;

function createAsk({ input, output }: { readonly input: Readable; readonly output: Writable }) {
  const streams = { input, output };
  let isBegun = false;
  /** The answer to a question; before the first one it is said what the questions are for. */
  const told = async <T>(question: () => Promise<T | typeof CANCEL_SYMBOL>): Promise<T> => {
    if (!isBegun) intro('A new postmortem', streams);
    isBegun = true;
    const value = await question();
    if (isCancel(value)) throw userErrors.cancelled();
    return value;
  };
  return {
    end: (): void => {
      if (isBegun) outro('The rest is asked for in the post.', streams);
    },
    text: (
      message: string,
      {
        required = false,
        placeholder = '',
        refuse,
      }: {
        required?: boolean;
        placeholder?: string;
        refuse?: (words: string) => string | undefined;
      },
    ): Promise<string> => {
      const validate = (value = ''): string | undefined => {
        const words = value.trim();
        if (words === '') return required ? 'This one is needed' : undefined;
        return refuse?.(words);
      };
      return told(() =>
        text({ ...streams, message, placeholder, defaultValue: '', validate }),
      ).then((words) => words.trim());
    },
    select: (message: string, options: readonly Choice[], initialValue?: string): Promise<string> =>
      told(() =>
        select<string>({
          ...streams,
          message,
          options: [...options],
          ...(initialValue === undefined ? {} : { initialValue }),
        }),
      ),
    /** One of the known, or another that is typed. */
    one: (
      message: string,
      known: readonly string[],
      read: (words: string) => string | null = (words) => words,
    ): Promise<string> =>
      told(() =>
        autocomplete<string>({
          ...streams,
          message,
          maxItems: 7,
          options() {
            return offer(known, this.userInput, read);
          },
          filter: matches,
        }),
      ),
    several: (message: string, known: readonly string[]): Promise<string[]> =>
      told(() =>
        autocompleteMultiselect<string>({
          ...streams,
          message,
          maxItems: 7,
          placeholder: 'type to find or add one',
          options() {
            return offer(
              [...new Set([...known, ...this.selectedValues.map(String)])],
              this.userInput,
              (words) => words,
            );
          },
          filter: matches,
        }),
      ),
  };
}

const matches = (search: string, { value }: { readonly value: string }): boolean =>
  value.toLowerCase().includes(search.trim().toLowerCase());

function offer(
  known: readonly string[],
  typed: string,
  read: (words: string) => string | null,
): Choice[] {
  const words = typed.trim();
  const found = known.map((value) => (value === '' ? later : { value, label: value }));
  const own = words === '' ? null : read(words);
  if (own === null || known.includes(own)) return found;
  return [...found, { value: own, label: own, hint: 'new' }];
}
