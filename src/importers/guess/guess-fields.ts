import { readInstant } from '../../postmortem/dates.ts';
import { zoneOf } from '../../postmortem/field-values.ts';
import { type Day, milestoneNames } from '../../postmortem/types.ts';
import { fieldsOf } from '../fields/canonical-key.ts';
import { isValid, readValue } from '../fields/read-value.ts';
import type { Guess } from '../types.ts';
import type { GuessContext } from './context.ts';
import { guessDate } from './guess-date.ts';
import { guessId, guessLinks, guessSeverity, guessTimezone } from './guess-others.ts';
import { guessTitle } from './guess-title.ts';
import { readLabels, splitPeople } from './read-labels.ts';

/** What is known before anything is guessed. */
export interface KnownFields {
  /** Fields that need no guess. */
  readonly known: ReadonlySet<string>;
  /** Values that the source gives in so many words. */
  readonly told: readonly Guess[];
  readonly firstCommit: () => Promise<Day | null>;
}

/**
 * Values for the fields that are not `known` yet, each with where it comes from: only what the text says,
 * but for the status, which is a draft until a person says otherwise.
 */
export async function guessFields(
  context: GuessContext,
  { known, told, firstCommit }: KnownFields,
): Promise<readonly Guess[]> {
  const labels = readLabels(context);
  const title =
    told.find(({ field }) => field === 'title') ??
    (context.postmortem.fields.title === undefined
      ? guessTitle(context, labels)
      : titleOf(context));
  const guesses: Guess[] = [];
  const take = (guess: Guess | null): void => {
    if (guess === null || known.has(guess.field)) return;
    if (!guesses.some(({ field }) => field === guess.field)) guesses.push(guess);
  };
  for (const guess of told) take(guess);
  take(title);
  if (!known.has('date') && !guesses.some(({ field }) => field === 'date')) {
    take(guessDate(context, title, labels) ?? (await dateOfHistory(firstCommit)));
  }
  take(guessId(context, title));
  for (const guess of labels) if (guess.field !== 'date') take(guess);
  take({
    field: 'status',
    value: 'draft',
    reason: 'until somebody has read what was imported',
    line: null,
  });
  take(guessSeverity(context, title));
  for (const hint of context.hints) take(readHint(hint, context));
  take(guessTimezone(context));
  take(guessLinks(context));
  const zone = guesses.find(({ field }) => field === 'timezone')?.value;
  const fields = typeof zone === 'string' ? { timezone: zone } : context.postmortem.fields;
  const order = Object.keys(fieldsOf(context.house));
  guesses.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
  return guesses.filter(
    ({ field, value }) =>
      !isMilestone(field) ||
      readInstant(String(value), zoneOf(fields, context.house.timezone)).error === undefined,
  );
}

const isMilestone = (field: string): boolean => milestoneNames.some((name) => name === field);

/** The title that frontmatter gives: numbers and severities in it count as well. */
const titleOf = ({ postmortem }: GuessContext): Guess => ({
  field: 'title',
  value: postmortem.title,
  reason: 'in the frontmatter',
  line: postmortem.fieldPlaces['/title']?.key?.start.line ?? null,
});

async function dateOfHistory(firstCommit: () => Promise<Day | null>): Promise<Guess | null> {
  const day = await firstCommit();
  return day === null
    ? null
    : {
        field: 'date',
        value: day,
        reason: 'the first commit of the file, for want of anything surer',
        line: null,
      };
}

/** People, tags and the like that a page says of itself. Its day and address have their own guesses. */
function readHint(hint: Guess, { house }: GuessContext): Guess | null {
  const { field, value } = hint;
  if (field === 'title' || field === 'date' || field === 'links') return null;
  const people = field === 'authors' ? splitPeople(String(value)) : null;
  const read = people ?? readValue(field, value, house)?.value;
  const isEmpty = read == null || (Array.isArray(read) && read.length === 0);
  return isEmpty || !isValid(field, read, house) ? null : { ...hint, value: read };
}
