import { defineReadingRule } from './define-rule.ts';

export const configKey = defineReadingRule({
  id: 'config-key',
  description: 'Every key of the configuration is a setting that there is.',
  level: 'error',
});
