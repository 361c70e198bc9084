import { defineReadingRule } from './define-rule.ts';

export const milestoneDisagrees = defineReadingRule({
  id: 'milestone-disagrees',
  description:
    'Frontmatter and timeline agree on when the incident started, was detected and ended.',
  level: 'warn',
  draftLevel: 'info',
});
