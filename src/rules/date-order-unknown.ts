import { defineReadingRule } from './define-rule.ts';

export const dateOrderUnknown = defineReadingRule({
  id: 'date-order-unknown',
  description: 'Dates such as 05-06-2023 show whether the day or the month comes first.',
  level: 'warn',
  draftLevel: 'info',
});
