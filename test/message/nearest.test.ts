import { expect, test } from 'vitest';
import { nearest } from '../../src/message/nearest.ts';

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
