import type { PostHistory } from '../../history/types.ts';
import type { Html } from '../../html/types.ts';
import type { Postmortem } from '../../postmortem/types.ts';
import { safeJson } from '../safe-json.ts';
import type { PostCard } from '../survey.ts';

/** What a page tells other sites that show a link to it. */
export interface ShareView {
  readonly published: string | null;
  readonly modified: string | null;
  readonly tags: readonly string[];
  /** The page in the words of schema.org, as JSON-LD. */
  readonly data: Html;
}

/** Describes a postmortem for sites that link to it and for search engines; `url` is its full address. */
export function shareView(
  postmortem: Postmortem,
  card: PostCard,
  history: PostHistory | null,
  site: { readonly title: string; readonly language: string; readonly url: string | null },
  url: string | null,
): ShareView {
  const { fields, milestones } = postmortem;
  const published = history?.published ?? card.date;
  const modified = history?.changed ?? null;
  const tags = [...card.tags, ...card.services].map(({ name }) => name);
  const known = (record: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(record).filter(([, value]) => (value ?? null) !== null));
  const start = milestones.started?.instant ?? card.date;
  const data = known({
    '@context': 'https://schema.org',
    '@type': 'TechArticle',
    headline: card.title,
    description: card.summary,
    datePublished: published,
    dateModified: modified,
    author: authors(fields.authors),
    inLanguage: card.language?.tag ?? site.language,
    keywords: tags.length > 0 ? tags : null,
    url,
    identifier: card.id,
    isPartOf: known({ '@type': 'WebSite', name: site.title, url: site.url }),
    about:
      start === null
        ? null
        : known({
            '@type': 'Event',
            name: card.title,
            startDate: start,
            endDate: milestones.resolved?.instant,
          }),
  });
  return { published, modified, tags, data: safeJson(data) };
}

function authors(names: Postmortem['fields']['authors']): unknown[] | null {
  const all = [names ?? []].flat();
  return all.length === 0 ? null : all.map((name) => ({ '@type': 'Person', name }));
}
