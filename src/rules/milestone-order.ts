import { quote } from '../message/words.ts';
import { type Milestone, type MilestoneName, milestoneNames } from '../postmortem/types.ts';
import { defineRule } from './define-rule.ts';

export const milestoneOrder = defineRule({
  id: 'milestone-order',
  description:
    'An incident starts, is detected, acknowledged, mitigated and resolved in this order.',
  scope: 'postmortem',
  level: 'error',
  options: {},
  *check({ milestones }) {
    let latest: { readonly name: MilestoneName; readonly milestone: Milestone } | null = null;
    for (const name of milestoneNames) {
      const milestone = milestones[name];
      if (milestone === null || !isStated(name, milestone)) continue;
      if (latest !== null && milestone.instant < latest.milestone.instant) {
        yield {
          place: milestone.place,
          unexpected: `${quote(name)} at ${quote(milestone.instant)}`,
          expected: `an instant at or after ${quote(latest.name)}, ${quote(latest.milestone.instant)}`,
          actual: milestone.instant,
          note: `One of the two is wrong: ${quote(latest.name)} stands in line ${latest.milestone.place.start.line}. Look at days, at 12-hour clocks and at zones; both are given here in UTC.`,
        };
      } else {
        latest = { name, milestone };
      }
    }
  },
});

/**
 * Whether the author says so in as many words. What was only taken from an entry's sentence may be
 * another event, and an incident is often declared when it is mitigated already.
 */
function isStated(name: MilestoneName, { source }: Milestone): boolean {
  return source === 'frontmatter' || (source === 'label' && name !== 'acknowledged');
}
