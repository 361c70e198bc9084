import { createLocator } from '../message/place.ts';
import { readDay } from '../postmortem/dates.ts';
import { defineRule } from './define-rule.ts';
import { lineEndOf } from './helpers/line-end.ts';

export const frontmatterMissing = defineRule({
  id: 'frontmatter-missing',
  description: 'A post starts with frontmatter that gives at least its title and date.',
  scope: 'document',
  level: 'error',
  options: {},
  *check({ text, frontmatter, problems, path, outline }) {
    if (frontmatter !== null) return;
    // Frontmatter that is there but broken has been told of already.
    if (problems.some(({ ruleId }) => ruleId.startsWith('frontmatter-'))) return;
    const locator = createLocator(text);
    const firstLine = text.search(/\r|\n|$/);
    const heading = outline.sections[0]?.heading;
    const title = heading?.depth === 1 && heading.text !== '' ? heading.text : undefined;
    const date = readDay(/\d{4}-\d{2}-\d{2}/.exec(path)?.[0] ?? '');
    const fields = [
      `title: ${JSON.stringify(title ?? 'What happened')}`,
      `date: ${date ?? 'YYYY-MM-DD'}`,
    ];
    const block = ['---', ...fields, '---', '', ''];
    yield {
      place: locator.place(0, firstLine),
      unexpected: 'post without frontmatter',
      expected: '`---` (YAML) or `+++` (TOML) in its first line',
      note: 'Put the title and the day of the incident there: they name the page, its address and its place in every list.',
      fixes: [
        {
          title: 'Add frontmatter',
          safe: title !== undefined && date !== null,
          edits: [{ place: locator.place(0, 0), text: block.join(lineEndOf(text)) }],
        },
      ],
    };
  },
});
