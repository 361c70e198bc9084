import type { Rule } from './types.ts';

/** A table of rules can't know the options of each: inside the rule they are typed, outside not. */
export function defineRule<Options extends object>(rule: Rule<Options>): Rule {
  return rule as unknown as Rule;
}

/** A rule for problems that parsing and reading have met by the time that rules run. */
export function defineReadingRule(
  rule: Pick<Rule, 'id' | 'description' | 'level' | 'draftLevel'>,
): Rule {
  return { ...rule, scope: 'reading', options: {} };
}
