import { defineReadingRule } from './define-rule.ts';

export const configValue = defineReadingRule({
  id: 'config-value',
  description: 'Every setting of the configuration has a value that it can have.',
  level: 'error',
});
