import { quote } from '../message/words.ts';
import type { Instant, TimelineEntry } from '../postmortem/types.ts';
import { defineRule } from './define-rule.ts';
import { runsOf } from './helpers/runs.ts';
import type { Finding } from './types.ts';

export const timelineOrder = defineRule({
  id: 'timeline-order',
  description: 'The entries of a timeline stand in the order in which things happened.',
  scope: 'postmortem',
  level: 'warn',
  options: {},
  *check(postmortem) {
    for (const run of runsOf(postmortem)) {
      const stamps = run.filter(isDated);
      const backwards = stamps.flatMap((entry, index) => {
        const next = stamps[index + 1];
        return next !== undefined && next.instant < entry.instant ? [index] : [];
      });
      const [first] = stamps;
      if (
        first !== undefined &&
        backwards.length > 1 &&
        backwards.length * 2 >= stamps.length - 1
      ) {
        yield {
          place: first.stamp.place,
          unexpected: `timeline with the newest entry first`,
          expected: 'the oldest first',
          actual: first.stamp.text,
          note: 'A postmortem is read from its beginning. Turn the list round.',
        };
        continue;
      }
      for (const index of backwards) {
        const [entry, next] = [stamps[index], stamps[index + 1]];
        if (entry === undefined || next === undefined) continue;
        // Where only one stamp sticks out forwards, it is the wrong one and not what follows it.
        const before = stamps[index - 1];
        const early = before !== undefined && before.instant <= next.instant;
        yield early ? tell(entry, 'before', next) : tell(next, 'after', entry);
      }
    }
  },
});

type Dated = TimelineEntry & { readonly instant: Instant };

const isDated = (entry: TimelineEntry): entry is Dated => entry.instant !== null;

function tell(wrong: Dated, side: 'before' | 'after', other: Dated): Finding {
  return {
    place: wrong.stamp.place,
    unexpected: `${quote(wrong.stamp.text)} ${side} ${quote(other.stamp.text)} of line ${other.place.start.line}`,
    expected: `a stamp no ${side === 'before' ? 'later' : 'earlier'} than that`,
    actual: wrong.stamp.text,
    note: `They were read as ${wrong.instant} and ${other.instant}. Look at the day, at a.m. and p.m. and at the zone; a range counts by its start. Where the order is meant, split the list with a heading of its own.`,
  };
}
