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
    const sure = told.filter(
      ({ entry, slack }) =>
        Number.isFinite(slack) && !entry.approximate && entry.zoneSource !== 'assumed',
    );
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
  return { milestones: withoutLate(milestones), problems };
}

/** What an entry says was noticed or taken up after the end is told of something else. */
function withoutLate(milestones: Milestones): Milestones {
  const { detected, acknowledged, resolved } = milestones;
  const unlessLate = (milestone: Milestone | null): Milestone | null => {
    const isLate =
      milestone?.source === 'entry' &&
      resolved !== null &&
      minutesBetween(resolved.instant, milestone.instant) > 0;
    return isLate ? null : milestone;
  };
  return { ...milestones, detected: unlessLate(detected), acknowledged: unlessLate(acknowledged) };
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
  /** Minutes by which a field may differ before it contradicts the entry; infinite for a guess. */
  readonly slack: number;
}

/** Entries that say a milestone was reached, the surest first, then by time. */
function entriesFor(name: MilestoneName, timeline: readonly TimelineEntry[]): readonly Told[] {
  const { form, kind, last } = signs[name];
  const told = timeline.flatMap((entry): readonly Told[] => {
    const { instant, stamp, anchor, plain } = entry;
    if (instant === null) return [];
    const says = form.test(plain);
    const isKind = kind !== null && entry.kind === kind;
    if (!says && !isKind) return [];
    // "Resolved: 11:00" says nothing else; in a sentence the minute is often that of the sentence.
    const isLabel = plain === '' || (says && plain.split(' ').length <= 4);
    const source = isLabel ? 'label' : 'entry';
    const slack = isLabel ? 0 : says || kind !== 'cause' ? 5 : Number.POSITIVE_INFINITY;
    return [{ entry, milestone: { instant, source, place: stamp.place, anchor }, slack }];
  });
  const time = ({ milestone }: Told): number => Date.parse(milestone.instant) * (last ? -1 : 1);
  const isGuess = ({ slack }: Told): number => (Number.isFinite(slack) ? 0 : 1);
  return told.toSorted((a, b) => isGuess(a) - isGuess(b) || time(a) - time(b));
}

/** How an entry says that a milestone was reached; of several, the earliest or the last counts. */
interface Sign {
  readonly form: RegExp;
  /** Kind of entry that means the same. What caused an incident is only a guess at when it started. */
  readonly kind: TimelineEntry['kind'];
  readonly last: boolean;
}

const signs: Readonly<Record<MilestoneName, Sign>> = {
  started: {
    form: /^(?:incident |outage |problem |impact |issue |fault )?(?:starts?|started|begins?|began|onset)$|\b(?:incident|outage|problem|impact|issue|downtime|disruption)s?(?: \w+)? (?:starts?|started|begins?|began)\b|(?<!\b(?:after|at|before|by|from|since|than|to|until) (?:the )?)\b(?:start|beginning) of (?:the )?(?:\w+ )?(?:outage|incident|downtime)\b/i,
    kind: 'cause',
    last: false,
  },
  detected: {
    form: /^(?:first )?(?:detected|detection|discovered|noticed)\b/i,
    kind: 'detection',
    last: false,
  },
  acknowledged: {
    form: /\backnowledge[sd]?\b.{0,40}\b(?:alert|page|incident|alarm)s?\b|\b(?:alert|page|incident|alarm)s?\b.{0,40}\backnowledged\b|^acknowledged\b|\bincident (?:was |is )?(?:formally )?declared\b|^(?:team )?engaged$/i,
    kind: null,
    last: false,
  },
  mitigated: {
    form: /^(?:mitigated|repaired|stabili[sz]ed|contained)\b/i,
    kind: 'mitigation',
    last: true,
  },
  resolved: {
    form: /^(?:incident )?(?:resolved|ended|all clear)\b/i,
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
