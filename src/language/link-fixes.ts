import type { PostDocument } from '../document/types.ts';
import type { Fix, Message } from '../message/message.ts';
import { quote } from '../message/words.ts';
import { findAddresses } from './addresses.ts';

/** Rules that name where an address was most likely meant to lead. */
const rules: readonly string[] = ['link-dead', 'image-missing'];

/**
 * Ways to lead a dead link somewhere: to what is nearest to it. Only the text says where in a link its address
 * stands, and rules over all posts have none, so these are made here.
 */
export function linkFixes(message: Message, document: () => PostDocument): readonly Fix[] {
  const { ruleId, actual, expected, place } = message;
  if (!rules.includes(ruleId) || actual === null || expected.length === 0 || place === null) {
    return [];
  }
  const same = findAddresses(document()).filter(({ url }) => isSame(url, actual));
  const inside = same.filter(
    (address) =>
      address.place.start.offset >= place.start.offset &&
      address.place.end.offset <= place.end.offset,
  );
  // A link by name has its address in a definition elsewhere.
  const [address, ...others] = inside.length > 0 ? inside : same;
  if (address === undefined || others.length > 0) return [];
  return expected.map((target) => ({
    title: `Link to ${quote(target)}`,
    safe: false,
    edits: [{ place: address.place, text: target }],
  }));
}

/** Addresses are told as they are decoded from Markdown, which may write some characters otherwise. */
const isSame = (written: string, told: string): boolean =>
  written === told || written.replaceAll('\\', '') === told;
