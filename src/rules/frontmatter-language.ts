import { defineReadingRule } from './define-rule.ts';

export const frontmatterLanguage = defineReadingRule({
  id: 'frontmatter-language',
  description: 'Frontmatter is YAML between `---` or TOML between `+++`, nothing else.',
  level: 'error',
});
