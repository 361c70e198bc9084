import { defineReadingRule } from './define-rule.ts';

export const timeAmbiguous = defineReadingRule({
  id: 'time-ambiguous',
  description: 'No time falls into the hour that a change of clocks repeats.',
  level: 'warn',
  draftLevel: 'info',
});
