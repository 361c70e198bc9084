import { ownersOf } from '../action-lists.ts';
import { sitePaths } from '../addresses.ts';
import { groupName } from '../facets.ts';
import { feedTitle, hasFeed } from '../feeds/feed-pages.ts';
import type { Survey } from '../survey.ts';
import { templatePage } from '../template-page.ts';
import type { FeedLink, PageView, TemplatePage } from '../types.ts';

/** Feeds of one kind, each with the name that readers look for. */
export interface FeedList {
  readonly title: string;
  readonly feeds: readonly (FeedLink & { readonly name: string })[];
}

export interface FeedsView extends PageView {
  /** None where the site has no address: then there are no feeds. */
  readonly lists: readonly FeedList[];
}

/** The page that lists every feed of the site, and its calendar. */
export function feedsPage(survey: Survey): TemplatePage {
  const { t } = survey.texts;
  return templatePage(
    sitePaths.feeds,
    'pages/feeds',
    (): FeedsView => ({
      title: t('feeds.title'),
      description: t('feeds.about'),
      part: 'postmortems',
      scripts: [],
      lists: survey.config.url === null ? [] : feedLists(survey),
    }),
  );
}

function feedLists(survey: Survey): FeedList[] {
  const { config, texts, lists, groups } = survey;
  const { t } = texts;
  const own = (name: string, folder: FeedLink['folder']): FeedList['feeds'][number] => ({
    name,
    title: folder === sitePaths.home ? config.title : `${config.title}: ${name}`,
    folder,
  });
  return [
    {
      title: t('feeds.site'),
      feeds: [
        own(t('feeds.postmortems'), sitePaths.home),
        own(t('updates.title'), sitePaths.updates),
        own(t('site.actions'), sitePaths.actions),
      ],
    },
    {
      title: t('feeds.owners'),
      feeds: ownersOf(survey).map(({ label, path }) => own(label, path)),
    },
    ...lists.filter(hasFeed).map((facet) => ({
      title: facet.title,
      feeds: (groups.get(facet.key) ?? []).map((group) => ({
        name: groupName(group),
        title: feedTitle(group, survey),
        folder: group.path,
      })),
    })),
  ].filter(({ feeds }) => feeds.length > 0);
}
