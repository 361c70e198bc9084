import type { Problem } from '../message/message.ts';
import { type MissingSection, missingSections } from './sections/missing-sections.ts';
import type { HouseSections, Postmortem, Section } from './types.ts';

/** What was understood of a file, flat and with line numbers of the raw file: what `inspect --format json` prints. */
export interface Inspection {
  readonly file: string;
  /** Sections that hold something; an empty one counts as missing. */
  readonly sections: readonly {
    readonly kind: Section['kind'];
    readonly line: number;
    readonly heading: string;
    readonly reason: string;
  }[];
  /** Sections that the house requires of this post and that are not there, or hold nothing. */
  readonly missing: readonly MissingSection[];
  readonly timeline: readonly {
    readonly line: number;
    readonly column: number;
    readonly date: string | null;
    /** `HH:MM` in the entry's own zone. */
    readonly time: string | null;
    readonly zone: string | null;
    readonly instant: string | null;
    readonly end: Postmortem['timeline'][number]['end'];
    readonly approximate: boolean;
    readonly kind: string | null;
    readonly text: string;
  }[];
  /** What is named as a root cause; severity as written. */
  readonly causes: readonly {
    readonly line: number;
    readonly title: string;
    readonly severity: string | null;
  }[];
  readonly actionItems: readonly {
    readonly line: number;
    readonly id: string;
    readonly text: string;
    readonly status: string;
    readonly owner: string | null;
    readonly due: string | null;
    readonly ticket: string | null;
    readonly type: string | null;
    readonly priority: string | null;
  }[];
  readonly milestones: Readonly<
    Record<
      string,
      { readonly instant: string; readonly source: string; readonly line: number } | null
    >
  >;
  readonly durations: Postmortem['durations'];
  readonly messages: readonly {
    readonly line: number | null;
    readonly column: number | null;
    readonly ruleId: string;
    readonly reason: string;
  }[];
}

/** Flattens a postmortem for machines. `file` is the path as the person named it. */
export function toInspection(
  file: string,
  postmortem: Postmortem,
  house: HouseSections,
): Inspection {
  const { sections, timeline, causes, actionItems, milestones, durations, problems } = postmortem;
  return {
    file,
    sections: sections
      .filter(({ state }) => state === 'filled')
      .map(({ kind, heading, reason }) => ({
        kind,
        line: heading.place.start.line,
        heading: heading.text,
        reason,
      })),
    missing: missingSections(postmortem, house),
    timeline: timeline.map((entry) => ({
      line: entry.place.start.line,
      column: entry.place.start.column,
      date: entry.date,
      time: entry.time?.slice(0, 5) ?? null,
      zone: entry.zone,
      instant: entry.instant,
      end: entry.end,
      approximate: entry.approximate,
      kind: entry.kind,
      text: entry.text,
    })),
    causes: causes.map(({ place, title, severity }) => ({
      line: place.start.line,
      title,
      severity,
    })),
    actionItems: actionItems.map((item) => ({
      line: item.place.start.line,
      id: item.id,
      text: item.text,
      status: item.status,
      owner: item.owners.length === 0 ? null : item.owners.join(', '),
      due: item.dueFromPolicy ? null : (item.due ?? item.dueText),
      ticket: item.tickets[0]?.url ?? item.tickets[0]?.text ?? null,
      type: item.type,
      priority: item.priority,
    })),
    milestones: Object.fromEntries(
      Object.entries(milestones).map(([name, milestone]) => [
        name,
        milestone === null
          ? null
          : {
              instant: milestone.instant,
              source: milestone.source,
              line: milestone.place.start.line,
            },
      ]),
    ),
    durations,
    messages: problems.map(toMessage),
  };
}

const toMessage = ({ place, ruleId, reason }: Problem): Inspection['messages'][number] => ({
  line: place?.start.line ?? null,
  column: place?.start.column ?? null,
  ruleId,
  reason,
});
