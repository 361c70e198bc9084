import type { Element, ElementContent } from 'hast';
import { h, text } from './nodes.ts';
import type { LinkResolver } from './types.ts';
import { validUrl } from './valid-url.ts';

/** Leads a link to its place in the site. `anchors` are the addresses inside the page. */
export function markLink(
  element: Element,
  links: LinkResolver,
  anchors: ReadonlySet<string>,
): Element {
  const { href } = element.properties;
  element.children = withoutLinks(element.children);
  if (typeof href !== 'string') return element;
  const inside = href.startsWith('#') ? findAnchor(href.slice(1), anchors) : links.link(href);
  const address = inside ?? validUrl(href);
  setAddress(element, 'href', address);
  if (address !== null && isOutside(address)) element.properties.rel = ['noopener', 'noreferrer'];
  return element;
}

const isOutside = (href: string): boolean => /^(?:https?:)?\/\//i.test(href);

/** An address that can't be one goes; what it stood on stays. */
function setAddress(element: Element, name: 'href' | 'src', address: string | null): void {
  if (address === null) delete element.properties[name];
  else element.properties[name] = address;
}

/** A link can't hold another (`[<https://a.example>](b)`); a footnote's mark in it keeps its address. */
function withoutLinks(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child) => {
    if (child.type !== 'element') return child;
    const inner = { ...child, children: withoutLinks(child.children) };
    if (child.tagName !== 'a') return inner;
    const { id } = child.properties;
    return typeof id === 'string' ? h('span', { id }, inner.children) : inner.children;
  });
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
  const image = typeof src === 'string' ? links.image(src) : null;
  const address = image?.href ?? (typeof src === 'string' ? validUrl(src) : null);
  if (address === null || address === '') return text(typeof alt === 'string' ? alt : '');
  setAddress(element, 'src', address);
  if (image !== null) {
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
