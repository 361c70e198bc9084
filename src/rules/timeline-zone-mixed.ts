import { quote } from '../message/words.ts';
import type { TimelineEntry } from '../postmortem/types.ts';
import { defineRule } from './define-rule.ts';

export const timelineZoneMixed = defineRule({
  id: 'timeline-zone-mixed',
  description: 'All times of a timeline are in one zone.',
  scope: 'postmortem',
  level: 'warn',
  draftLevel: 'info',
  options: {},
  *check({ timeline }) {
    const byZone = new Map<string, TimelineEntry[]>();
    for (const entry of timeline) {
      if (entry.zone === null || entry.time === null || entry.zoneSource === 'assumed') continue;
      const zone = entry.zone === '+00:00' ? 'UTC' : entry.zone;
      byZone.set(zone, [...(byZone.get(zone) ?? []), entry]);
    }
    const zones = [...byZone].sort(([, a], [, b]) => b.length - a.length);
    const [main, ...others] = zones;
    if (main === undefined) return;
    for (const [zone, [entry]] of others) {
      if (entry === undefined) continue;
      yield {
        place: entry.stamp.place,
        unexpected: `zone ${quote(zone)} at ${quote(entry.stamp.text)}`,
        expected: `${quote(main[0])}, as most of the timeline has it`,
        actual: zone,
        candidates: [main[0]],
        note: 'Readers compare times at a glance: give all in one zone, UTC for readers in several.',
      };
    }
  },
});
