import { quote } from '../message/words.ts';
import { defineRule } from './define-rule.ts';

export const singleCause = defineRule({
  id: 'single-cause',
  description: 'An incident of the worst severity names more than one cause.',
  scope: 'postmortem',
  level: 'info',
  draftLevel: 'off',
  options: {},
  *check({ causes, severity, sections }, { house }) {
    const [cause] = causes;
    if (causes.length !== 1 || cause === undefined) return;
    if (severity === null || severity !== house.severities[0]?.name) return;
    const heading = sections.find(({ kind }) => kind === 'root-cause')?.heading;
    yield {
      place: heading?.place ?? cause.place,
      unexpected: `single cause of a ${quote(severity)}`,
      expected: 'what else had to come together',
      note: 'Large failures rarely have one cause: what made it possible, what kept it from being noticed, what made it last? Give each a sub-heading or a list item.',
    };
  },
});
