/** Index of the first of some things, in the order of the text, that starts at an offset or behind it. */
export function firstFrom<Thing>(
  things: readonly Thing[],
  offset: number,
  startOf: (thing: Thing) => number,
): number {
  let [low, high] = [0, things.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(things[middle] as Thing) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
