import { expect, test } from 'vitest';
import { sectionsFor, sectionsToCome } from '../../../src/postmortem/sections/sections-for.ts';
import type { HouseSections } from '../../../src/postmortem/types.ts';
import { plainHouse, read } from '../read.ts';

const house: HouseSections = {
  aliases: { timeline: ['Log'], 'root-cause': ['The story'] },
  required: ['timeline', 'root-cause'],
  when: [
    { severity: ['SEV1', 'SEV2'], also: ['impact', 'timeline'] },
    { status: ['draft'], required: ['root-cause'] },
    { severity: ['SEV1'], status: ['draft', 'closed'], also: ['lessons'] },
    { status: ['closed'], aliases: { summary: ['the STORY'], lessons: ['Taken home'] } },
  ],
};

test.each([
  [null, 'published', { timeline: null, 'root-cause': null }],
  [
    'SEV2',
    'published',
    { timeline: null, 'root-cause': null, impact: 'posts of severity `SEV1` or `SEV2`' },
  ],
  ['SEV2', 'draft', { 'root-cause': null }],
  [
    'SEV1',
    'draft',
    {
      'root-cause': null,
      lessons: 'posts of severity `SEV1` that are `draft` or `closed`',
    },
  ],
] as const)('what is required of %s, %s', (severity, status, expected) => {
  const { required } = sectionsFor(house, { severity, status });
  expect(Object.fromEntries(required)).toEqual(expected);
  expect(sectionsFor(house, { severity, status }).required).toBe(required);
});

test('what replaces the list says whom the new kinds are required of', () => {
  const when = [{ status: ['closed'], required: ['lessons', 'timeline'] }] as const;
  const { required } = sectionsFor({ ...house, when }, { severity: null, status: 'closed' });
  expect([...required]).toEqual([
    ['lessons', 'posts that are `closed`'],
    ['timeline', null],
  ]);
});

test('a post begins with all that it will need in time', () => {
  expect(sectionsToCome(house, null)).toEqual(['root-cause', 'timeline']);
  expect(sectionsToCome(house, 'SEV1')).toEqual(['root-cause', 'lessons', 'timeline', 'impact']);
});

test('headings of some posts mean there what they are set to mean', () => {
  const options = { ...plainHouse, sections: house };
  const kinds = (status: string, title: string) =>
    read(
      `---\ntitle: A\ndate: 2024-05-01\nstatus: ${status}\n---\n\n## ${title}\n\nText.\n`,
      options,
    ).sections.map(({ kind }) => kind);
  expect(kinds('published', 'The story')).toEqual(['root-cause']);
  expect(kinds('closed', 'The story')).toEqual(['summary']);
  expect(kinds('published', 'Taken home')).toEqual([]);
  expect(kinds('closed', 'Taken home')).toEqual(['lessons']);
});
