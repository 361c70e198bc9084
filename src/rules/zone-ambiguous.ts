import { defineReadingRule } from './define-rule.ts';

export const zoneAmbiguous = defineReadingRule({
  id: 'zone-ambiguous',
  description: 'An abbreviation of a zone names one zone: IST is Irish, Indian and Israeli.',
  level: 'warn',
  draftLevel: 'info',
});
