import { absoluteUrl, outputFile, siteFiles } from '../addresses.ts';
import type { SiteConfig } from '../survey.ts';
import type { SitePage, TextPage } from '../types.ts';

/**
 * The sitemap, where the site's address is known: sitemaps take full addresses only.
 * The order is that of the pages; a page without a known change has no `lastmod`.
 */
export function sitemapPage(pages: readonly SitePage[], { url }: SiteConfig): TextPage[] {
  if (url === null) return [];
  const text = (): string => {
    const entries = pages.flatMap((page) => {
      if (page.kind !== 'template' || page.sitemap === null) return [];
      const { changed } = page.sitemap;
      const lastmod = changed === null ? '' : `<lastmod>${changed}</lastmod>`;
      return `<url><loc>${escapeXml(absoluteUrl(url, page.path))}</loc>${lastmod}</url>`;
    });
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
      ...entries,
      '</urlset>',
      '',
    ].join('\n');
  };
  return [{ kind: 'text', file: outputFile(siteFiles.sitemap), text }];
}

/** Lets every robot in and, where the site's address is known, tells it of the sitemap. */
export function robotsPage({ url }: SiteConfig): TextPage {
  const lines = ['User-agent: *', 'Allow: /'];
  if (url !== null) lines.push(`Sitemap: ${absoluteUrl(url, siteFiles.sitemap)}`);
  return {
    kind: 'text',
    file: outputFile(siteFiles.robots),
    text: () => `${lines.join('\n')}\n`,
  };
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll("'", '&apos;');
