import type { OutlineHeading, Reference } from '../document/types.ts';
import type { FieldPlace, FrontmatterLanguage } from '../frontmatter/types.ts';
import type { Problem } from '../message/message.ts';
import type { Place } from '../message/place.ts';
import type { Fields } from './schema.ts';

/** What a section of a postmortem is for. Headings that fit none are kept as they are. */
export const sectionKinds = [
  'summary',
  'impact',
  'leadup',
  'trigger',
  'detection',
  'response',
  'timeline',
  'root-cause',
  'mitigators',
  'resolution',
  'lessons',
  'went-well',
  'went-wrong',
  'lucky',
  'surprises',
  'recurrence',
  'improvements',
  'open-questions',
  'metrics',
  'people',
  'comms',
  'supporting',
] as const;
export type SectionKind = (typeof sectionKinds)[number];

/** A heading that was understood. A composite heading ("Root cause and fix") gives one a kind. */
export interface Section {
  readonly kind: SectionKind;
  readonly heading: OutlineHeading;
  /** Why the heading was taken for this kind: ``alias `what went wrong` ``. */
  readonly reason: string;
  /** From behind the heading to the end of its last sub-section. */
  readonly content: Place;
  /** No content at all, or nothing but left-over template text. */
  readonly state: 'filled' | 'empty' | 'placeholder';
}

/** A calendar day, `YYYY-MM-DD`, that exists. */
export type Day = string & { readonly __brand: 'Day' };
/** An instant in UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
export type Instant = string & { readonly __brand: 'Instant' };
/** An IANA zone name or an offset `+02:00`. */
export type Zone = string & { readonly __brand: 'Zone' };

/** Where the zone of an entry was learned. `assumed`: nothing said so, UTC was taken. */
export type ZoneSource = 'entry' | 'heading' | 'frontmatter' | 'configuration' | 'assumed';

