import type { PostHistory } from '../../history/types.ts';
import type { Day, Instant, MilestoneName, Postmortem } from '../../postmortem/types.ts';
import { type ActionRow, actionRow } from '../action-rows.ts';
import { absoluteUrl, relativeHref, sitePaths } from '../addresses.ts';
import { answeredCauses } from '../post/causes-view.ts';
import type { Related } from '../related.ts';
import { safeUrl } from '../safe-url.ts';
import type { SurveyedPost } from '../survey.ts';
import type { SitePath } from '../types.ts';
import { type ActionRecord, actionRecord } from './action-record.ts';

/**
 * A postmortem for machines. Names and meanings never change within a `version`; there may be more of them.
 * Addresses are full ones, or from the root of the site where its own is not known. Instants are in UTC.
 */
export interface PostRecord {
  readonly version: 1;
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** Of the text, BCP 47. */
  readonly language: string;
  readonly date: Day | null;
  readonly status: Postmortem['status'];
  readonly severity: { readonly name: string; readonly label: string } | null;
  readonly services: readonly string[];
  readonly regions: readonly string[];
  readonly teams: readonly string[];
  readonly tags: readonly string[];
  readonly authors: readonly string[];
  readonly cause: string | null;
  readonly trigger: string | null;
  readonly detection_method: string | null;
  readonly summary: string | null;
  readonly impact: Postmortem['fields']['impact'] | null;
  readonly milestones: Readonly<Record<MilestoneName, Instant | null>>;
  /** Whole minutes from the start. */
  readonly minutes: {
    readonly to_detect: number | null;
    readonly to_acknowledge: number | null;
    readonly to_mitigate: number | null;
    readonly to_resolve: number | null;
  };
  /** In the author's order. */
  readonly timeline: readonly EntryRecord[];
  readonly causes: readonly {
    readonly title: string;
    readonly severity: string | null;
    /** Ids of the action items that say they answer it. */
    readonly answered_by: readonly string[];
    readonly url: string;
  }[];
  readonly action_items: readonly Omit<ActionRecord, 'post' | 'overdue'>[];
  readonly links: readonly {
    readonly label: string | null;
    readonly url: string;
    readonly role: string | null;
  }[];
  readonly related: readonly {
    readonly id: string;
    readonly title: string;
    readonly reason: Related['reason'];
    readonly url: string;
  }[];
  /** Fields that the house declared. */
  readonly own: Readonly<Record<string, unknown>>;
  /** From git, where it is known. */
  readonly published: Instant | null;
  readonly changed: Instant | null;
}

/** An entry of the timeline; what is not known is null. */
export interface EntryRecord {
  readonly url: string;
  readonly instant: Instant | null;
  readonly end: Instant | null;
  readonly date: Day | null;
  /** In `zone`. */
  readonly time: string | null;
  readonly zone: string | null;
  /** Nothing says which zone it is; UTC was taken. */
  readonly zone_assumed: boolean;
  readonly approximate: boolean;
  readonly kind: string | null;
  /** As Markdown. */
  readonly text: string;
}

/** What the JSON of a postmortem is made from besides the post; `base` is the address of the site, or null. */
export interface PostContext {
  /** Of the site, BCP 47. */
  readonly language: string;
  readonly base: string | null;
  readonly today: Day;
  readonly related: readonly Related[];
  readonly history: PostHistory | null;
}

/** A postmortem as machines get it. */
export function postRecord({ post, card }: SurveyedPost, context: PostContext): PostRecord {
  const { postmortem } = post;
  const { fields, milestones, durations } = postmortem;
  const { base, related, history } = context;
  const rows = postmortem.actionItems.map((item) => actionRow(item, card, context.today));
  const address = (path: SitePath, anchor?: string): string =>
    base === null
      ? relativeHref(sitePaths.home, path, anchor).slice('./'.length)
      : absoluteUrl(base, path, anchor);
  return {
    version: 1,
    id: card.id,
    url: address(card.path),
    title: card.title,
    language: card.language?.tag ?? context.language,
    date: card.date,
    status: card.status,
    severity:
      card.severity === null ? null : { name: card.severity.name, label: card.severity.label },
    services: fields.services ?? [],
    regions: fields.regions ?? [],
    teams: fields.teams ?? [],
    tags: fields.tags ?? [],
    authors: [fields.authors ?? []].flat(),
    cause: fields.cause ?? null,
    trigger: fields.trigger ?? null,
    detection_method: fields.detection_method ?? null,
    summary: postmortem.summary?.text ?? null,
    impact: fields.impact ?? null,
    milestones: {
      started: milestones.started?.instant ?? null,
      detected: milestones.detected?.instant ?? null,
      acknowledged: milestones.acknowledged?.instant ?? null,
      mitigated: milestones.mitigated?.instant ?? null,
      resolved: milestones.resolved?.instant ?? null,
    },
    minutes: {
      to_detect: durations.toDetect,
      to_acknowledge: durations.toAcknowledge,
      to_mitigate: durations.toMitigate,
      to_resolve: durations.toResolve,
    },
    timeline: postmortem.timeline.map((entry) => ({
      url: address(card.path, entry.anchor),
      instant: entry.instant,
      end: entry.end?.instant ?? null,
      date: entry.date,
      time: entry.time,
      zone: entry.zone,
      zone_assumed: entry.zoneSource === 'assumed',
      approximate: entry.approximate,
      kind: entry.kind,
      text: entry.text,
    })),
    causes: causeRecords(postmortem, rows, (anchor) => address(card.path, anchor)),
    action_items: rows.map((row) => {
      const { post: _post, overdue: _overdue, ...record } = actionRecord(row, base);
      return record;
    }),
    links: (fields.links ?? []).flatMap(({ label, url, role }) => {
      const safe = safeUrl(url);
      return safe === null ? [] : [{ label: label ?? null, url: safe, role: role ?? null }];
    }),
    related: related.map(({ card: { id, title, path }, reason }) => ({
      id,
      title,
      reason,
      url: address(path),
    })),
    own: fields.own ?? {},
    published: history?.published ?? null,
    changed: history?.changed ?? null,
  };
}

function causeRecords(
  postmortem: Postmortem,
  rows: readonly ActionRow[],
  address: (anchor: string) => string,
): PostRecord['causes'] {
  return answeredCauses(postmortem, rows).map(({ cause, answers }) => ({
    title: cause.title,
    severity: cause.severity,
    answered_by: answers.map(({ item }) => item.id),
    url: address(cause.anchor),
  }));
}
