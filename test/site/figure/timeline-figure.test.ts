import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  entryKinds,
  type Instant,
  milestoneNames,
  type Zone,
} from '../../../src/postmortem/types.ts';
import type { FigurePoints } from '../../../src/site/figure/collect-points.ts';
import { type Drawing, drawFigure, drawingSizes } from '../../../src/site/figure/draw-figure.ts';
import type { TimelineFigure } from '../../../src/site/figure/timeline-figure.ts';
import type { PostmortemView } from '../../../src/site/pages/postmortem.ts';
import { createTexts } from '../../../src/site/texts/texts.ts';
import { pageAt, pagesOf, post } from '../../helpers/small-site.ts';

const texts = createTexts('en');

function figureOf(lines: readonly string[], fields = ''): TimelineFigure | null {
  const body = `## Timeline\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`;
  const pages = pagesOf({ x: post('X', `date: 2024-03-01\n${fields}`, body) });
  return (pageAt(pages, 'postmortems/x/index.html').view() as PostmortemView).figure;
}

const drawn = (figure: TimelineFigure | null): Drawing => {
  if (figure === null) throw new Error('Expected a figure');
  return figure.wide;
};

describe('a figure', () => {
  test('needs two known times', () => {
    expect(figureOf([])).toBeNull();
    expect(figureOf(['10:00 UTC: once'])).toBeNull();
    expect(figureOf(['some words', 'other words'])).toBeNull();
    expect(figureOf(['10:00 UTC: once', '10:00 UTC: and again'])?.entries).toBe(2);
  });

  test('is true to scale where nothing is left out', () => {
    const { entries, breaks } = drawn(figureOf(['10:00 UTC: a', '10:30 UTC: b', '12:00 UTC: c']));
    const [a, b, c] = entries.map(({ x }) => x) as [number, number, number];
    expect(breaks).toEqual([]);
    expect((b - a) / (c - a)).toBeCloseTo(0.25, 2);
  });

  test('shows phases between milestones, each with its length', () => {
    const figure = figureOf([
      '10:00 UTC: [cause] a',
      '10:10 UTC: [detected] b',
      '11:00 UTC: [mitigated] c',
      '12:00 UTC: [resolved] d',
    ]);
    expect(figure?.phases).toEqual([
      { name: 'detected', minutes: 10 },
      { name: 'mitigated', minutes: 50 },
      { name: 'resolved', minutes: 60 },
    ]);
    const { phases, milestones } = drawn(figure);
    expect(phases.map(({ label }) => label?.text)).toEqual([
      undefined,
      'Mitigation 50 min',
      'Resolution 1 h',
    ]);
    expect(milestones.map(({ name, time }) => `${name} ${time}`)).toEqual([
      'started 10:00',
      'detected 10:10',
      'mitigated 11:00',
      'resolved 12:00',
    ]);
  });

  test('draws long pauses short and says so, and no others', () => {
    const steps = ['00', '10', '25', '40', '50'];
    const figure = figureOf([
      ...steps.map((minute) => `2024-03-01 10:${minute} UTC: a`),
      ...steps.map((minute) => `2024-03-04 09:${minute} UTC: b`),
    ]);
    expect(figure?.wide.breaks.map(({ length }) => length)).toEqual(['2 d 22 h']);
    const days = Array.from({ length: 9 }, (_, day) => `2024-03-0${day + 1} 10:00 UTC: same`);
    expect(drawn(figureOf(days)).breaks).toEqual([]);
  });

  test('tells times in the zone of the incident', () => {
    const figure = figureOf(['10:00: a', '12:00: b'], 'timezone: Asia/Kolkata');
    expect(figure?.zoneLabel).toBe('Asia/Kolkata');
    expect(drawn(figure).ticks.map(({ time }) => time)).toContain('11:00');
    expect(drawn(figure).ticks[0]?.instant).toBe('2024-03-01T04:30:00Z');
  });

  test('counts what has no known time', () => {
    const figure = figureOf(['10:00 UTC: a', '11:00 UTC: b', '2024-03-02: later']);
    expect(figure).toMatchObject({ entries: 2, unknown: 1 });
  });
});

