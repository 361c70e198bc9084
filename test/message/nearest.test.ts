import { expect, test } from 'vitest';
import { createNearest, nearest } from '../../src/message/nearest.ts';

const known = ['title', 'detection_method', 'SEV1', 'SEV2', 'timeline', 'data'];

test.each([
  ['titel', 'title'],
  ['Title', 'title'],
  ['tilte', 'title'],
  ['titles', 'title'],
  ['detection-method', 'detection_method'],
  ['sev-1', 'SEV1'],
  ['SV2', 'SEV2'],
  ['SEV9', null],
  ['SEV', null],
  ['timelines', 'timeline'],
  ['time', null],
  ['dates', null],
  ['', null],
  ['x', null],
])('%j is near %j', (word, expected) => {
  expect(nearest(word, known)).toBe(expected);
});

test('looks up so many words, and no more', () => {
  const near = createNearest(known, 7);
  // Numbers must be the same: four words are without one.
  expect([near('titel'), near('SEV-1'), near('titel'), near('tilte')]).toEqual([
    'title',
    'SEV1',
    null,
    null,
  ]);
});
