import type { Zone } from '../../postmortem/types.ts';
import type { Millis } from './collect-points.ts';
import { roundTimes } from './round-times.ts';
import type { TimeScale } from './time-scale.ts';
import { isoInstant, zoneAhead, zonedClock } from './zoned-clock.ts';

/** A mark of the axis: a round time of the incident's zone. */
export interface AxisTick {
  readonly x: number;
  /** Where the middle of its label is: inside the drawing. */
  readonly labelX: number;
  /** `2018-04-18T10:00:00Z`. */
  readonly instant: string;
  /** `12:00`, `12:00:30`; null on a scale of days, and where there is no room for words. */
  readonly time: string | null;
  /** The day, `2018-04-18`, where it is another than that of the tick before. */
  readonly day: string | null;
}

export interface TickOptions {
  readonly zone: Zone;
  /** Room that a label takes. */
  readonly labelWidth: number;
  readonly x1: number;
  readonly x2: number;
}

const second = 1000;
const oneDay = 24 * 60 * 60 * second;

/** Round times along the scale, as many as have room; a stretch without room for one has its start. */
export function axisTicks(scale: TimeScale, options: TickOptions): readonly AxisTick[] {
  const { zone, labelWidth } = options;
  const ticks: AxisTick[] = [];
  const bare: number[] = [];
  let free = options.x1;
  let last: string | null = null;
  /** Whether there was room. */
  const add = (at: Millis, isDay: boolean, mayShift: boolean): boolean => {
    const x = scale.x(at);
    const half = labelWidth / 2;
    const inside = Math.min(Math.max(x, options.x1 + half), options.x2 - half);
    const labelX = mayShift ? Math.max(inside, free + half) : inside;
    if (labelX - half < free || Math.abs(labelX - x) > half || labelX + half > options.x2) {
      return false;
    }
    const { day, time } = zonedClock(zone, at);
    ticks.push({
      x,
      labelX,
      instant: isoInstant(at),
      time: isDay ? null : time,
      day: day === last ? null : day,
    });
    last = day;
    free = labelX + half;
    return true;
  };
  for (const { from, to, x1, x2 } of scale.stretches) {
    const wanted = Math.max(1, Math.floor((x2 - x1) / (labelWidth * 1.75)));
    const round = from === to ? [] : roundInZone(from, to, wanted, zone);
    const isDay = (round[1] ?? to) - (round[0] ?? from) >= oneDay;
    const shown = round.filter((at) => add(at, isDay && round.length > 1, false));
    for (const at of round) if (!shown.includes(at)) bare.push(scale.x(at));
    if (shown.length > 0 || add(from, false, true)) continue;
    // The start of a stretch says more than the last of many round times before it.
    const before = ticks.at(-1);
    if (before === undefined || ticks.length < 2 || before.day !== null) continue;
    ticks.pop();
    free = (ticks.at(-1)?.labelX ?? options.x1) + labelWidth / 2;
    add(from, false, true);
  }
  const silent = bare.map((x) => ({ x, labelX: x, instant: '', time: null, day: null }));
  return [...ticks, ...silent];
}

/** Times between two instants that are round on the clocks of the zone. */
function roundInZone(from: Millis, to: Millis, count: number, zone: Zone): readonly Millis[] {
  // The clocks may change in between; the ticks then stay as far apart and are round no more.
  const ahead = zoneAhead(zone, from);
  return roundTimes(from + ahead, to + ahead, count).map((at) => at - ahead);
}
