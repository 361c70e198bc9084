import type { Config } from '../config/types.ts';
import {
  absoluteUrl,
  relativeHref,
  rootedHref,
  type SiteFile,
  siteFiles,
  sitePaths,
} from '../site/addresses.ts';
import { createTexts, type Texts } from '../site/texts/texts.ts';
import type { PageView, SitePath, TemplatePage } from '../site/types.ts';
import { fillSlots } from './slots.ts';
import { createTemplates, type FillTemplate } from './templates.ts';

export interface RendererOptions {
  /** Folder with the site's own templates, or null. */
  readonly siteTemplates: string | null;
  readonly config: Pick<Config, 'title' | 'description' | 'language' | 'url'>;
}

/** Everything that rendering a page needs besides the page; made once a build. */
export interface Renderer {
  readonly fill: FillTemplate;
  readonly texts: Texts;
  readonly config: RendererOptions['config'];
}

/** What a template finds in `it` besides the fields of its page's view. */
export interface TemplateHelpers extends Texts {
  readonly site: RendererOptions['config'];
  readonly paths: typeof sitePaths;
  readonly files: typeof siteFiles;
  readonly path: SitePath;
  /** Readers find the page by search. */
  readonly search: boolean;
  /** The page's own full address, where the site's is known. */
  readonly canonical: string | null;
  /** The href from this page to a page, file or place of the site. */
  readonly href: (to: SitePath | SiteFile, anchor?: string) => string;
  readonly fillSlots: typeof fillSlots;
}

export function createRenderer({ siteTemplates, config }: RendererOptions): Renderer {
  return { fill: createTemplates(siteTemplates), texts: createTexts(config.language), config };
}

/** Renders a page with its template, as a whole HTML document. */
export function renderPage(page: TemplatePage, { fill, texts, config }: Renderer): string {
  const { path } = page;
  const everywhere = page.file === siteFiles.notFound.slice(1);
  const helpers: TemplateHelpers = {
    ...texts,
    site: config,
    paths: sitePaths,
    files: siteFiles,
    path,
    search: page.search,
    canonical: config.url === null || everywhere ? null : absoluteUrl(config.url, path),
    href: (to, anchor) =>
      everywhere
        ? `${rootedHref(config.url, to)}${anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`}`
        : relativeHref(path, to, anchor),
    fillSlots,
  };
  const view: PageView = page.view();
  return fill(page.template, { ...view, ...helpers });
}
