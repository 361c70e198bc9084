import { defineReadingRule } from './define-rule.ts';

export const configSyntax = defineReadingRule({
  id: 'config-syntax',
  description: 'The configuration can be read as YAML, TOML or JSON.',
  level: 'error',
});
