/** Nodes of a page that give way to others. */
export interface Change {
  readonly parent: Node;
  /** Next to each other; none where something is only added. */
  readonly from: readonly ChildNode[];
  readonly to: readonly ChildNode[];
  /** What stands behind them. */
  readonly before: ChildNode | null;
}

/** Elements that the scripts of a page look at or add to: one that comes or goes needs them to run again. */
const scripted =
  'time, pre, button, input, output, details, svg, h1, h2, h3, h4, h5, h6, [id], .entry';

/**
 * What is to change in `live`, a part of a page that was made from `old` and has been through its scripts since, so
 * that it shows what stands in `next`. Null where scripts have to see the change, or have touched what changes.
 */
export function findChanges(live: Node, old: Node, next: Node): readonly Change[] | null {
  const [shown, before, after] = [live, old, next].map((node) => [...node.childNodes]);
  if (shown === undefined || before === undefined || after === undefined) return null;
  if (live.nodeName !== old.nodeName || shown.length !== before.length) return null;
  if (!isSameFrame(old, next)) return null;
  const shorter = Math.min(before.length, after.length);
  const isSame = (index: number, other: number): boolean =>
    before[index]?.isEqualNode(after[other] ?? null) === true;
  let start = 0;
  while (start < shorter && isSame(start, start)) start++;
  let end = 0;
  while (end < shorter - start && isSame(before.length - 1 - end, after.length - 1 - end)) end++;
  const from = before.slice(start, before.length - end);
  const to = after.slice(start, after.length - end);
  const place = shown.slice(start, shown.length - end);
  if (from.length !== to.length) {
    const behind = shown[shown.length - end] ?? null;
    return isPlain([...from, ...to], live) && areEqual(place, from)
      ? [{ parent: live, from: place, to, before: behind }]
      : null;
  }
  const changes: Change[] = [];
  for (const [index, one] of place.entries()) {
    const [was, will] = [from[index], to[index]];
    if (was === undefined || will === undefined || was.isEqualNode(will)) continue;
    const inside = isSameFrame(was, will)
      ? findChanges(one, was, will)
      : isPlain([was, will], live) && one.isEqualNode(was)
        ? [{ parent: live, from: [one], to: [will], before: one.nextSibling }]
        : null;
    if (inside === null) return null;
    changes.push(...inside);
  }
  return changes;
}

const areEqual = (some: readonly Node[], others: readonly Node[]): boolean =>
  some.every((node, index) => node.isEqualNode(others[index] ?? null));

/** Whether two nodes are elements that differ in nothing but what stands in them. */
const isSameFrame = (a: Node, b: Node): boolean =>
  a instanceof Element && a.cloneNode(false).isEqualNode(b.cloneNode(false));

function isPlain(nodes: readonly Node[], parent: Node): boolean {
  if (parent instanceof Element && parent.closest('time, pre, button, svg') !== null) return false;
  return nodes.every(
    (node) =>
      !(node instanceof Element) ||
      !(node.matches(scripted) || node.querySelector(scripted) !== null),
  );
}
