import { serialiseXml, type Written, type XmlElement } from './serialise-xml.ts';
import type { FeedChannel } from './types.ts';

type Attributes = Readonly<Record<string, string>>;

/** An element with others in it, some of them written already. */
export const parent = (
  name: string,
  attributes: Attributes,
  children: readonly (XmlElement | Written)[],
): XmlElement => ({ type: 'element', name, attributes, children });

/** An element with one text in it. */
export const field = (name: string, text: string, attributes: Attributes = {}): XmlElement => ({
  ...{ type: 'element', name, attributes, children: [{ type: 'text', value: text }] },
});

/** An element without content. */
export const empty = (name: string, attributes: Attributes): XmlElement =>
  parent(name, attributes, []);

/** Items that are written, in their place in the tree. */
export const written = (items: readonly string[]): Written[] =>
  items.map((xml) => ({ type: 'written', xml }));

/**
 * The links of a feed to its hub and to its older and newer documents, as elements `name`. Archives are in
 * Atom, for readers of RSS too: whoever follows their links reads both.
 */
export function feedLinks(name: string, { hub, archive }: FeedChannel): XmlElement[] {
  const { current, previous, next } = archive;
  const links = { current, 'prev-archive': previous, 'next-archive': next };
  return [
    ...(hub === null ? [] : [empty(name, { href: hub, rel: 'hub' })]),
    ...Object.entries(links).flatMap(([rel, href]) =>
      href === null ? [] : [empty(name, { href, rel, type: 'application/atom+xml' })],
    ),
  ];
}

/** Writes a tree as a file, with its declaration. */
export const writeXml = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${serialiseXml(root)}\n`;
