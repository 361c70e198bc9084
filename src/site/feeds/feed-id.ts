import { hash } from 'node:crypto';

/** Names of postmortems live in a space of their own: a random UUID, fixed for ever. */
const namespace = '3f0cfd7e-0a4b-4f5e-9d0c-6b1b8a6d2c41';
const namespaceBytes = Buffer.from(namespace.replaceAll('-', ''), 'hex');

/**
 * The id of a postmortem, or of another thing with a name of its own, in all feeds: a UUID of version 5
 * (RFC 9562) of its `id`. A reader takes an item with a new id for a new item, so an id must not
 * change with a title, an address or a domain; an address or a `tag:` URI would.
 */
export function feedId(id: string): string {
  const hex = hash(
    'sha1',
    Buffer.concat([namespaceBytes, Buffer.from(id.normalize('NFC'))]),
    'hex',
  );
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const last = `${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${last}`;
}
