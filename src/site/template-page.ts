import { outputFile, type SiteFile } from './addresses.ts';
import type { PageView, SitePath, TemplatePage } from './types.ts';

/** A page of the site that search leaves out and the sitemap has, unless told otherwise. */
export function templatePage(
  path: SitePath | SiteFile,
  template: string,
  view: () => PageView,
  rest: Partial<Pick<TemplatePage, 'search' | 'sitemap' | 'from'>> = {},
): TemplatePage {
  return {
    kind: 'template',
    file: outputFile(path),
    path: path as SitePath,
    template,
    view,
    search: false,
    sitemap: { changed: null },
    ...rest,
  };
}
