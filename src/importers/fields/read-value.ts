import { readDay, readInstant } from '../../postmortem/dates.ts';
import { severityOf } from '../../postmortem/field-values.ts';
import { learnDateOrder } from '../../postmortem/timeline/date-order.ts';
import { matchZone } from '../../postmortem/timeline/grammar/zones.ts';
import { firstDay } from '../../postmortem/timeline/resolve-dates.ts';
import { findStamps } from '../../postmortem/timeline/stamp.ts';
import { type ReadOptions, statuses, type Zone } from '../../postmortem/types.ts';
import { fieldsOf } from './canonical-key.ts';

/** A value in the form that its field asks for. */
export interface ValueReading {
  readonly value: unknown;
  /** What was done to it, as the rest of a sentence, or null: nothing, it was right. */
  readonly change: string | null;
}

/**
 * The value of a field as its schema wants it, from what authors write: `March 3, 2024`, `sev-2`, a text with
 * commas for a list. Null where it can't be understood as this field.
 */
export function readValue(field: string, raw: unknown, house: ReadOptions): ValueReading | null {
  if (isValid(field, raw, house)) return { value: raw, change: null };
  const reader = Object.hasOwn(readers, field) ? readers[field] : undefined;
  const own = Object.hasOwn(house.fields, field) ? ownReader(house.fields[field]?.type) : undefined;
  const reading = (reader ?? own ?? readText)(raw, house);
  return reading !== null && isValid(field, reading.value, house) ? reading : null;
}

/** Whether a value is right as it is. */
export function isValid(field: string, value: unknown, house: ReadOptions): boolean {
  const schema = fieldsOf(house)[field as keyof ReturnType<typeof fieldsOf>];
  return schema?.safeParse(value).success === true;
}

type Reader = (raw: unknown, house: ReadOptions) => ValueReading | null;

const readText: Reader = (raw) => {
  if (typeof raw === 'number' || typeof raw === 'boolean')
    return { value: String(raw), change: 'written as text' };
  return null;
};

const readList: Reader = (raw) => {
  const items = (Array.isArray(raw) ? raw : [raw]).flatMap(wordsOf);
  return items.length === 0 ? null : { value: items, change: 'written as a list' };
};

/** The names in a text, a number, or a mapping that gives a name. */
function wordsOf(item: unknown): readonly string[] {
  if (typeof item === 'number') return [String(item)];
  if (typeof item === 'string') return splitWords(item);
  if (typeof item !== 'object' || item === null) return [];
  const name = ['name', 'title', 'label', 'handle', 'github', 'id']
    .map((key) => (item as Readonly<Record<string, unknown>>)[key])
    .find((value) => typeof value === 'string' && value.trim() !== '');
  return name === undefined ? [] : [String(name).trim()];
}

/** Parts of a text between commas or semicolons that stand in no brackets. */
export function splitWords(text: string): readonly string[] {
  const parts = text.split(/[,;](?![^()[\]]{0,200}[)\]])/);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

const readDate: Reader = (raw) => {
  if (typeof raw !== 'string') return null;
  const text = raw.trim();
  const day = readDay(text.slice(0, 10)) ?? firstDay(text, learnDateOrder(text));
  return day === null ? null : { value: day, change: 'written as a day' };
};

const readMoment: Reader = (raw) => {
  if (typeof raw !== 'string') return null;
  const stamp = findStamps(raw.trim())[0];
  const day = firstDay(raw.trim(), learnDateOrder(raw));
  if (stamp?.time == null || day === null) return null;
  const { hour, minute, second } = stamp.time;
  const zone = stamp.zone?.meanings.length === 1 ? (stamp.zone.meanings[0]?.zone ?? '') : '';
  if (stamp.zone !== null && zone === '') return null;
  const time = [hour, minute, ...(second === null ? [] : [second])].map((part) =>
    String(part).padStart(2, '0'),
  );
  const suffix = zone === 'UTC' ? 'Z' : zone.includes('/') ? ` ${zone}` : zone;
  const value = `${day}T${time.join(':')}${suffix}`;
  const isInstant = readInstant(value, 'UTC' as Zone).error === undefined;
  return isInstant ? { value, change: 'written as an instant' } : null;
};

