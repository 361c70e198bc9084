import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InsightsView } from '../../../src/site/pages/insights.ts';
import { pageAt, pagesOf, post } from '../../helpers/small-site.ts';

const viewOf = (texts: Readonly<Record<string, string>>): InsightsView =>
  pageAt(pagesOf(texts), 'insights/index.html').view() as InsightsView;
const charts = (view: InsightsView) => view.parts.flatMap((part) => part.charts);
const chartOf = (view: InsightsView, id: string) => {
  const chart = charts(view).find((one) => one.id === id);
  if (chart === undefined) throw new Error(`Expected a chart ${id}`);
  return chart;
};

const causes = ['bug', 'deploy', 'network'];
const services = ['api', 'web', 'mail'];
const incident = fc.record({
  day: fc
    .date({ min: new Date('2015-01-01'), max: new Date('2024-05-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  severity: fc.constantFrom('SEV1', 'SEV3', null),
  services: fc.subarray(services),
  cause: fc.constantFrom(...causes, null),
});
type Incident = typeof incident extends fc.Arbitrary<infer Value> ? Value : never;

const textsOf = (incidents: readonly Incident[]): Record<string, string> =>
  Object.fromEntries(
    incidents.map(({ day, severity, services, cause }, index) => [
      `p${index}`,
      post(
        `P${index}`,
        [
          `date: ${day}`,
          ...(severity === null ? [] : [`severity: ${severity}`]),
          ...(services.length === 0 ? [] : [`services: [${services.join(', ')}]`]),
          ...(cause === null ? [] : [`cause: ${cause}`]),
        ].join('\n'),
        'Text.\n',
      ),
    ]),
  );

describe('insights', () => {
  test('of no postmortem say so', () => {
    expect(viewOf({})).toMatchObject({ count: 0, parts: [], repeats: [] });
  });

  test('of one postmortem claim no more than it bears', () => {
    const view = viewOf({ a: post('A', 'date: 2024-03-01\nseverity: SEV2\ncause: bug') });
    expect(chartOf(view, 'time-to-resolve').caption).toEqual([
      '1 of 1 postmortems say.',
      'Median 30 min.',
      'Too few to say more.',
    ]);
    expect(chartOf(view, 'time-to-resolve').table.rows[0]).toEqual([
      'All',
      '1',
      '–',
      '30 min',
      '–',
      '–',
    ]);
    expect(chartOf(view, 'severity').caption).toEqual(['1 incident, Mar 2024.']);
    expect(view.repeats).toEqual([]);
  });

  test('count every incident once by severity and in each of its services', () => {
    fc.assert(
      fc.property(fc.array(incident, { minLength: 1, maxLength: 12 }), (incidents) => {
        const view = viewOf(textsOf(incidents));
        const total = (id: string): number =>
          chartOf(view, id).table.rows.reduce((sum, row) => sum + Number(row.at(-1)), 0);
        expect(total('severity')).toBe(incidents.length);
        const named = incidents.reduce((sum, one) => sum + one.services.length, 0);
        if (named > 0) expect(total('service')).toBe(named);
        const known = incidents.filter(({ cause }) => cause !== null).length;
        if (known > 0) expect(total('cause')).toBe(known);
        const pairs = new Map<string, number>();
        for (const { services, cause } of incidents) {
          for (const service of cause === null ? [] : services) {
            const pair = `${service} ${cause}`;
            pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
          }
        }
        expect(
          view.repeats.map(({ service, cause, count }) => [`${service.name} ${cause.name}`, count]),
        ).toEqual(expect.arrayContaining([...pairs].filter(([, count]) => count > 1)));
        expect(view.repeats).toHaveLength([...pairs.values()].filter((count) => count > 1).length);
      }),
      { numRuns: 25 },
    );
  });

  test('say how far the work is by incident and by due date', () => {
    const view = viewOf({ a: post('A', 'date: 2024-03-01'), b: post('B', 'date: 2023-05-05') });
    expect(chartOf(view, 'items').caption).toEqual(['8 items: 2 done, 6 open, 2 of them overdue.']);
    expect(chartOf(view, 'items-due').caption[1]).toBe('2 have no such date and are left out.');
    expect(view.parts.find(({ id }) => id === 'work')?.unknown).toHaveLength(1);
  });

  test('give spreadsheets no formula', () => {
    const pages = pagesOf({
      a: post('A', 'date: 2024-03-01\nservices: ["=HYPERLINK(1)"]\ncause: bug'),
    });
    const file = pages.find((page) => page.file === 'insights/service.csv');
    const text = file?.kind === 'text' ? file.text() : '';
    expect(text).toContain("' =HYPERLINK(1)");
    expect(text).not.toMatch(/^=/m);
  });
});
