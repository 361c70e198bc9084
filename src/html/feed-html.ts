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
/** The start of the link behind a heading; no value holds a `"`, so it stands nowhere else. */
const anchorLink = '<a class="anchor"';
/** Readers of feeds take no drawings; the source of a diagram stands behind it. */
const drawings = /<svg [A-Za-z:-]+="[^"]*".*?<\/svg>/gs;

/**
 * The body as one text that stands alone in a feed: links and images have full addresses under
 * `pageUrl`; ids, classes and what only serves our pages are gone.
 */
export function toFeedHtml({ parts, footnotes }: Body, pageUrl: string): Html {
  const whole = [...parts.flatMap(({ heading, html }) => [heading, html]), footnotes]
    .filter((html) => html !== null && html !== '')
    .join('\n');
  const base = new URL(pageUrl).href;
  const text = withoutAnchors(whole.includes('<svg ') ? whole.replaceAll(drawings, '') : whole);
  return text.replaceAll(tags, (_, name: string | undefined, list: string) =>
    name === undefined || name === 'span' ? '' : `<${name}${keepAttributes(list, base)}>`,
  ) as Html;
}

/** Takes out the links behind headings with the blank before each: found by their letters, sooner than by a pattern. */
function withoutAnchors(html: string): string {
  let text = '';
  let at = 0;
  for (let from = html.indexOf(anchorLink); from >= 0; from = html.indexOf(anchorLink, at)) {
    text += html.slice(at, html[from - 1] === ' ' ? from - 1 : from);
    at = html.indexOf('</a>', from) + '</a>'.length;
  }
  return text + html.slice(at);
}

/** Most tags have a mark of ours alone, and most links lead to a place of their page. */
const ours = /^ (?:class|id)="[^"]*"$/;
const ownPlace = /^#[\w.~-]+$/;

function keepAttributes(list: string, base: string): string {
  if (ours.test(list)) return '';
  return list.replaceAll(attributes, (whole, name: string, value: string | undefined) => {
    if (!kept.has(name)) return '';
    if ((name !== 'href' && name !== 'src') || value === undefined) return whole;
    if (ownPlace.test(value)) return ` ${name}="${encode(base)}${value}"`;
    const full = fullAddress(decode(value), base);
    return full === null ? '' : ` ${name}="${encode(full)}"`;
  });
}

function fullAddress(address: string, base: string): string | null {
  try {
    return new URL(address, base).href;
  } catch {
    return null;
  }
}

const decode = (value: string): string =>
  value.replaceAll(/&#x([\dA-F]{1,6});/g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );

const encode = (value: string): string => value.replaceAll('&', '&#x26;').replaceAll('"', '&#x22;');
