import { expect, test } from 'vitest';
import { aliasGroups } from '../../../src/postmortem/sections/aliases.ts';
import { aliasKey, headingMatcher } from '../../../src/postmortem/sections/match-heading.ts';
import { sectionKinds } from '../../../src/postmortem/types.ts';
import { usualHeadings } from '../../../src/rules/helpers/headings.ts';

const conditions = {
  stamps: 'over two stamped entries or more',
  tasks: 'over things to do, where no other heading is for them',
  explanation: 'over prose that says why, where no better heading is for the cause',
  'beside-plan': 'beside a heading for what is planned',
} as const;

/** The page of aliases, from the table that headings are matched with. */
function formatPage(): string {
  const parts = sectionKinds.flatMap((kind) => {
    const groups = aliasGroups.filter((group) => group.kind === kind);
    const lists = groups.map(({ condition, aliases }) => {
      const words = aliases.map((alias) => `\`${alias}\``).join(', ');
      return condition === null ? words : `Only ${conditions[condition]}: ${words}`;
    });
    return [`## ${kind}`, ...lists];
  });
  return `${[
    '# Names of sections',
    'What headings Recount takes for which section. Made from the tables in `aliases.ts` and\n`foreign-aliases.ts` by `test/postmortem/sections/aliases.test.ts`; to add a name, add it there and run that test with `-u`.',
    'A heading is compared without capitals, numbering, emoji, brackets, closing marks and plural endings, in American\nspelling, and without words before it that only say which (`our`, `detailed`, `long-term`). `…` stands for one to six\nwords. A composite (“Root cause and fix”) is each of its parts. `recount inspect` says of every heading what it was taken\nfor and why; a house adds names of its own in the configuration, under `sections.aliases`.',
    ...parts,
  ].join('\n\n')}\n`;
}

test('the page of names is the table (write it with `vitest -u`)', async () => {
  await expect(formatPage()).toMatchFileSnapshot('../../../src/postmortem/sections/ALIASES.md');
});

test('every kind has a name', () => {
  expect(new Set(aliasGroups.map(({ kind }) => kind))).toEqual(new Set(sectionKinds));
});

test('a name stands in the table once for its kind and condition', () => {
  for (const { kind, condition } of aliasGroups) {
    const all = aliasGroups
      .filter((group) => group.kind === kind && group.condition === condition)
      .flatMap(({ aliases }) =>
        aliases.map((alias) => (alias.includes('…') ? alias : aliasKey(alias))),
      );
    expect(all.filter((alias, index) => all.indexOf(alias) !== index)).toEqual([]);
  }
});

const match = headingMatcher({});

test('every name is found as it stands in the table', () => {
  for (const { kind, condition, aliases } of aliasGroups) {
    for (const alias of aliases) {
      const matches = match(alias.replaceAll('…', 'the disk')).flat();
      expect(
        matches.map((one) => `${one.kind} ${one.condition}`),
        alias,
      ).toContain(`${kind} ${condition}`);
    }
  }
});

test('every heading that is proposed for a kind is taken for it', () => {
  for (const [kind, titles] of Object.entries(usualHeadings)) {
    for (const title of titles) {
      const exact = match(title)
        .flat()
        .filter((one) => one.exact);
      expect(
        exact.map((one) => one.kind),
        title,
      ).toContain(kind);
    }
  }
});
