import type { Config } from '../config/types.ts';
import {
  absoluteUrl,
  outputFile,
  relativeHref,
  rootedHref,
  type SiteFile,
  siteFiles,
  sitePaths,
} from '../site/addresses.ts';
import { hasBrandSheet } from '../site/pages/house.ts';
import { createTexts, type Texts } from '../site/texts/texts.ts';
import type { NavLink, SitePath, TemplatePage } from '../site/types.ts';
import { fillSlots } from './slots.ts';
import { createTemplates, type FillTemplate } from './templates.ts';

export interface RendererOptions {
  /** Folder with the site's own templates, or null. */
  readonly siteTemplates: string | null;
  readonly config: Pick<Config, 'title' | 'description' | 'language' | 'texts' | 'brand' | 'url'>;
  /** Pages that the navigation names besides our own. */
  readonly nav?: readonly NavLink[];
}

/** Everything that rendering a page needs besides the page; made once a build. */
export interface Renderer {
  readonly fill: FillTemplate<TemplateHelpers>;
  readonly texts: Texts;
  readonly config: RendererOptions['config'];
  readonly nav: readonly NavLink[];
}

/** What every template can use besides `it`, the view of its page. */
export interface TemplateHelpers {
  /** A text of the interface. */
  readonly t: Texts['t'];
  /** The href from this page to a page, file or place of the site. */
  readonly href: (to: SitePath | SiteFile, anchor?: string) => string;
  /** Dates, numbers and durations in the language of the site. */
  readonly format: Omit<Texts, 't' | 'language' | 'locale' | 'dir'>;
  readonly page: {
    readonly path: SitePath;
    /** Its full address, where the site's is known. */
    readonly canonical: string | null;
    /** Readers find it by search. */
    readonly search: boolean;
  };
  readonly site: RendererOptions['config'] &
    Pick<Texts, 'language' | 'locale' | 'dir'> & {
      readonly nav: readonly NavLink[];
      /** There is a style sheet with the colours and fonts of the house. */
      readonly hasBrandSheet: boolean;
    };
  readonly paths: typeof sitePaths;
  readonly files: typeof siteFiles;
  readonly fillSlots: typeof fillSlots;
}

const helperNames = [
  't',
  'href',
  'format',
  'page',
  'site',
  'paths',
  'files',
  'fillSlots',
] as const satisfies readonly (keyof TemplateHelpers)[];

export function createRenderer({ siteTemplates, config, nav = [] }: RendererOptions): Renderer {
  const fill = createTemplates<TemplateHelpers>(siteTemplates, helperNames);
  return { fill, texts: createTexts(config.language, config.texts), config, nav };
}

/** Renders a page with its template, as a whole HTML document. */
export function renderPage(page: TemplatePage, { fill, texts, config, nav }: Renderer): string {
  const { path, search } = page;
  const { t, language, locale, dir, ...format } = texts;
  const everywhere = page.file === outputFile(siteFiles.notFound);
  const canonical = config.url === null || everywhere ? null : absoluteUrl(config.url, path);
  return fill(page.template, page.view(), {
    t,
    href: everywhere
      ? (to, anchor) => rootedHref(config.url, to) + fragment(anchor)
      : (to, anchor) => relativeHref(path, to, anchor),
    format,
    page: { path, canonical, search },
    site: { ...config, language, locale, dir, nav, hasBrandSheet: hasBrandSheet(config) },
    paths: sitePaths,
    files: siteFiles,
    fillSlots,
  });
}

const fragment = (anchor: string | undefined): string =>
  anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`;
