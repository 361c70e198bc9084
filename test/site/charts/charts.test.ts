import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/postmortem/types.ts';
import { drawBars } from '../../../src/site/charts/draw-bars.ts';
import { drawRanks, drawSparks } from '../../../src/site/charts/draw-rows.ts';
import { drawSpreads } from '../../../src/site/charts/draw-spreads.ts';
import { cutPeriods } from '../../../src/site/charts/periods.ts';
import { createTexts } from '../../../src/site/texts/texts.ts';

const texts = createTexts('en');
const labels = (...days: string[]): string[] =>
  cutPeriods(days as Day[], texts).all.map(({ label }) => label);
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as Day);

describe('periods', () => {
  test('are as short as fit, without gaps', () => {
    expect(labels()).toEqual([]);
    expect(labels('2024-02-10')).toEqual(['Feb 2024']);
    expect(labels('2023-11-30', '2024-02-01')).toEqual([
      'Nov 2023',
      'Dec 2023',
      'Jan 2024',
      'Feb 2024',
    ]);
    expect(labels('2022-01-01', '2024-02-01').slice(0, 2)).toEqual(['Q1 2022', 'Q2 2022']);
    expect(labels('2014-05-05', '2026-01-01')).toHaveLength(13);
    expect(labels('1950-01-01', '2026-01-01')[0]).toBe('from 1950');
  });

  test('hold each day in the one that begins last before it', () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 40 }), (days) => {
        const { all, placeOf } = cutPeriods(days, texts);
        expect(all.length).toBeLessThanOrEqual(20);
        for (const one of days) {
          const place = all.findLastIndex(({ start }) => start <= one);
          expect(placeOf(one)).toBe(place);
        }
        expect(new Set(days.map(placeOf)).has(0)).toBe(true);
        expect(new Set(days.map(placeOf)).has(all.length - 1)).toBe(true);
      }),
    );
  });
});

const table = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(
      fc.array(fc.integer({ min: 0, max: 50 }), { minLength: columns, maxLength: columns }),
      { minLength: rows, maxLength: rows },
    ),
  );

describe('bars', () => {
  test('stand on each other from the ground, as high as their counts and inside the chart', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const series = (counts[0] ?? []).map((_, index) => ({ label: `s${index}`, fill: 'open' }));
        const { bars, base, grid } = drawBars(
          counts.map((_, index) => String(index)),
          series,
          counts,
        );
        const highest = Math.max(1, ...counts.map((row) => row.reduce((a, b) => a + b, 0)));
        let unit: number | null = null;
        for (const [index, bar] of bars.entries()) {
          expect(bar.total).toBe((counts[index] ?? []).reduce((a, b) => a + b, 0));
          expect(bar.x).toBeGreaterThanOrEqual(8);
          expect(bar.x + bar.width).toBeLessThanOrEqual(100.01);
          let ground = base;
          for (const { series: place, y, height, count } of bar.segments) {
            expect(count).toBe(counts[index]?.[place]);
            expect(y + height).toBeCloseTo(ground, 1);
            unit ??= height / count;
            expect(height / count).toBeCloseTo(unit, 1);
            ground = y;
          }
          expect(ground).toBeGreaterThanOrEqual(0);
        }
        expect(Math.max(...grid.map(({ value }) => value))).toBeLessThanOrEqual(highest * 2);
        expect(grid.every(({ value }) => Number.isInteger(value))).toBe(true);
      }),
    );
  });
});

describe('rows', () => {
  const rows = ['a', 'b'].map((label) => ({ label, path: null }));

  test('are as long as their counts', () => {
    const { rows: drawn } = drawRanks(rows, [4, 1]);
    expect(drawn.map(({ bars, total }) => [total, bars[0]?.width])).toEqual([
      [4, 100],
      [1, 25],
    ]);
  });

  test('over time have a bar where something happened', () => {
    const { rows: drawn } = drawSparks(
      rows,
      ['x', 'y'],
      [
        [0, 2],
        [1, 1],
      ],
    );
    expect(drawn.map(({ total, bars }) => [total, bars.map(({ height }) => height)])).toEqual([
      [2, [26]],
      [2, [13, 13]],
    ]);
  });
});

describe('spreads', () => {
  const write = (minutes: number): string => `${minutes}`;
  const draw = (minutes: readonly number[]) => drawSpreads([{ label: 'All', minutes }], write);

  test('say quarters of five values or more only', () => {
    expect(draw([1, 2, 3, 4]).rows[0]?.half).toBeNull();
    expect(draw([1, 2, 3, 4, 5]).rows[0]?.half).not.toBeNull();
  });

  test('leave empty samples out', () => {
    expect(draw([]).rows).toEqual([]);
  });

  test('keep every value inside the chart, and its marks in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5e6 }), { minLength: 1, maxLength: 400 }),
        (minutes) => {
          const { rows, height, labels } = draw(minutes);
          const [row] = rows;
          const shown = row?.points.length === 0 ? row.bars : row?.points;
          expect(row?.points.length === minutes.length || minutes.length > 150).toBe(true);
          for (const { x, y } of shown ?? []) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(100);
            expect(y).toBeGreaterThanOrEqual(0);
            expect(y).toBeLessThanOrEqual(height);
          }
          const places = labels.map(({ x }) => x);
          expect(places).toEqual(places.toSorted((a, b) => a - b));
          expect(places.every((x) => x >= 0 && x <= 100)).toBe(true);
        },
      ),
    );
  });
});
