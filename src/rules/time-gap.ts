import { defineReadingRule } from './define-rule.ts';

export const timeGap = defineReadingRule({
  id: 'time-gap',
  description: 'No time falls into the hour that a change of clocks leaves out.',
  level: 'error',
  draftLevel: 'warn',
});
