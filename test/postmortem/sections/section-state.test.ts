import { expect, test } from 'vitest';
import { isPlaceholder } from '../../../src/postmortem/sections/section-state.ts';

test.each([
  'TBD',
  '_To be determined_',
  'N/A',
  'None.',
  'No action items.',
  '...',
  'TODO',
  'TODO: write this',
  '_Write here_',
  '<describe the impact>',
  '[Insert summary]',
  '{{ your text }}',
  'Describe what happened here',
  '???',
])('%s is left over from a template', (text) => {
  expect(isPlaceholder(text)).toBe(true);
});

test.each([
  'None of the replicas answered.',
  'Nobody was paged.',
  'To do this we restarted it.',
  '[A link](b)',
  'Pending jobs piled up.',
  'All users',
  '42',
  'We added a TODO list.',
])('%s is text', (text) => {
  expect(isPlaceholder(text)).toBe(false);
});
