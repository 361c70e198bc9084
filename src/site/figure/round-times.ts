import { scaleUtc } from 'd3-scale';
import type { Millis } from './collect-points.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Steps between round times of which a day has a whole number. */
const steps = [
  ...[1, 5, 15, 30].map((count) => count * second),
  ...[1, 5, 15, 30].map((count) => count * minute),
  ...[1, 3, 6, 12].map((count) => count * hour),
  day,
];
const nextStep = 2 * day;

/**
 * Round times, to the second and in UTC, between two instants, of which the first is earlier: about as many
 * as `count`. They are those of d3, whose calendar takes ten times as long for steps that need none.
 */
export function roundTimes(from: Millis, to: Millis, count: number): readonly Millis[] {
  const wanted = (to - from) / count;
  const place = steps.findIndex((step) => step > wanted);
  const above = place < 0 ? nextStep : (steps[place] ?? second);
  const below = steps.at(place < 0 ? -1 : Math.max(0, place - 1)) ?? second;
  const step = wanted / below < above / wanted ? below : above;
  if (step === nextStep) return calendarTimes(from, to, count);
  const times: Millis[] = [];
  // Minus zero is zero.
  for (let at = Math.ceil(from / step) * step + 0; at <= to; at += step) times.push(at);
  return times;
}

const calendarTimes = (from: Millis, to: Millis, count: number): Millis[] =>
  scaleUtc([from, to], [0, 1])
    .ticks(count)
    .map((date) => date.getTime());
