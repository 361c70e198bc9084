import { defineReadingRule } from './define-rule.ts';

export const frontmatterSyntax = defineReadingRule({
  id: 'frontmatter-syntax',
  description: 'Frontmatter is valid YAML or TOML, closed as it was opened.',
  level: 'error',
});