const readStatus: Reader = (raw) => {
  if (typeof raw !== 'string') return null;
  const word = raw
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  const found = statuses.find((status) => status === word);
  return found === undefined ? null : { value: found, change: 'in the words of the schema' };
};

const readSeverity: Reader = (raw, { severities }) => {
  if (typeof raw !== 'string' && typeof raw !== 'number') return null;
  const text = String(raw).trim();
  const whole = severityOf(text, severities);
  if (whole !== null) return { value: text, change: 'written as text' };
  // `High - no mail for an hour`, `P2 Medium`: what comes first says it, be it a level or its number.
  const [head = ''] = text.split(/\s[-–—]{1,2}\s|[(,;:]/);
  const [number = ''] = /^(?:sev(?:erity)?[\s-]?|[ps])\d(?!\d)/i.exec(text) ?? [];
  // Whoever counts from `P0` means the gravest by it.
  const gravest = /0$/.test(number) ? (severities[0]?.name ?? null) : null;
  const leading = severityOf(head.trim(), severities) ?? severityOf(number, severities) ?? gravest;
  if (leading !== null) return { value: leading, change: `taken for ${leading}` };
  // `major-outage`, `Outage (major)`: one word of few says it, if no other says another.
  const words = text.split(/[\s()/,:-]+/).filter(Boolean);
  if (words.length > 4) return null;
  const pairs = words.slice(1).map((word, index) => `${words[index]}${word}`);
  const named = [...words, ...pairs]
    .filter((word) => !/^\d+$/.test(word))
    .flatMap((word) => severityOf(word, severities) ?? []);
  const [first, ...others] = new Set(named);
  if (first === undefined || others.length > 0) return null;
  return { value: first, change: `taken for ${first}` };
};

const readTimezone: Reader = (raw) => {
  if (typeof raw !== 'string') return null;
  const match = matchZone(raw.trim(), 0);
  const [meaning, ...others] = match?.zone.meanings ?? [];
  if (meaning === undefined || others.length > 0 || match?.end !== raw.trim().length) return null;
  return { value: meaning.place ?? meaning.zone, change: 'written as the name of a zone' };
};

const readLinks: Reader = (raw) => {
  const items = Array.isArray(raw) ? raw : [raw];
  const links = items.flatMap(linksOf);
  return links.length === 0 || links.length < items.length
    ? null
    : { value: links, change: 'written as links' };
};

function linksOf(item: unknown): readonly { readonly url: string; readonly label?: string }[] {
  if (typeof item === 'string') return [{ url: item.trim() }];
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return [];
  const { url, href, link, title, name, label, text, ...rest } = item as Readonly<
    Record<string, unknown>
  >;
  const address = [url, href, link].find((one) => typeof one === 'string');
  const words = [label, title, name, text].find((one) => typeof one === 'string');
  if (address !== undefined) {
    return [{ url: String(address), ...(words === undefined ? {} : { label: String(words) }) }];
  }
  // `{ ticket: https://… }`
  return Object.entries({ ...rest }).flatMap(([key, value]) =>
    typeof value === 'string' ? [{ url: value, label: key }] : [],
  );
}

const readImpact: Reader = (raw) =>
  typeof raw === 'string' && raw.trim() !== ''
    ? { value: { summary: raw.trim() }, change: 'written as its summary' }
    : null;

const readItems: Reader = (raw) => {
  if (!Array.isArray(raw) || !raw.every((item) => typeof item === 'string')) return null;
  return { value: raw.map((title) => ({ title })), change: 'written as items' };
};

const readers: Readonly<Record<string, Reader>> = {
  date: readDate,
  status: readStatus,
  severity: readSeverity,
  services: readList,
  regions: readList,
  teams: readList,
  tags: readList,
  authors: readList,
  owner: readList,
  responders: readList,
  commander: readList,
  scribe: readList,
  reviewers: readList,
  related: readList,
  supersedes: readList,
  started: readMoment,
  detected: readMoment,
  acknowledged: readMoment,
  mitigated: readMoment,
  resolved: readMoment,
  timezone: readTimezone,
  links: readLinks,
  impact: readImpact,
  action_items: readItems,
};

function ownReader(type: string | undefined): Reader | undefined {
  const byType: Readonly<Record<string, Reader>> = {
    list: readList,
    date: readDate,
    instant: readMoment,
  };
  return type === undefined ? undefined : byType[type];
}
