import { defineReadingRule } from './define-rule.ts';

export const zoneSeason = defineReadingRule({
  id: 'zone-season',
  description: "A zone's abbreviation fits the season: no PST in July.",
  level: 'info',
});
