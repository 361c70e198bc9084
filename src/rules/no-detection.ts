import { defineRule } from './define-rule.ts';
import { timelinePlace } from './helpers/timeline-place.ts';

export const noDetection = defineRule({
  id: 'no-detection',
  description: 'A finished post says when the incident was detected.',
  scope: 'postmortem',
  level: 'warn',
  draftLevel: 'off',
  options: {},
  *check(postmortem) {
    if (postmortem.milestones.detected !== null) return;
    if (postmortem.timeline.some(({ kind }) => kind === 'detection')) return;
    yield {
      place: timelinePlace(postmortem),
      unexpected: 'incident without its detection',
      expected: '`detected` in the frontmatter, or an entry with the label `[detected]`',
      note: 'The time to detect can only be worked out from it, and how it was noticed is where the next alert comes from.',
    };
  },
});
