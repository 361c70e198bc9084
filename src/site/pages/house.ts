import type { HousePage } from '../../catalog/types.ts';
import type { Brand } from '../../config/types.ts';
import { outputFile, siteFiles, sitePaths } from '../addresses.ts';
import type { SiteConfig } from '../survey.ts';
import { templatePage } from '../template-page.ts';
import type { NavLink, PageView, TemplatePage, TextPage } from '../types.ts';

export interface HouseView extends PageView {
  readonly parts: HousePage['body']['parts'];
  readonly footnotes: HousePage['body']['footnotes'];
}

/** The pages of the house beside its posts. */
export function housePages(pages: readonly HousePage[]): TemplatePage[] {
  return pages.map(({ slug, title, description, body: { parts, footnotes } }) =>
    templatePage(
      sitePaths.house(slug),
      'pages/house',
      (): HouseView => ({ title, description, part: null, scripts: ['copy'], parts, footnotes }),
    ),
  );
}

/** Those that the navigation names, in its order. */
export const navLinks = (pages: readonly HousePage[]): NavLink[] =>
  pages.flatMap(({ slug, nav }) =>
    nav === null ? [] : [{ path: sitePaths.house(slug), label: nav }],
  );

/** Custom properties of the style sheet by the name of the setting. */
const properties = {
  accent: '--brand',
  link: '--link',
  paper: '--paper',
  ink: '--ink',
  serif: '--serif',
  sans: '--sans',
  mono: '--mono',
} as const satisfies Partial<Record<keyof Brand, string>>;

/** The look of the house as a style sheet, where the configuration gives it one. */
export function brandPage({ brand }: Pick<SiteConfig, 'brand'>): TextPage[] {
  const lines = Object.entries(properties).flatMap(([name, property]) => {
    const value = brand[name as keyof typeof properties];
    if (value === undefined) return [];
    const written = typeof value === 'string' ? value : `light-dark(${value.light}, ${value.dark})`;
    return [`  ${property}: ${written};`];
  });
  if (lines.length === 0) return [];
  const text = [':root {', ...lines, '}', ''].join('\n');
  return [{ kind: 'text', file: outputFile(siteFiles.brand), text: () => text }];
}

/** Whether the look of the house has a style sheet. */
export const hasBrandSheet = ({ brand }: Pick<SiteConfig, 'brand'>): boolean =>
  Object.keys(properties).some((name) => Object.hasOwn(brand, name));
