import { createHash } from 'node:crypto';

/** Names of postmortems live in a space of their own: a random UUID, fixed for ever. */
const namespace = '3f0cfd7e-0a4b-4f5e-9d0c-6b1b8a6d2c41';

/**
 * The id of a postmortem, or of another thing with a name of its own, in all feeds: a UUID of version 5
 * (RFC 9562) of its `id`. A reader takes an item with a new id for a new item, so an id must not
 * change with a title, an address or a domain; an address or a `tag:` URI would.
 */
export function feedId(id: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(id.normalize('NFC'))
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  const groups = [0, 8, 12, 16, 20].map((start, index, all) => hex.slice(start, all[index + 1]));
  return `urn:uuid:${groups.join('-')}`;
}
