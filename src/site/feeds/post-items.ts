import type { PostHistory } from '../../history/types.ts';
import { toFeedHtml } from '../../html/feed-html.ts';
import { compareText } from '../../message/message.ts';
import type { Day, Instant } from '../../postmortem/types.ts';
import { absoluteUrl, type FacetKind, sitePaths } from '../addresses.ts';
import type { FacetLink, SurveyedPost } from '../survey.ts';
import { feedId } from './feed-id.ts';
import type { FeedCategory, FeedItem } from './types.ts';

type Histories = ReadonlyMap<string, PostHistory>;

/**
 * When a post came out: when git first had it finished, else the first instant of the incident's day,
 * in UTC. Never the day of a build.
 */
function publishedAt({ post }: SurveyedPost, history: Histories): Instant | null {
  const { path, date } = post.postmortem;
  return history.get(path)?.published ?? midnight(date);
}

const midnight = (day: Day | null): Instant | null =>
  day === null ? null : (`${day}T00:00:00Z` as Instant);

/**
 * Posts in the order in which they came out, newest first: a subscriber must not miss what was written
 * long after its incident. Posts of one instant stay in the order of their incidents.
 */
export function byPublication(
  posts: readonly SurveyedPost[],
  history: Histories,
): readonly SurveyedPost[] {
  const instants = new Map(posts.map((entry) => [entry, publishedAt(entry, history) ?? '']));
  return posts.toSorted((a, b) => compareText(instants.get(b) ?? '', instants.get(a) ?? ''));
}

/** A postmortem as it stands in a feed of the site at `base`: with its whole text, or its summary alone. */
export function postItem(
  entry: SurveyedPost,
  { base, dates, full }: { base: string; dates: ReturnType<typeof datesOf>; full: boolean },
): FeedItem {
  const { post, card } = entry;
  const { postmortem } = post;
  const url = absoluteUrl(base, card.path);
  return {
    id: feedId(card.lasting),
    url,
    title: postmortem.title,
    summary: postmortem.summary?.text ?? null,
    content: full && post.body !== null ? toFeedHtml(post.body, url) : null,
    ...dates,
    authors: [postmortem.fields.authors ?? []].flat(),
    categories: categoriesOf(entry, base),
    language: card.language?.tag ?? null,
  };
}

/** When a post came out, and when it last changed since; null: not at all. */
export function datesOf(
  entry: SurveyedPost,
  history: Histories,
): Pick<FeedItem, 'published' | 'updated'> {
  const past = history.get(entry.post.postmortem.path);
  const isChanged = past !== undefined && past.changed > (past.published ?? past.created);
  return { published: publishedAt(entry, history), updated: isChanged ? past.changed : null };
}

/** Severity, services, teams and tags of a post, each with the page that lists its kind. */
export function categoriesOf({ card }: Pick<SurveyedPost, 'card'>, base: string): FeedCategory[] {
  const categories = (kind: FacetKind, links: readonly FacetLink[]): FeedCategory[] =>
    links.map(({ name }) => ({ term: name, scheme: absoluteUrl(base, sitePaths.facets(kind)) }));
  return [
    ...categories('severities', card.severity === null ? [] : [card.severity]),
    ...categories('services', card.services),
    ...categories('teams', card.values.get('teams') ?? []),
    ...categories('tags', card.tags),
  ];
}
