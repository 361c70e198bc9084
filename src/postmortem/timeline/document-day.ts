import { plainText } from '../../document/plain-text.ts';
import type { PostDocument } from '../../document/types.ts';
import { daysBetween } from '../dates.ts';
import type { Day } from '../types.ts';
import { type DateOrder, firstDay } from './resolve-dates.ts';

const labelled =
  /^[ \t>#*_|+-]{0,12}(?:(?:incident|outage|event|start)[ \t]{1,2})?(?:date|day|when|started|began|datum|\p{L}{3,12}datum|fecha|data|dato|дата|発生日時|発生日|日時|日付|日期|时间|发生时间|事故时间|故障时间|발생일|일시)(?:[ \t]{1,2}(?:of|du|de|del|der|des|d')[ \t]?[\p{L}]{1,14}(?:[ \t][\p{L}]{1,14})?)?[*_ \t]{0,4}[:|][*_ \t|]{0,6}([^\n]{6,60})/gimu;

/** Words of a sentence that tells of the incident, as a byline does not. */
const ofIncident =
  /\b(?:outage|incident|down(?:time)?|unavailable|degraded|disruption|disrupted|experienced|suffered|failed|failing|broke|began|started|errors?|interruption|attack|breach)\b/i;

/** How much of the start of a post is searched, in characters. */
const reach = 4000;

/**
 * The day that a post tells of: from its title, a line such as `Date: 12 March 2023`, its file name, the
 * first sentence with a date that tells of the incident, or else the first full date of its text. A year
 * that was left out is that of the byline, or of the title.
 */
export function dayOfDocument(document: PostDocument, order: DateOrder): Day | null {
  const titles = titlesOf(document);
  const named = firstOf(titles, (title) => firstDay(title, order));
  if (named !== null) return named;
  const start = openingOf(document);
  const said = firstOf([...start.matchAll(labelled)], ([, value = '']) => firstDay(value, order));
  const file = (document.path.split('/').at(-1) ?? '').replaceAll('_', ' ');
  const filed = said ?? firstDay(file, order);
  if (filed !== null) return filed;
  const byline = firstDay(start, order);
  const base = byline ?? middleOf(titles);
  const told = dayOfSentence(start, order, base);
  return told !== null && (byline === null || isShortlyBefore(told, byline))
    ? told
    : (byline ?? firstOf(titles, (title) => firstDay(title, order, base)));
}

/**
 * The day that a post of a blog tells of, whose frontmatter gives the day of publication; null where
 * nothing says so, or the frontmatter is that of a postmortem.
 */
export function dayBeforePublication(
  document: PostDocument,
  published: Day,
  order: DateOrder,
): Day | null {
  const keys = Object.keys(document.frontmatter?.data ?? {});
  if (keys.some((key) => ofPostmortem.has(key.toLowerCase()))) return null;
  const named = firstOf(titlesOf(document), (title) => firstDay(title, order, published));
  const day = named ?? dayOfSentence(openingOf(document), order, published);
  return day !== null && isShortlyBefore(day, published) ? day : null;
}

/** Keys that no blog has: beside one of them `date` is the day of the incident. */
const ofPostmortem = new Set(
  'severity status services service impact started detected acknowledged mitigated resolved commander owner incident id cause trigger timezone'.split(
    ' ',
  ),
);

/** Posts about an incident appear within weeks of it. */
const isShortlyBefore = (day: Day, published: Day): boolean => {
  const days = daysBetween(day, published);
  return days > 0 && days <= 90;
};

function titlesOf({ tree, frontmatter }: PostDocument): readonly string[] {
  const heading = tree.children.find((node) => node.type === 'heading');
  const { title } = frontmatter?.data ?? {};
  return [
    ...(heading === undefined ? [] : [plainText(heading)]),
    ...(typeof title === 'string' ? [title] : []),
  ];
}

/** The middle of the year that a title names: every day of it is nearer than those of other years. */
function middleOf(titles: readonly string[]): Day | null {
  const year = /\b(?:199\d|20\d\d)\b/.exec(titles.join(' '))?.[0];
  return year === undefined ? null : (`${year}-07-01` as Day);
}

const openingOf = ({ text, bodyStart }: PostDocument): string =>
  withoutComments(text.slice(bodyStart, bodyStart + 4 * reach)).slice(0, reach);

function firstOf<Item>(items: readonly Item[], find: (item: Item) => Day | null): Day | null {
  for (const item of items) {
    const day = find(item);
    if (day !== null) return day;
  }
  return null;
}

/** Templates leave examples with dates of their own in comments. */
const withoutComments = (text: string): string => text.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '');

function dayOfSentence(text: string, order: DateOrder, base: Day | null): Day | null {
  const sentences = text.split(/(?<=[.!?])\s|\n\n/);
  return firstOf(sentences, (sentence) =>
    ofIncident.test(sentence) ? firstDay(sentence, order, base) : null,
  );
}
