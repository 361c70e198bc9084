import { siteFiles } from '../addresses.ts';
import { templatePage } from '../template-page.ts';
import type { Texts } from '../texts/texts.ts';
import type { TemplatePage } from '../types.ts';

/** The page that servers show for an address that doesn't exist. */
export function notFoundPage({ t }: Texts): TemplatePage {
  return templatePage(
    siteFiles.notFound,
    'pages/not-found',
    () => ({
      title: t('missing.title'),
      description: null,
      part: null,
      scripts: [],
    }),
    { sitemap: null },
  );
}