const minute = 60_000;
const instantsOf = fc.oneof(
  // An incident of some hours, days with pauses, and everything at once.
  fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 90 }),
  fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 120 }))
      .map(([day, at]) => day * 1440 + at),
    { minLength: 1, maxLength: 40 },
  ),
  fc.array(fc.constant(7), { minLength: 2, maxLength: 70 }),
);
const pointsOf = fc
  .record({
    minutes: instantsOf,
    kinds: fc.infiniteStream(fc.constantFrom(...entryKinds, null)),
    lasting: fc.infiniteStream(fc.option(fc.integer({ min: 1, max: 3000 }), { freq: 3 })),
    turns: fc.subarray([...milestoneNames]),
    zone: fc.constantFrom('UTC', 'Asia/Kolkata', 'Europe/Berlin', '-03:30'),
  })
  .map(({ minutes, kinds, lasting, turns, zone }): FigurePoints => {
    const start = Date.UTC(2024, 2, 30);
    const at = minutes.toSorted((a, b) => a - b).map((value) => start + value * minute);
    const instant = (value: number) =>
      new Date(value).toISOString().replace('.000Z', 'Z') as Instant;
    return {
      entries: at.map((value, index) => {
        const length = lasting.next().value;
        return {
          anchor: `t-${index}`,
          kind: kinds.next().value ?? null,
          at: value,
          until: typeof length === 'number' ? value + length * minute : null,
          instant: instant(value),
          stamp: '',
          words: 'words',
        };
      }),
      milestones: turns.map((name, index) => {
        const value = at[Math.floor((index * at.length) / turns.length)] ?? start;
        return { name, at: value, instant: instant(value), anchor: null };
      }),
      unknown: 0,
      zone: zone as Zone,
    };
  });

/** Every number of a value, however deep. */
const numbersOf = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersOf)
      : [];

describe('whatever the times are', () => {
  for (const [name, size] of Object.entries(drawingSizes)) {
    test(`the ${name} drawing stays in its box and shows every entry once`, () => {
      fc.assert(
        fc.property(pointsOf, (points) => {
          const drawing = drawFigure(points, size, texts);
          const { width, height, entries, ticks, breaks, milestones, phases } = drawing;
          expect(numbersOf(drawing).every(Number.isFinite)).toBe(true);
          expect(entries.map(({ anchor }) => anchor)).toEqual(
            points.entries.map(({ anchor }) => anchor),
          );
          for (const { x, y, until } of entries) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(until ?? x).toBeLessThanOrEqual(width);
            expect(y).toBeGreaterThanOrEqual(0);
            expect(y).toBeLessThan(drawing.axis.y);
          }
          // No mark on another: they have rows of their own, or are a mark's width apart.
          const near = entries.some((a, index) =>
            entries
              .slice(index + 1)
              .some((b) => Math.abs(a.x - b.x) < 10.8 && Math.abs(a.y - b.y) < 10.8),
          );
          expect(near).toBe(false);
          const said = ticks.filter(({ time, day }) => (time ?? day) !== null);
          for (const [index, { labelX }] of said.entries()) {
            expect(labelX - (said[index - 1]?.labelX ?? -100)).toBeGreaterThan(30);
            expect(labelX).toBeLessThan(width);
          }
          const tops = milestones.map(({ label }) => label.top);
          expect(Math.min(0, ...tops)).toBeGreaterThanOrEqual(0);
          for (const { x, width: wide } of [...phases, ...breaks]) {
            expect(wide).toBeGreaterThanOrEqual(0);
            expect(x + wide).toBeLessThanOrEqual(width);
          }
          expect(height).toBeLessThan(600);
        }),
        { numRuns: 150 },
      );
    });

    test(`in the ${name} drawing later is never further left, but for marks that make room`, () => {
      fc.assert(
        fc.property(pointsOf, (points) => {
          const { milestones, ticks } = drawFigure(points, size, texts);
          for (const marks of [milestones, ticks.filter(({ instant }) => instant !== '')]) {
            const sorted = marks.toSorted((a, b) => (a.instant < b.instant ? -1 : 1));
            for (const [index, { x }] of sorted.entries()) {
              expect(x).toBeGreaterThanOrEqual(sorted[index - 1]?.x ?? 0);
            }
          }
        }),
        { numRuns: 100 },
      );
    });
  }
});
