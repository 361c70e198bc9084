import type { Element } from 'xast';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import type { FeedChannel } from './types.ts';

/** Characters that XML 1.0 forbids or advises against, and halves of characters. */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|\p{Surrogate}/gu;

/** A text as it can stand in a feed; lines end with LF, as every XML parser reads them. */
export const cleanText = (text: string): string =>
  text.replaceAll(forbidden, '').replaceAll(/\r\n?/g, '\n');

/** An element with one text in it. Every text of a feed is written here, and so cleaned. */
export const field = (
  name: string,
  text: string,
  attributes: Readonly<Record<string, string>> = {},
): Element => x(name, cleanAttributes(attributes), cleanText(text)) as Element;

/** An element without content. */
export const empty = (name: string, attributes: Readonly<Record<string, string>>): Element =>
  x(name, cleanAttributes(attributes)) as Element;

/** The links of a feed to its hub and to its older and newer documents, as elements `name`. */
export function feedLinks(name: string, { hub, archive }: FeedChannel): Element[] {
  const { current, previous, next } = archive;
  const links = { hub, current, 'prev-archive': previous, 'next-archive': next };
  return Object.entries(links).flatMap(([rel, href]) =>
    href === null ? [] : [empty(name, { href, rel })],
  );
}

/** The mark of an archive, by RFC 5005. */
export const archiveMark = ({ archive }: FeedChannel): Element[] =>
  archive.current === null ? [] : [empty('fh:archive', {})];

/** The namespace of that mark, for feeds that have it. */
export const archiveNamespace = ({ archive }: FeedChannel): Record<string, string> =>
  archive.current === null ? {} : { 'xmlns:fh': 'http://purl.org/syndication/history/1.0' };

/** Writes a feed with its declaration. */
export function writeXml(root: Element): string {
  const xml = toXml(root, { closeEmptyElements: true, tightClose: true });
  // XML forbids `]]>` in a text, and the serialiser leaves `>` alone.
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml.replaceAll(']]>', ']]&gt;')}\n`;
}

const cleanAttributes = (attributes: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, cleanText(value)]));
