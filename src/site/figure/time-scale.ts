import type { Millis } from './collect-points.ts';

/** A stretch of time that is drawn true to scale. */
export interface Stretch {
  readonly from: Millis;
  readonly to: Millis;
  readonly x1: number;
  readonly x2: number;
}

/** A stretch without an event that is drawn short. */
export interface ScaleBreak extends Stretch {}

/** Places instants along a line of `x1` to `x2`. */
export interface TimeScale {
  readonly x: (at: Millis) => number;
  readonly stretches: readonly Stretch[];
  readonly breaks: readonly ScaleBreak[];
}

export interface ScaleOptions {
  readonly x1: number;
  readonly x2: number;
  /** Width of a pause that is drawn short. */
  readonly breakWidth: number;
  /** Each stretch between two such pauses has this much of the line, as far as there is room. */
  readonly leastWidth: number;
}

/** A pause is long when it is this many times as long as the usual one. */
const longTimes = 8;
/** Long pauses are drawn short when together they would take this part of the line. */
const longPart = 0.6;
const maxBreaks = 4;

/**
 * A scale of time in which pauses that would leave no room for the events are drawn short, the longest
 * first. Within a stretch all is true to scale, and all stretches have one scale but for the shortest.
 */
export function createTimeScale(instants: readonly Millis[], options: ScaleOptions): TimeScale {
  const points = [...new Set(instants)].sort((a, b) => a - b);
  const pauses = findPauses(points);
  const { x1, x2, breakWidth, leastWidth } = options;
  const first = points[0] ?? 0;
  const last = points.at(-1) ?? first;
  const bounds = [first, ...pauses.flatMap(({ from, to }) => [from, to]), last];
  const parts = Array.from({ length: pauses.length + 1 }, (_, index) => ({
    from: bounds[2 * index] ?? first,
    to: bounds[2 * index + 1] ?? last,
  }));

  const room = x2 - x1 - pauses.length * breakWidth;
  const least = Math.min(leastWidth, room / parts.length);
  const shared = room - parts.length * least;
  const total = parts.reduce((sum, { from, to }) => sum + to - from, 0);
  const stretches: Stretch[] = [];
  const breaks: ScaleBreak[] = [];
  let x = x1;
  for (const [index, { from, to }] of parts.entries()) {
    const share = total === 0 ? 1 / parts.length : (to - from) / total;
    const end = index === parts.length - 1 ? x2 : x + least + shared * share;
    stretches.push({ from, to, x1: x, x2: end });
    const pause = pauses[index];
    if (pause !== undefined) breaks.push({ ...pause, x1: end, x2: end + breakWidth });
    x = end + breakWidth;
  }
  // A stretch of no length has its one point in its middle.
  const all = [...stretches, ...breaks].sort((a, b) => a.x1 - b.x1);
  return {
    x: (at) => {
      const inside = all.find(({ from, to }) => at >= from && at <= to);
      const part = inside ?? all[at < first ? 0 : all.length - 1];
      if (part === undefined) return x1;
      const share = part.to === part.from ? 0.5 : (at - part.from) / (part.to - part.from);
      return part.x1 * (1 - share) + part.x2 * share;
    },
    stretches,
    breaks,
  };
}

interface Pause {
  readonly from: Millis;
  readonly to: Millis;
}

/** The pauses to draw short, in the order of time. Two events and the time between are left alone. */
function findPauses(points: readonly Millis[]): readonly Pause[] {
  const sorted = points
    .slice(1)
    .map((to, index): Pause => ({ from: points[index] ?? to, to }))
    .sort((a, b) => length(b) - length(a));
  const usual = sorted[Math.floor(sorted.length / 2)];
  if (usual === undefined || sorted.length < 3) return [];
  const long = sorted
    .slice(0, Math.min(maxBreaks, sorted.length - 2))
    .filter((pause) => length(pause) >= longTimes * length(usual));
  const total = (points.at(-1) ?? 0) - (points[0] ?? 0);
  const paused = long.reduce((sum, pause) => sum + length(pause), 0);
  return paused < longPart * total ? [] : long.sort((a, b) => a.from - b.from);
}

const length = ({ from, to }: Pause): number => to - from;
