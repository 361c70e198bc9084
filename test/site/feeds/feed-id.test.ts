import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedId } from '../../../src/site/feeds/feed-id.ts';

describe('feedId', () => {
  it('never changes, and is what other programs make of it', () => {
    expect(feedId('INC-1')).toBe('urn:uuid:f23a1646-5467-566f-af3a-ea88e70fd128');
    expect(feedId('2017-06-30-migrations')).toBe('urn:uuid:c0c9a980-0b0a-55fb-be6c-fd83ff137a77');
  });

  it('is the same for both normal forms', () => {
    expect(feedId('cafe\u0301')).toBe(feedId('caf\u00e9'));
  });

  it('is a UUID of version 5 for any name, and another for another name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(feedId(a)).toMatch(
          /^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
        );
        if (a.normalize() !== b.normalize()) expect(feedId(a)).not.toBe(feedId(b));
      }),
    );
  });
});