export const entryKinds = [
  'cause',
  'detection',
  'escalation',
  'communication',
  'hypothesis',
  'action',
  'mitigation',
  'resolution',
  'note',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** One line of the chronology, in the author's order. What is not known is null. */
export interface TimelineEntry {
  /** Address inside the page, `t-20170630-1405`; unique in the post. */
  readonly anchor: string;
  /** The whole entry: list item, table row, heading with what stands under it, paragraph. */
  readonly place: Place;
  /** The stamp as written. */
  readonly stamp: { readonly text: string; readonly place: Place };
  readonly date: Day | null;
  /** `HH:MM` or `HH:MM:SS` in the entry's own zone. */
  readonly time: string | null;
  readonly zone: Zone | null;
  readonly zoneSource: ZoneSource | null;
  /** Known when date, time and zone are. */
  readonly instant: Instant | null;
  /** End of a range; null for a moment and for an open end. Its time is null in a range of days. */
  readonly end: {
    readonly date: Day | null;
    readonly time: string | null;
    readonly instant: Instant | null;
  } | null;
  readonly approximate: boolean;
  /** `null` where nothing says what kind of event this is. */
  readonly kind: EntryKind | null;
  /** What happened, as Markdown without the stamp and the kind's label. */
  readonly text: string;
  /** The same as plain text in one line. */
  readonly plain: string;
}

/** A root cause that stands on its own: a sub-section, a list item, or the whole section. */
export interface Cause {
  readonly title: string;
  /** As written (`critical`, `high`), or null. */
  readonly severity: string | null;
  readonly anchor: string;
  readonly place: Place;
}

export const actionStatuses = ['open', 'in-progress', 'done', 'wont-do'] as const;
export type ActionStatus = (typeof actionStatuses)[number];
export const actionTypes = ['prevent', 'detect', 'mitigate', 'process'] as const;
export type ActionType = (typeof actionTypes)[number];

/** A ticket as written (`#2213`, `ABC-123`, a link's text) with its address where one is given. */
export interface Ticket {
  readonly text: string;
  readonly url: string | null;
}

/** Something that is to be done, or was, so that the incident does not come back. */
export interface ActionItem {
  /** Explicit (`AI-3`) or derived from the text: inserting an item renames no other. Unique in the post. */
  readonly id: string;
  /** Address inside the page: `ai-…`. */
  readonly anchor: string;
  readonly place: Place;
  /** What to do, as plain text without metadata. */
  readonly text: string;
  readonly status: ActionStatus;
  readonly owners: readonly string[];
  readonly due: Day | null;
  /** The due date as written where it can't be read as a day. */
  readonly dueText: string | null;
  /** Derived from the severity by the configuration's policy, not by the author. */
  readonly dueFromPolicy: boolean;
  readonly type: ActionType | null;
  readonly priority: string | null;
  readonly tickets: readonly Ticket[];
  /** Which cause it answers, as written, or null. */
  readonly answers: string | null;
  /** Why it won't be done, or another remark. */
  readonly note: string | null;
}

export const milestoneNames = [
  'started',
  'detected',
  'acknowledged',
  'mitigated',
  'resolved',
] as const;
export type MilestoneName = (typeof milestoneNames)[number];

/** A turning point of the incident and where it was learned. */
export interface Milestone {
  readonly instant: Instant;
  readonly source: 'frontmatter' | 'label' | 'entry';
  readonly place: Place;
  /** Anchor of the timeline entry that says so, where one does. */
  readonly anchor: string | null;
}
export type Milestones = Readonly<Record<MilestoneName, Milestone | null>>;

/** Whole minutes from the start, null where either end is unknown or they are in the wrong order. */
export interface Durations {
  readonly toDetect: number | null;
  readonly toAcknowledge: number | null;
  readonly toMitigate: number | null;
  readonly toResolve: number | null;
}

export const statuses = ['draft', 'in-review', 'reviewed', 'published', 'closed'] as const;
export type Status = (typeof statuses)[number];

/** What Recount understood of a post. Plain data: crosses threads and caches. */
export interface Postmortem {
  readonly path: string;
  /** The file's name without its ending; the page's address. */
  readonly slug: string;
  /** `id` of the frontmatter, else the slug. Feeds and action items hang on it. */
  readonly id: string;
  readonly language: FrontmatterLanguage | null;
  /** The valid part of the frontmatter; invalid fields are absent and have a problem. */
  readonly fields: Fields;
  readonly fieldPlaces: Readonly<Record<string, FieldPlace>>;
  /** The whole frontmatter block, or null. */
  readonly frontmatterPlace: Place | null;
  readonly title: string;
  /** The incident's day. */
  readonly date: Day | null;
  readonly status: Status;
  /** `draft` or `in-review`: kept out of the public site. */
  readonly unfinished: boolean;
  /** Canonical name of the severity (`SEV2`), whatever spelling the author used. */
  readonly severity: string | null;
  readonly summary: { readonly text: string; readonly place: Place } | null;
  readonly headings: readonly OutlineHeading[];
  readonly sections: readonly Section[];
  readonly timeline: readonly TimelineEntry[];
  readonly causes: readonly Cause[];
  readonly actionItems: readonly ActionItem[];
  readonly milestones: Milestones;
  readonly durations: Durations;
  readonly references: readonly Reference[];
  readonly problems: readonly Problem[];
}

/** A severity of the house: its name, what it is called in words, how else it is written. */
export interface SeverityLevel {
  readonly name: string;
  readonly label: string;
  readonly aliases: readonly string[];
  /** Days from the incident in which action items are due, by policy, or null. */
  readonly dueDays: number | null;
}

/** A frontmatter field that the house declared for itself. */
export interface FieldDeclaration {
  readonly type: 'text' | 'number' | 'boolean' | 'date' | 'instant' | 'list' | 'url';
  readonly values?: readonly string[] | undefined;
  readonly required?: boolean | undefined;
  readonly label?: string | undefined;
  readonly description?: string | undefined;
  /** Postmortems are listed and found by its values. */
  readonly facet?: boolean | undefined;
}

/** Posts of one of these severities (by the house's names), in one of these states. Absent: any. */
export interface PostCondition {
  readonly severity?: readonly string[] | undefined;
  readonly status?: readonly Status[] | undefined;
}

/** Headings of the house for kinds of section, beside those of the table. */
export type SectionAliases = Readonly<Partial<Record<SectionKind, readonly string[] | undefined>>>;

/** What a house asks of the sections of some posts. */
export interface SectionDemand extends PostCondition {
  /** In place of what was required so far. */
  readonly required?: readonly SectionKind[] | undefined;
  /** Required beside what was so far. */
  readonly also?: readonly SectionKind[] | undefined;
  /** Beside the aliases of all posts. */
  readonly aliases?: SectionAliases | undefined;
}

/** What a house asks of the sections of its posts; `when` for some of them, one after the other. */
export interface HouseSections {
  readonly aliases: SectionAliases;
  readonly required: readonly SectionKind[];
  readonly when?: readonly SectionDemand[] | undefined;
}

/** What reading a post has to know of the house. `Config` satisfies it. */
export interface ReadOptions {
  /** The worst first. */
  readonly severities: readonly SeverityLevel[];
  readonly fields: Readonly<Record<string, FieldDeclaration>>;
  readonly causes: readonly string[];
  readonly detectionMethods: readonly string[];
  /** Zone of stamps that say none, or null. */
  readonly timezone: Zone | null;
  readonly sections: HouseSections;
}
