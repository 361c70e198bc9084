import { expect, test } from 'vitest';
import type { Html } from '../../src/html/types.ts';
import { fillSlots } from '../../src/render/slots.ts';

test.each([
  ['a <span data-slot="x"></span>b', 'a [x]b'],
  ['<span data-slot="x"></span><span data-slot="gone"></span>', '[x]'],
  ['<span data-slot="x">not ours</span>', '<span data-slot="x">not ours</span>'],
  ['<span data-slot="$&amp;"></span>', '[$&amp;]'],
])('fills the slots of %s', (html, expected) => {
  expect(fillSlots(html as Html, (name) => (name === 'gone' ? '' : `[${name}]`))).toBe(expected);
});
