import { toFeedHtml } from '../../html/feed-html.ts';
import type { Day, Instant } from '../../postmortem/types.ts';
import {
  absoluteUrl,
  type FacetKind,
  outputFile,
  type SiteFile,
  siteFiles,
  sitePaths,
} from '../addresses.ts';
import type { FacetLink, Survey, SurveyedPost } from '../survey.ts';
import type { TextPage } from '../types.ts';
import { atomFeed } from './atom.ts';
import { feedId } from './feed-id.ts';
import { jsonFeed } from './json-feed.ts';
import { rssFeed } from './rss.ts';
import type { FeedCategory, FeedChannel, FeedItem } from './types.ts';

/** Posts in a feed, the newest. */
const maxItems = 50;

/** A format: one line here and one file beside this one. */
const formats = [
  { file: siteFiles.rss, write: rssFeed },
  { file: siteFiles.atom, write: atomFeed },
  { file: siteFiles.jsonFeed, write: jsonFeed },
] as const satisfies readonly {
  file: SiteFile;
  write: (channel: FeedChannel, items: readonly FeedItem[]) => string;
}[];

/** The feeds of the site, where its address is known: a feed is read far from it. */
export function feedPages(survey: Survey): TextPage[] {
  const { title, description, language, url } = survey.config;
  if (url === null) return [];
  let items: FeedItem[] | null = null;
  return formats.map(({ file, write }) => ({
    kind: 'text',
    file: outputFile(file),
    text: () => {
      items ??= survey.posts.slice(0, maxItems).map((entry) => feedItem(entry, url));
      const link = absoluteUrl(url, sitePaths.home);
      return write({ title, description, language, link, self: absoluteUrl(url, file) }, items);
    },
  }));
}

/** A postmortem as it stands in a feed of the site at `base`. */
function feedItem({ post, card }: SurveyedPost, base: string): FeedItem {
  const { postmortem, body } = post;
  const url = absoluteUrl(base, card.path);
  const categories = (kind: FacetKind, links: readonly FacetLink[]): FeedCategory[] =>
    links.map(({ name }) => ({ term: name, scheme: absoluteUrl(base, sitePaths.facets(kind)) }));
  return {
    id: feedId(postmortem.id),
    url,
    title: postmortem.title,
    summary: postmortem.summary?.text ?? null,
    content: body === null ? null : toFeedHtml(body, url),
    published: midnight(postmortem.date),
    updated: null,
    authors: [postmortem.fields.authors ?? []].flat(),
    categories: [
      ...categories('severities', card.severity === null ? [] : [card.severity]),
      ...categories('services', card.services),
      ...categories('tags', card.tags),
    ],
  };
}

/** A post knows its day, and feeds ask for an instant: the day's first in UTC. */
const midnight = (day: Day | null): Instant | null =>
  day === null ? null : (`${day}T00:00:00Z` as Instant);
