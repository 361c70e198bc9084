import { defineRule } from './define-rule.ts';
import { timelinePlace } from './helpers/timeline-place.ts';

export const noResolution = defineRule({
  id: 'no-resolution',
  description: 'A finished post says when the incident was over.',
  scope: 'postmortem',
  level: 'warn',
  draftLevel: 'off',
  options: {},
  *check(postmortem) {
    if (postmortem.milestones.resolved !== null) return;
    if (postmortem.timeline.some(({ kind }) => kind === 'resolution')) return;
    yield {
      place: timelinePlace(postmortem),
      unexpected: 'incident without its end',
      expected: '`resolved` in the frontmatter, or an entry with the label `[resolved]`',
      note: 'The time to resolve can only be worked out from it.',
    };
  },
});
