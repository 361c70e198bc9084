import { parseDocument } from '../../src/document/parse-document.ts';
import { renderBody } from '../../src/html/render-body.ts';
import type { Body, LinkResolver, RenderOptions } from '../../src/html/types.ts';

/** Leaves every address as it is. */
export const noLinks: LinkResolver = { link: () => null, image: () => null };

/** Renders Markdown as the post `posts/x.md`. */
export function render(text: string, options: Partial<RenderOptions> = {}): Body {
  const document = parseDocument({ path: 'posts/x.md', text });
  return renderBody(document, { annotations: [], links: noLinks, ...options });
}

/** The whole body as one HTML text. */
export function html(text: string, options: Partial<RenderOptions> = {}): string {
  return join(render(text, options));
}

export const join = ({ parts, footnotes }: Body): string =>
  [...parts.flatMap((part) => [part.heading, part.html]), footnotes]
    .filter((piece) => piece !== null && piece !== '')
    .join('\n');
