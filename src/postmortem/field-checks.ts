import type { Fault } from '../frontmatter/fault.ts';
import { describeChoice } from '../frontmatter/fault.ts';
import { quote } from '../message/words.ts';
import type { InstantFault } from './dates.ts';
import { looksLikeDay, readDay, readInstant, readZone } from './dates.ts';
import type { SeverityLevel, Zone } from './types.ts';

/** Says what is wrong with a text, or null. */
export type FieldCheck = (text: string) => Fault | null;

const dayExample = '`2023-09-28`';

/** A day that exists. */
export const checkDay: FieldCheck = (text) => {
  if (readDay(text) !== null) return null;
  if (looksLikeDay(text)) {
    return { unexpected: `day ${quote(text)}, which does not exist`, expected: 'a day that does' };
  }
  const candidate = suggestDay(text);
  return {
    unexpected: `date ${quote(text)}`,
    expected: candidate === null ? `a day such as ${dayExample}` : quote(candidate),
    ...(candidate === null ? {} : { candidates: [candidate] }),
  };
};

/** A day, or a day with a time of day. */
export const checkDate: FieldCheck = (text) => {
  const reading = readInstant(text, 'UTC' as Zone);
  if (reading.error === undefined) return null;
  return reading.error === 'form' ? checkDay(text) : describeInstantFault(text, reading.error);
};

/** A day with a time; its zone may be said elsewhere. */
export const checkInstant: FieldCheck = (text) => {
  const reading = readInstant(text, 'UTC' as Zone);
  return reading.error === undefined ? null : describeInstantFault(text, reading.error);
};

/** What is wrong with a text that is no instant. */
export function describeInstantFault(text: string, fault: InstantFault): Fault {
  switch (fault) {
    case 'form':
      return { unexpected: `time ${quote(text)}`, expected: instantExample };
    case 'impossible':
      return {
        unexpected: `time ${quote(text)}, which does not exist`,
        expected: 'a day and a time that do',
      };
    case 'zone':
      return { unexpected: `zone in ${quote(text)}`, expected: zoneExample };
    case 'no-zone':
      return {
        unexpected: `time ${quote(text)} without a zone`,
        expected: '`Z` or an offset behind it, or a field `timezone`',
      };
    case 'gap':
      return {
        unexpected: `time ${quote(text)}, which the clocks of its zone skipped`,
        expected: 'a time that they showed, or an offset',
      };
    case 'ambiguous':
      return {
        unexpected: `time ${quote(text)}, which the clocks of its zone showed twice`,
        expected: 'an offset behind it, to say which',
      };
  }
}

const instantExample = 'a day and a time such as `2023-09-28T10:05:00Z`';
const zoneExample = 'an IANA name such as `Europe/Berlin`, or an offset such as `+02:00`';

/** A zone: IANA name or offset. */
export const checkZone: FieldCheck = (text) =>
  readZone(text) === null ? { unexpected: `zone ${quote(text)}`, expected: zoneExample } : null;

/** An address that is safe to link to: `http`, `https`, `mailto`, or relative. */
export const checkUrl: FieldCheck = (text) => {
  const expected = 'an address with `https:`, `http:` or `mailto:`, or a relative one';
  const fault = { unexpected: `address ${quote(text)}`, expected };
  // Browsers drop tabs and line ends inside a scheme and read `\` as `/`.
  if (/[\p{Cc}\s\\]/u.test(text)) return { ...fault, expected: 'an address without blanks' };
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return text.startsWith('//') ? fault : null;
  if (scheme === 'mailto') return null;
  const isWeb = scheme === 'https' || scheme === 'http';
  return isWeb && URL.canParse(text) ? null : fault;
};

/** One of `words`, in these very letters. */
export function checkWord(words: readonly string[]): FieldCheck {
  return (text) => (words.includes(text) ? null : describeChoice(text, words));
}

/** A severity of the house, by name or alias. */
export function checkSeverity(severities: readonly SeverityLevel[]): FieldCheck {
  const names = severities.map(({ name }) => name);
  const known = severities.flatMap(({ name, aliases }) => [name, ...aliases]);
  return (text) =>
    severityOf(text, severities) === null ? describeChoice(text, names, known) : null;
}

/** The house's name of a severity written in any way (`sev-1`, `P1`, `critical`), or null. */
export function severityOf(text: string, severities: readonly SeverityLevel[]): string | null {
  const word = simplifyName(text);
  const found = severities.find(
    ({ name, aliases }) =>
      simplifyName(name) === word || aliases.some((alias) => simplifyName(alias) === word),
  );
  return found?.name ?? null;
}

/** A name without capitals, dashes and blanks, by which spellings of it are compared. */
export const simplifyName = (word: string): string => word.toLowerCase().replaceAll(/[-_\s]/g, '');

/** The day that was likely meant by a date in another order or without zeros. */
function suggestDay(text: string): string | null {
  const yearFirst = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text);
  const dayFirst = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [year, month, day] =
    yearFirst?.slice(1) ?? dayFirst?.slice(1).reverse() ?? ([] as string[]);
  if (year === undefined || month === undefined || day === undefined) return null;
  return readDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** A language by its tag (BCP 47); its name would be a tag too, by the letter of the standard. */
export const checkLanguage: FieldCheck = (text) => {
  const fault = {
    unexpected: `language ${quote(text)}`,
    expected: 'a tag such as `en` or `pt-BR`',
  };
  try {
    const [tag = ''] = Intl.getCanonicalLocales(text);
    return /^[a-z]{2,3}(?:-|$)/.test(tag) ? null : fault;
  } catch {
    return fault;
  }
};
