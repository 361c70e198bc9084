import type { Place } from '../message/place.ts';
import { count, quote } from '../message/words.ts';
import { defineRule } from './define-rule.ts';
import { findShown } from './helpers/prose.ts';

interface Options {
  /** Addresses that may be shown, or how they begin (`10.96.`). */
  readonly allow: readonly string[];
}

const options: Options = { allow: [] };

// RFC 1918 (10/8, 172.16/12, 192.168/16), RFC 6598 (100.64/10) and RFC 3927 (169.254/16).
const addresses =
  /(?<![\w.-])(?:10\.\d{1,3}|172\.(?:1[6-9]|2\d|3[01])|192\.168|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|169\.254)\.\d{1,3}\.\d{1,3}(?:\/\d{1,2})?(?![\w-]|\.\d)/g;

/** Whole networks and the metadata service are the same everywhere and tell nothing of a house. */
const common =
  /^(?:10\.0\.0\.0|172\.16\.0\.0|192\.168\.0\.0|100\.64\.0\.0|169\.254\.0\.0)\/|^169\.254\.169\.254$/;

export const privateAddress = defineRule<Options>({
  id: 'private-address',
  description: 'A post does not show the addresses of machines inside the house.',
  scope: 'document',
  level: 'info',
  options,
  *check(document, _postmortem, { options: { allow } }) {
    const places = new Map<string, Place[]>();
    for (const { match, place } of findShown(document, addresses)) {
      const [address] = match;
      if (common.test(address) || allow.some((start) => address.startsWith(start))) continue;
      places.set(address, [...(places.get(address) ?? []), place]);
    }
    for (const [address, [place = null, ...others]] of places) {
      yield {
        place,
        unexpected: `private address ${quote(address)}`,
        expected: 'the name of what it belongs to',
        actual: address,
        note: `${others.length === 0 ? '' : `It stands in ${count(others.length, 'more place')}. `}It helps nobody outside, except to find their way inside. Write the role (\`db-1\`), or allow the network in the options.`,
      };
    }
  },
});
