import fc from 'fast-check';
import { EditMap } from 'micromark-util-edit-map';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../src/document/parse-markdown.ts';
import { createLocator } from '../../src/message/place.ts';

type Events = Parameters<EditMap['consume']>[0];

/** Lists that count what is put into them. */
class Counted extends Array {
  pushed = 0;
  override push(...things: unknown[]): number {
    this.pushed += things.length;
    return super.push(...things);
  }
}

/** What a list becomes, edit by edit from its end: slow and plain. */
function applySlowly(list: readonly number[], edits: readonly [number, number, number[]][]) {
  const changed = [...list];
  for (const [index, removed, added] of edits.toSorted(([a], [b]) => b - a)) {
    changed.splice(index, removed, ...added);
  }
  return changed;
}

test('edits give what they give one by one', () => {
  parseMarkdown({ text: '', locator: createLocator('') });
  const edit = fc.tuple(fc.nat(4), fc.nat(3), fc.array(fc.integer(), { maxLength: 3 }));
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 6 }), (gaps) => {
      // Each edit begins where the one before it has ended, or behind that.
      let at = 0;
      const edits = gaps.map(([gap, removed, added]): [number, number, number[]] => {
        const index = at + gap + 1;
        at = index + removed;
        return [index, removed, added];
      });
      const list = Array.from({ length: at + 3 }, (_, index) => index);
      const map = new EditMap();
      for (const [index, removed, added] of edits.toReversed()) {
        map.add(index, removed, [...added] as unknown as Events);
      }
      const events = [...list] as unknown as Events;
      map.consume(events);
      expect(events).toEqual(applySlowly(list, edits));
      expect(map.map).toEqual([]);
    }),
  );
});

test('what stands before an edit is not copied, whatever the parser does', () => {
  const events = Counted.from({ length: 10_000 }, (_, index) => index) as Counted;
  events.pushed = 0;
  const map = new EditMap();
  map.add(9_998, 1, ['a', 'b'] as unknown as Events);
  map.consume(events as unknown as Events);
  expect([...events].slice(-4)).toEqual([9_997, 'a', 'b', 9_999]);
  expect(events.pushed).toBeLessThan(10);
});

test('the parser makes its edits with it: each event of a long row of quotes is moved a few times', () => {
  const consume = EditMap.prototype.consume;
  let pushed = 0;
  EditMap.prototype.consume = function (events) {
    const counted = Counted.from(events) as Counted;
    counted.pushed = 0;
    const before = events.length;
    consume.call(this, counted as unknown as Events);
    pushed += counted.pushed;
    events.length = 0;
    events.push(...(counted as unknown as Events));
    expect(events.length).toBeGreaterThanOrEqual(before - 100);
    return undefined;
  };
  try {
    const text = '> a\n\n'.repeat(300);
    const { children } = parseMarkdown({ text, locator: createLocator(text) });
    expect(children).toHaveLength(300);
  } finally {
    EditMap.prototype.consume = consume;
  }
  expect(pushed).toBeGreaterThan(0);
  expect(pushed).toBeLessThan(300 * 20);
});
