import type { Element, ElementContent } from 'hast';
import { text } from './nodes.ts';
import type { LinkResolver } from './types.ts';

/** Leads a link to its place in the site. `anchors` are the addresses inside the page. */
export function markLink(
  element: Element,
  links: LinkResolver,
  anchors: ReadonlySet<string>,
): Element {
  const { href } = element.properties;
  if (typeof href !== 'string') return element;
  if (href.startsWith('#')) {
    element.properties.href = findAnchor(href.slice(1), anchors) ?? href;
    return element;
  }
  const resolved = links.link(href);
  if (resolved !== null) element.properties.href = resolved;
  else if (/^(?:https?:)?\/\//i.test(href)) element.properties.rel = ['noopener', 'noreferrer'];
  return element;
}

/** Authors write `#root-cause` for a heading whose address is `h-root-cause`. */
function findAnchor(fragment: string, anchors: ReadonlySet<string>): string | null {
  const name = decode(fragment).replace(/^user-content-/, '');
  const candidates = [name, `h-${name}`, `h-${name.toLowerCase()}`];
  const anchor = candidates.find((candidate) => anchors.has(candidate));
  return anchor === undefined ? null : `#${anchor}`;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Gives an image its address and its size; one without an address is only its words. */
export function markImage(element: Element, links: LinkResolver): ElementContent {
  const { src, alt } = element.properties;
  if (typeof src !== 'string' || src === '') return text(typeof alt === 'string' ? alt : '');
  const image = links.image(src);
  if (image !== null) {
    element.properties.src = image.href;
    if (image.width !== null && image.height !== null) {
      const { width, height } = element.properties;
      if (width === undefined && height === undefined) {
        element.properties.width = image.width;
        element.properties.height = image.height;
      }
    }
  }
  element.properties.alt ??= '';
  element.properties.loading = 'lazy';
  element.properties.decoding = 'async';
  return element;
}
