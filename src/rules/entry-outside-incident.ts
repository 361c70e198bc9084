import { count, quote } from '../message/words.ts';
import { defineRule } from './define-rule.ts';

interface Options {
  /** How many hours before the start and after the end an entry may lie. */
  readonly hours: number;
}

const options: Options = { hours: 72 };

export const entryOutsideIncident = defineRule<Options>({
  id: 'entry-outside-incident',
  description: 'Timeline entries lie within the incident or near it.',
  scope: 'postmortem',
  level: 'info',
  options,
  *check({ timeline, milestones: { started, resolved } }, { options: { hours } }) {
    // What was itself read from the timeline can't contradict it.
    const from = started?.source === 'frontmatter' ? started : null;
    const to = resolved?.source === 'frontmatter' ? resolved : null;
    for (const { instant, stamp } of timeline) {
      if (instant === null) continue;
      const early = from === null ? 0 : hoursBetween(instant, from.instant);
      const late = to === null ? 0 : hoursBetween(to.instant, instant);
      const far = Math.max(early, late);
      if (far <= hours) continue;
      const edge = early > late ? 'started' : 'resolved';
      yield {
        place: stamp.place,
        unexpected: `${quote(stamp.text)}, ${count(Math.floor(far), 'hour')} ${early > late ? 'before' : 'after'} the incident`,
        expected: `an instant near ${quote(edge)}, ${quote((early > late ? from : to)?.instant ?? '')}`,
        actual: instant,
        note: `It was read as ${instant}. Look at its day and zone; what led up to the incident may have a section of its own.`,
      };
      // The rest of a run has its day from here.
      return;
    }
  },
});

function hoursBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 3_600_000;
}
