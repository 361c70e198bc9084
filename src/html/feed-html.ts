import type { Body, Html } from './types.ts';

/** Attributes that mean something outside our own pages. */
const kept = new Set(
  'alt colspan datetime dir height href open reversed rowspan scope src start title type value width'.split(
    ' ',
  ),
);

// These patterns are exact for HTML that `toHtml` wrote, and for nothing else: it writes every `<` of a
// text as a character reference and every value between `"`. A tag is a name, values, and a `>`.
// Tags without values stay, but for spans, so only the others are looked at.
const tags = /<\/?span>|<([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"]*")?)+)>/g;
const attributes = / ([a-z-]+)(?:="([^"]*)")?/g;
const anchorLinks = / ?<a class="anchor"[^>]*>.*?<\/a>/g;
/** Readers of feeds take no drawings; the source of a diagram stands behind it. */
const drawings = /<svg[ >].*?<\/svg>/gs;

/**
 * The body as one text that stands alone in a feed: links and images have full addresses under
 * `pageUrl`; ids, classes and what only serves our pages are gone.
 */
export function toFeedHtml({ parts, footnotes }: Body, pageUrl: string): Html {
  const whole = [...parts.flatMap(({ heading, html }) => [heading, html]), footnotes]
    .filter((html) => html !== null && html !== '')
    .join('\n');
  return whole
    .replaceAll(anchorLinks, '')
    .replaceAll(drawings, '')
    .replaceAll(tags, (_, name: string | undefined, list: string) =>
      name === undefined || name === 'span' ? '' : `<${name}${keepAttributes(list, pageUrl)}>`,
    ) as Html;
}

/** Most tags have a mark of ours alone. */
const ours = /^ (?:class|id)="[^"]*"$/;

function keepAttributes(list: string, pageUrl: string): string {
  if (ours.test(list)) return '';
  return list.replaceAll(attributes, (whole, name: string, value: string | undefined) => {
    if (!kept.has(name)) return '';
    if ((name !== 'href' && name !== 'src') || value === undefined) return whole;
    const address = decode(value);
    if (!URL.canParse(address, pageUrl)) return '';
    return ` ${name}="${encode(new URL(address, pageUrl).href)}"`;
  });
}

const decode = (value: string): string =>
  value.replaceAll(/&#x([\dA-F]{1,6});/g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );

const encode = (value: string): string => value.replaceAll('&', '&#x26;').replaceAll('"', '&#x22;');
