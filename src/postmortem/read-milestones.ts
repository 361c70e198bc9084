import type { FieldPlace } from '../frontmatter/types.ts';
import { type Problem, problem } from '../message/message.ts';
import { quote } from '../message/words.ts';
import { minutesBetween } from './dates.ts';
import { instantOf } from './field-values.ts';
import type { Fields } from './schema.ts';
import {
  type Durations,
  type Milestone,
  type MilestoneName,
  type Milestones,
  milestoneNames,
  type TimelineEntry,
  type Zone,
} from './types.ts';

/** What milestones are read from. */
export interface MilestoneInput {
  readonly fields: Fields;
  readonly fieldPlaces: Readonly<Record<string, FieldPlace>>;
  readonly timeline: readonly TimelineEntry[];
  /** Zone of fields that name none. */
  readonly zone: Zone | null;
}

/**
 * The turning points of an incident: from the frontmatter, else from the timeline entry that says so.
 * Where both do and differ, a problem says so at the field.
 */
export function readMilestones(input: MilestoneInput): {
  readonly milestones: Milestones;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const read = (name: MilestoneName): Milestone | null => {
    const told = entriesFor(name, input.timeline);
    const field = fieldMilestone(name, input);
    if (field === null) return told[0]?.milestone ?? null;
    const sure = told.filter(({ entry }) => !entry.approximate && entry.zoneSource !== 'assumed');
    const [first] = sure;
    const agrees = sure.some(({ milestone, slack }) => differ(milestone, field) <= slack);
    if (first !== undefined && !agrees) {
      problems.push(
        problem('milestone-disagrees', {
          place: field.place,
          unexpected: `${name} ${quote(field.instant)}`,
          expected: `${quote(first.milestone.instant)} as in the timeline`,
          actual: field.instant,
          candidates: [first.milestone.instant],
          note: `The timeline says ${quote(first.entry.stamp.text)}: ${quote(first.entry.plain)}.`,
        }),
      );
    }
    return field;
  };
  const milestones = Object.fromEntries(
    milestoneNames.map((name) => [name, read(name)]),
  ) as Milestones;
  return { milestones, problems };
}

const differ = (a: Milestone, b: Milestone): number =>
  Math.abs(minutesBetween(a.instant, b.instant));

function fieldMilestone(
  name: MilestoneName,
  { fields, fieldPlaces, zone }: MilestoneInput,
): Milestone | null {
  const instant = instantOf(fields[name], zone);
  const place = fieldPlaces[`/${name}`]?.value;
  return instant === null || place === undefined
    ? null
    : { instant, source: 'frontmatter', place, anchor: null };
}

interface Told {
  readonly entry: TimelineEntry;
  readonly milestone: Milestone;
  /** Minutes by which a field may differ before it contradicts the entry. */
  readonly slack: number;
}

/** Entries that say a milestone was reached, the one that counts first. */
function entriesFor(name: MilestoneName, timeline: readonly TimelineEntry[]): readonly Told[] {
  const { form, kind, last } = signs[name];
  const told = timeline.flatMap((entry): readonly Told[] => {
    if (entry.instant === null) return [];
    const words = entry.plain.toLowerCase();
    const isLabel = words.split(' ').length <= 4 && form.test(words);
    if (!isLabel && entry.kind !== kind && !(kind === null && form.test(words))) return [];
    const { instant, stamp, anchor } = entry;
    const source = isLabel || words === '' ? 'label' : 'entry';
    const milestone = { instant, source, place: stamp.place, anchor } as const;
    return [{ entry, milestone, slack: source === 'label' ? 0 : 5 }];
  });
  const byTime = told.toSorted(
    (a, b) => Date.parse(a.milestone.instant) - Date.parse(b.milestone.instant),
  );
  return last ? byTime.toReversed() : byTime;
}

/** How entries say that a milestone was reached; of several, the earliest or the last counts. */
const signs: Readonly<
  Record<
    MilestoneName,
    { readonly form: RegExp; readonly kind: TimelineEntry['kind']; readonly last: boolean }
  >
> = {
  started: {
    form: /^(?:the )?(?:incident|outage|problem|impact|issue|fault)?\s?(?:starts?|started|begins?|began|occurs?|occurred|onset)\b/,
    kind: 'cause',
    last: false,
  },
  detected: {
    form: /^(?:first )?(?:detected|detection|discovered|noticed)\b/,
    kind: 'detection',
    last: false,
  },
  acknowledged: {
    form: /\backnowledged\b|^(?:incident )?declared\b|\bincident (?:was |is )?declared\b|^(?:team )?engaged\b/,
    kind: null,
    last: false,
  },
  mitigated: {
    form: /^(?:mitigated|repaired|stabili[sz]ed|contained)\b/,
    kind: 'mitigation',
    last: true,
  },
  resolved: {
    form: /^(?:incident )?(?:resolved|ended|all clear)\b/,
    kind: 'resolution',
    last: true,
  },
};

/** Whole minutes from the start of the incident to each later milestone. */
export function readDurations({
  started,
  detected,
  acknowledged,
  mitigated,
  resolved,
}: Milestones): Durations {
  const to = (milestone: Milestone | null): number | null => {
    if (started === null || milestone === null) return null;
    const minutes = minutesBetween(started.instant, milestone.instant);
    return minutes < 0 ? null : minutes;
  };
  return {
    toDetect: to(detected),
    toAcknowledge: to(acknowledged),
    toMitigate: to(mitigated),
    toResolve: to(resolved),
  };
}
