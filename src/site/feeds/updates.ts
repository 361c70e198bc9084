import type { PostUpdate } from '../../history/types.ts';
import { listHtml } from '../../html/list-html.ts';
import { absoluteUrl, sitePaths } from '../addresses.ts';
import type { PostCard, Survey } from '../survey.ts';
import { feedId } from './feed-id.ts';
import { categoriesOf } from './post-items.ts';
import type { FeedItem } from './types.ts';
import { updateText } from './update-text.ts';
import type { Feed } from './write-feed.ts';

/** What a commit changed in a post, in words. */
export interface UpdateRow {
  readonly card: PostCard;
  readonly hash: string;
  readonly instant: PostUpdate['instant'];
  readonly texts: readonly string[];
}

/** Updates on their page and in their feed. */
const mostUpdates = 50;

/** The newest updates of published posts, newest first, as far as they can be told of the posts as they are now. */
export function updateRows(survey: Survey, updates: readonly PostUpdate[]): UpdateRow[] {
  const byPath = new Map(survey.posts.map((entry) => [entry.post.postmortem.path, entry]));
  return updates
    .flatMap(({ path, hash, instant, facts }): UpdateRow[] => {
      const entry = byPath.get(path);
      if (entry === undefined || entry.card.unfinished) return [];
      const { card, post } = entry;
      const texts = facts.flatMap((fact) => updateText(fact, post.postmortem, survey.texts) ?? []);
      return texts.length === 0 ? [] : [{ card, hash, instant, texts }];
    })
    .slice(0, mostUpdates);
}

/** The feed of what changed in posts after they came out. */
export function updatesFeed(
  { config, texts: { t } }: Survey,
  rows: readonly UpdateRow[],
  base: string,
): Feed {
  return {
    page: sitePaths.updates,
    folder: sitePaths.updates,
    title: `${config.title}: ${t('updates.title')}`,
    description: t('updates.about'),
    items: rows.map((row) => ({
      make: () => updateItem(row, base),
      dates: { published: row.instant, updated: null },
      from: [row],
    })),
    size: mostUpdates,
    archives: null,
  };
}

function updateItem({ card, hash, instant, texts }: UpdateRow, base: string): FeedItem {
  return {
    id: feedId(JSON.stringify(['update', card.lasting, hash])),
    url: absoluteUrl(base, card.path),
    title: card.title,
    summary: texts.join('; '),
    content: listHtml(texts),
    published: instant,
    updated: null,
    authors: [],
    language: null,
    categories: categoriesOf({ card }, base),
  };
}
