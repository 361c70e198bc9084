import type { Config } from '../../config/types.ts';
import { de } from './de.ts';
import { en } from './en.ts';

/** A text, or its forms by plural category of the language. */
type Text = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

export type TextKey = keyof typeof en;
export type TextTable = Readonly<Record<TextKey, Text>>;

/** Languages that the interface speaks, by the first part of their BCP 47 tag. */
const tables: ReadonlyMap<string, TextTable> = new Map<string, TextTable>([
  ['de', de],
  ['en', en],
]);

/** The texts that Recount has in a language; null where it does not speak it. */
export const knownTexts = (language: string): TextTable | null =>
  tables.get(language.split('-')[0]?.toLowerCase() ?? '') ?? null;

export type TextValues = Readonly<Record<string, string | number>>;

/** The texts of the interface and the ways to write dates and numbers, in one language. */
export interface Texts {
  /** BCP 47 tag of the texts. */
  readonly language: string;
  /** The same with the region whose dates are written, for scripts. */
  readonly locale: string;
  /** The way the language is written. */
  readonly dir: 'ltr' | 'rtl';
  readonly t: (key: TextKey, values?: TextValues) => string;
  /** Whether there is a text of this key: for names that houses choose, such as causes. */
  readonly has: (key: string) => boolean;
  /** A text's forms with `{count}` left in, for scripts: by plural category. */
  readonly forms: (key: TextKey) => Readonly<Record<string, string>>;
  /** A number with the language's separators. */
  readonly number: (value: number) => string;
  /** `30 June 2017`, from `2017-06-30`. */
  readonly day: (day: string) => string;
  /** `Friday 30 June 2017`. */
  readonly weekday: (day: string) => string;
  /** `30 June`, for lists that stand under their year. */
  readonly monthDay: (day: string) => string;
  /** `Jun 2017` and, without the year, `June`. */
  readonly shortMonth: (day: string) => string;
  readonly monthName: (day: string) => string;
  /** `30 Jun`. */
  readonly shortDay: (day: string) => string;
  /** `14:05`, the time of an instant in UTC. */
  readonly time: (instant: string) => string;
  /** `2 h 5 min`, from whole minutes. */
  readonly duration: (minutes: number) => string;
  /** `a, b, c`. */
  readonly list: (words: readonly string[]) => string;
}

/** The direction in which a language is written, by its tag (BCP 47). */
export const directionOf = (tag: string): 'ltr' | 'rtl' =>
  rightToLeft.test(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';

/** Scripts that are written from right to left, of all that Unicode gives to living languages. */
const rightToLeft = /^(?:Adlm|Arab|Aran|Hebr|Mand|Nkoo|Rohg|Samr|Syrc|Thaa)$/;

/**
 * Texts for a language: those of the site, then ours, then English. The language of a site that
 * brings texts is spoken; any other that we don't know is English. Zone, calendar and plural rules
 * are explicit, so a build gives the same bytes on every machine with the same version of Node,
 * whose ICU writes the days and numbers.
 */
export function createTexts(language: string, own: Config['texts'] = {}): Texts {
  const known = knownTexts(language);
  const isSpoken = known !== null || Object.keys(own).length > 0;
  // What a site brings has been held against our keys.
  const table = { ...(known ?? en), ...own } as TextTable;
  const tag = isSpoken ? language : 'en';
  // English without a region would write the month first; most of its readers don't.
  const locale = tag.toLowerCase() === 'en' ? 'en-GB' : tag;
  const plural = lazy(() => new Intl.PluralRules(locale));
  const number = lazy(() => new Intl.NumberFormat(locale));
  const list = lazy(() => new Intl.ListFormat(locale, { type: 'unit', style: 'short' }));
  const dates = (options: Intl.DateTimeFormatOptions, hour = 'T00:00:00Z') => {
    const utc = { timeZone: 'UTC', calendar: 'gregory' };
    const format = lazy(() => new Intl.DateTimeFormat(locale, { ...utc, ...options }));
    return remember((text: string) => format().format(new Date(text + hour)));
  };

  // Minus zero is zero.
  const write = remember((value: number) => number().format(value + 0));
  const pluralOf = remember((value: number) => plural().select(value));
  const partsOf = remember(cutText);
  const t = (key: TextKey, values: TextValues = {}): string => {
    const text: Text = table[key];
    const form =
      typeof text === 'string' ? text : (text[pluralOf(Number(values.count))] ?? text.other);
    if (!form.includes('{')) return form;
    let whole = '';
    for (const { text: plain, name } of partsOf(form)) {
      whole += plain;
      if (name === null) continue;
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      whole += typeof value === 'number' ? write(value) : (value ?? `{${name}}`);
    }
    return whole;
  };

  return {
    language: tag,
    locale,
    dir: directionOf(tag),
    t,
    has: (key) => Object.hasOwn(table, key),
    forms: (key) => {
      const text: Text = table[key];
      return typeof text === 'string' ? { other: text } : text;
    },
    number: write,
    day: dates({ day: 'numeric', month: 'long', year: 'numeric' }),
    weekday: dates({ dateStyle: 'full' }),
    monthDay: dates({ day: 'numeric', month: 'long' }),
    shortMonth: dates({ month: 'short', year: 'numeric' }),
    monthName: dates({ month: 'long' }),
    shortDay: dates({ day: 'numeric', month: 'short' }),
    time: dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, ''),
    list: (words) => list().format(words),
    duration: (minutes) => {
      const hours = Math.floor(minutes / 60);
      if (hours === 0) return t('duration.minutes', { minutes });
      if (hours >= 48) {
        const days = Math.floor(hours / 24);
        return hours % 24 === 0
          ? t('duration.days', { days })
          : t('duration.daysHours', { days, hours: hours % 24 });
      }
      return minutes % 60 === 0
        ? t('duration.hours', { hours })
        : t('duration.hoursMinutes', { hours, minutes: minutes % 60 });
    },
  };
}

/** A piece of a text, and the name of the value that stands behind it; null at the end. */
interface TextPart {
  readonly text: string;
  readonly name: string | null;
}

/** Cuts `{count} of {all}` into its texts and names. */
function cutText(form: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: whole, 1: name = '', index } of form.matchAll(/\{(\w+)\}/g)) {
    parts.push({ text: form.slice(end, index), name });
    end = index + whole.length;
  }
  return [...parts, { text: form.slice(end), name: null }];
}

/** Makes a thing when it is first asked for: each of `Intl` takes milliseconds, and compiling a post asks for none. */
function lazy<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Values that are kept at hand. */
const mostKept = 10_000;

/** Works a thing out once: lists name the same days and numbers again and again, and `Intl` is slow. */
function remember<From, To>(make: (from: From) => To): (from: From) => To {
  const known = new Map<From, To>();
  return (from) => {
    const same = known.get(from);
    if (same !== undefined) return same;
    const made = make(from);
    if (known.size >= mostKept) known.clear();
    known.set(from, made);
    return made;
  };
}
