import { quote } from '../message/words.ts';
import { defineRule } from './define-rule.ts';

export const timelineZoneMissing = defineRule({
  id: 'timeline-zone-missing',
  description: 'A timeline says in which zone its times are.',
  scope: 'postmortem',
  level: 'warn',
  draftLevel: 'info',
  options: {},
  *check({ timeline }) {
    const assumed = timeline.filter(
      ({ time, zoneSource }) => time !== null && zoneSource === 'assumed',
    );
    const [first] = assumed;
    if (first === undefined) return;
    yield {
      place: first.stamp.place,
      unexpected: `time ${quote(first.stamp.text)} without a zone`,
      expected: '`timezone` in the frontmatter, or a heading such as `Timeline (UTC)`',
      actual: first.stamp.text,
      note: `${assumed.length === 1 ? 'It is' : `It and ${assumed.length - 1} more are`} taken as UTC. A zone for the whole house can stand in the configuration.`,
    };
  },
});
