import { describe, expect, test } from 'vitest';
import { read } from './read.ts';

const timeline = (...lines: string[]) =>
  `## Timeline (UTC)\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`;
const instantsOf = (text: string) =>
  Object.fromEntries(
    Object.entries(read(text).milestones).map(([name, one]) => [
      name,
      one?.instant.slice(11, 16) ?? null,
    ]),
  );

describe('readMilestones', () => {
  test('takes them from the frontmatter', () => {
    const text =
      '---\ntimezone: Europe/Berlin\nstarted: 2024-05-17T10:00:00\nresolved: 2024-05-17T09:30:00Z\n---\n';
    expect(instantsOf(text)).toEqual({
      started: '08:00',
      detected: null,
      acknowledged: null,
      mitigated: null,
      resolved: '09:30',
    });
    expect(read(text).milestones.started).toMatchObject({ source: 'frontmatter', anchor: null });
  });

  test('takes them from entries that say so', () => {
    const text = timeline(
      '2024-05-17 10:00 Outage starts',
      '10:05 First alert fires',
      '10:07 Incident acknowledged by the team',
      '10:30 [mitigated] Traffic moved away',
      '11:00 Incident resolved',
    );
    expect(instantsOf(text)).toEqual({
      started: '10:00',
      detected: '10:05',
      acknowledged: '10:07',
      mitigated: '10:30',
      resolved: '11:00',
    });
    const { milestones, timeline: entries, durations } = read(text);
    expect(milestones.detected?.anchor).toBe(entries[1]?.anchor);
    expect(durations).toEqual({ toDetect: 5, toAcknowledge: 7, toMitigate: 30, toResolve: 60 });
  });

  test('takes them from labels', () => {
    const text = timeline(
      'Started: 2024-05-17 10:00',
      'First detected: 2024-05-17 10:05',
      'Resolved: 2024-05-17 11:00',
    );
    expect(instantsOf(text)).toMatchObject({
      started: '10:00',
      detected: '10:05',
      resolved: '11:00',
    });
  });

  test('says where frontmatter and timeline disagree', () => {
    const entries = timeline('2024-05-17 10:00 Outage starts', '11:00 Incident resolved');
    const { milestones, problems } = read(
      `---\nstarted: 2024-05-17T10:00:00Z\nresolved: 2024-05-17T12:00:00Z\n---\n\n${entries}`,
    );
    expect(milestones.resolved?.instant).toBe('2024-05-17T12:00:00Z');
    expect(problems.filter(({ ruleId }) => ruleId === 'milestone-disagrees')).toMatchObject([
      { place: { start: { line: 3, column: 11 } }, expected: ['2024-05-17T11:00:00Z'] },
    ]);
  });

  test('takes the cause for the start only where nothing else says when it started', () => {
    const entries = timeline('2024-05-17 09:00 [cause] Deploy', '10:00 Outage starts');
    expect(instantsOf(entries).started).toBe('10:00');
    expect(instantsOf(timeline('2024-05-17 09:00 [cause] Deploy')).started).toBe('09:00');
    const { problems } = read(
      `---\nstarted: 2024-05-17T09:30:00Z\n---\n\n${timeline('2024-05-17 09:00 [cause] Deploy')}`,
    );
    expect(problems.map(({ ruleId }) => ruleId)).not.toContain('milestone-disagrees');
  });

  test('takes no remark after the end for a milestone', () => {
    const text = timeline(
      '2024-05-17 10:00 Resolved',
      '12:00 Team acknowledged the alert in retrospect',
    );
    expect(instantsOf(text)).toMatchObject({ acknowledged: null, resolved: '10:00' });
  });

  test('lets an assumed zone and a rough time disagree', () => {
    const rough = '## Timeline\n\n- 2024-05-17 ~11:00 Incident resolved\n';
    const { problems } = read(`---\nresolved: 2024-05-17T12:00:00Z\n---\n\n${rough}`);
    expect(problems.map(({ ruleId }) => ruleId)).not.toContain('milestone-disagrees');
  });

  test('knows no duration where the order is wrong', () => {
    const { durations } = read(
      '---\nstarted: 2024-05-17T10:00:00Z\nresolved: 2024-05-17T09:00:00Z\n---\n',
    );
    expect(durations.toResolve).toBeNull();
  });
});
