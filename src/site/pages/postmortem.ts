import { daySlot, isInFrontmatter } from '../../catalog/annotate.ts';
import type { PostHistory } from '../../history/types.ts';
import type { Body, Html } from '../../html/types.ts';
import { compareText } from '../../message/message.ts';
import {
  type Day,
  type Instant,
  type MilestoneName,
  milestoneNames,
  type Postmortem,
  type SectionKind,
} from '../../postmortem/types.ts';
import { type ActionRow, actionRow } from '../action-rows.ts';
import { absoluteUrl, postFiles } from '../addresses.ts';
import { type MarkShape, markShapes } from '../figure/mark-shapes.ts';
import { type TimelineFigure, timelineFigure } from '../figure/timeline-figure.ts';
import { type Asked, askedOf } from '../post/asked.ts';
import { type CauseView, causesView } from '../post/causes-view.ts';
import { type ImpactFigure, impactFigures } from '../post/impact.ts';
import { type ShareView, shareView } from '../post/structured-data.ts';
import {
  type KindCount,
  kindsOf,
  timelinePart,
  type ZoneView,
  zoneOf,
} from '../post/timeline-view.ts';
import type { Related } from '../related.ts';
import { safeUrl } from '../safe-url.ts';
import type { FacetLink, PostCard, SiteConfig, Survey, SurveyedPost } from '../survey.ts';
import { templatePage } from '../template-page.ts';
import type { Texts } from '../texts/texts.ts';
import type { PageFile, PageView, TemplatePage } from '../types.ts';
import { hasPostFiles } from './post-files.ts';

/** A section of the page in the author's order. */
export interface PartView {
  readonly anchor: string | null;
  readonly title: string | null;
  readonly kind: SectionKind | null;
  readonly heading: Html | null;
  readonly html: Html;
}

/** A turning point of the incident; `after` counts whole minutes from the start. */
export interface MilestoneView {
  readonly name: MilestoneName;
  readonly instant: string;
  /** Address of the timeline entry that tells of it. */
  readonly anchor: string | null;
  readonly after: number | null;
}

export interface ChangeView {
  readonly day: Day;
  /** What the commit says, where readers may know. */
  readonly subject: string | null;
}

export interface OwnField {
  readonly label: string;
  readonly values: readonly string[];
}

export interface LinkView {
  readonly label: string;
  /** Null where the address is no safe one. */
  readonly url: string | null;
  readonly role: string | null;
}

export interface PostmortemView extends PageView {
  readonly card: PostCard;
  readonly post: Postmortem;
  readonly tags: readonly FacetLink[];
  /** The author's own summary where the text has no section that gives it. */
  readonly standfirst: string | null;
  /** What it did to users, in a sentence, where the frontmatter says so. */
  readonly impact: string | null;
  /** The same in figures. */
  readonly impactFigures: readonly ImpactFigure[];
  readonly milestones: readonly MilestoneView[];
  /** Who is asked to do how much. */
  readonly asked: readonly Asked[];
  /** The causes in short and what answers them; empty where the section says as much. */
  readonly causes: readonly CauseView[];
  /** What git tells of the post, newest first; empty where it tells nothing. */
  readonly changes: readonly ChangeView[];
  /** How many changes there are besides. */
  readonly moreChanges: number;
  /** Where the post is edited. */
  readonly editUrl: string | null;
  readonly share: ShareView;
  /** The timeline to scale, where enough of its times are known. */
  readonly figure: TimelineFigure | null;
  /** Shapes of the marks in the figure and the filter. */
  readonly shapes: readonly MarkShape[];
  /** Anchor of the part that holds the timeline; null where there is none. */
  readonly timelinePart: string | null;
  /** Kinds of the entries, in their usual order, for a choice; empty where there is nothing to choose. */
  readonly kinds: readonly KindCount[];
  /** Zone of the incident, where it is known and not UTC. */
  readonly zone: ZoneView | null;
  /** Nothing says in which zone some times are; UTC was taken. */
  readonly zoneAssumed: boolean;
  /** Fields that the house declared, as far as the post has them. */
  readonly own: readonly OwnField[];
  /** Where the action items stand: the section of improvements, or our list of those in the frontmatter. */
  readonly improvements: string | null;
  /** Action items of the frontmatter: they stand nowhere in the text. */
  readonly fieldActions: readonly ActionRow[];
  /** Action items by the name of their slot in the text. */
  readonly slots: ReadonlyMap<string, ActionRow>;
  /** Days of the timeline by the name of their slot in the text. */
  readonly days: ReadonlyMap<string, Day>;
  readonly parts: readonly PartView[];
  readonly footnotes: Html | null;
  readonly toc: Body['toc'];
  readonly links: readonly LinkView[];
  readonly related: readonly Related[];
  readonly newer: PostCard | null;
  readonly older: PostCard | null;
}

/** What a postmortem's page needs besides its own post. */
export interface Neighbours {
  readonly newer: PostCard | null;
  readonly older: PostCard | null;
  readonly related: () => readonly Related[];
  readonly history: PostHistory | null;
}

/** The page of one postmortem. */
export function postmortemPage(
  survey: Survey,
  texts: Texts,
  entry: SurveyedPost,
  neighbours: Neighbours,
): TemplatePage {
  return templatePage(
    entry.card.path,
    'pages/postmortem',
    () => postmortemView(survey, texts, entry, neighbours),
    {
      search: !entry.card.unfinished,
      sitemap: entry.card.unfinished ? null : { changed: dayOf(neighbours.history?.changed) },
    },
  );
}

function postmortemView(
  survey: Survey,
  texts: Texts,
  entry: SurveyedPost,
  { newer, older, related, history }: Neighbours,
): PostmortemView {
  const { post, card } = entry;
  const { postmortem, body } = post;
  const { fields, sections } = postmortem;
  const { config } = survey;
  // A composite heading has several kinds; the first is what its part is for.
  const kinds = new Map(sections.toReversed().map(({ heading, kind }) => [heading.anchor, kind]));
  const filled = (kind: SectionKind): string | null =>
    sections.find((section) => section.kind === kind && section.state === 'filled')?.heading
      .anchor ?? null;
  const rows = postmortem.actionItems.map((item) => actionRow(item, card, survey.today));
  const fieldActions = rows.filter(({ item }) => isInFrontmatter(item, postmortem));
  const figure = timelineFigure(postmortem, texts);
  return {
    title: card.title,
    description: card.summary,
    part: 'postmortems',
    files: hasPostFiles(entry) ? filesOf(card) : [],
    share: shareView(
      postmortem,
      card,
      history,
      config,
      config.url === null ? null : absoluteUrl(config.url, card.path),
    ),
    scripts: ['contents', 'zone', 'kinds', 'overdue', 'copy'],
    card,
    post: postmortem,
    tags: card.tags,
    standfirst: filled('summary') === null ? (postmortem.summary?.text ?? null) : null,
    impact: fields.impact?.summary ?? null,
    impactFigures: impactFigures(fields.impact),
    milestones: milestonesOf(postmortem),
    asked: askedOf(rows),
    causes: causesView(postmortem, rows),
    changes: (history?.changes ?? []).slice(0, shownChanges).map(({ instant, subject }) => ({
      day: dayOf(instant),
      subject: tellsSubjects(config) ? subject : null,
    })),
    moreChanges: Math.max(0, (history?.changes.length ?? 0) - shownChanges),
    editUrl: editUrl(config.editUrl, postmortem.path),
    figure,
    shapes: markShapes,
    timelinePart: timelinePart(postmortem, body),
    kinds: kindsOf(postmortem),
    zone: zoneOf(postmortem),
    zoneAssumed: postmortem.timeline.some(({ zoneSource }) => zoneSource === 'assumed'),
    own: ownFields(fields, config),
    improvements: filled('improvements') ?? (fieldActions.length > 0 ? fieldActionsAnchor : null),
    fieldActions,
    slots: new Map(rows.map((row) => [row.item.anchor, row])),
    days: new Map(postmortem.timeline.flatMap(({ date }) => (date ? [[daySlot(date), date]] : []))),
    parts: (body?.parts ?? []).map((part) => ({
      kind: part.anchor === null ? null : (kinds.get(part.anchor) ?? null),
      ...part,
    })),
    footnotes: body?.footnotes ?? null,
    toc: [...contentsOf(postmortem, body), ...fieldActionsEntry(fieldActions, texts)],
    links: linksOf(fields),
    related: related(),
    newer,
    older,
  };
}

/** Changes that are listed; git knows the rest. */
const shownChanges = 5;

const dayOf = <Time extends Instant | undefined>(
  instant: Time,
): Time extends Instant ? Day : null =>
  (instant?.slice(0, 10) ?? null) as Time extends Instant ? Day : null;

const filesOf = ({ path }: PostCard): readonly PageFile[] => {
  const { markdown, json } = postFiles(path);
  return [
    { type: 'text/markdown', file: markdown, title: 'Markdown' },
    { type: 'application/json', file: json, title: 'JSON' },
  ];
};

/** What commits say was written for those who see the repository: a site that leads there, or an internal one. */
const tellsSubjects = ({ audience, editUrl: template }: SiteConfig): boolean =>
  audience === 'internal' || template !== null;

const editUrl = (template: string | null, path: string): string | null =>
  template?.replaceAll('{path}', () => path.split('/').map(encodeURIComponent).join('/')) ?? null;

/** Address of the list of action items that come from the frontmatter. */
const fieldActionsAnchor = 'page-actions';

/** Headings that are entries of the timeline stand in it, and would bury the rest of the contents. */
function contentsOf({ headings, timeline }: Postmortem, body: Body | null): Body['toc'] {
  const entries = new Set(timeline.map(({ place }) => place.start.offset));
  const anchors = new Set(
    headings.filter(({ place }) => entries.has(place.start.offset)).map(({ anchor }) => anchor),
  );
  return (body?.toc ?? []).filter(({ anchor }) => !anchors.has(anchor));
}

const fieldActionsEntry = (rows: readonly ActionRow[], { t }: Texts): Body['toc'] =>
  rows.length === 0 ? [] : [{ anchor: fieldActionsAnchor, text: t('site.actions'), depth: 2 }];

function ownFields({ own = {} }: Postmortem['fields'], { fields }: SiteConfig): OwnField[] {
  return Object.entries(own).map(([name, value]) => ({
    label: fields[name]?.label ?? name,
    values: [value].flat().map(String),
  }));
}

/** In the order in which they came, whatever order they should have come in. */
function milestonesOf({ milestones }: Postmortem): MilestoneView[] {
  const start = milestones.started;
  const known = milestoneNames.flatMap((name) => {
    const milestone = milestones[name];
    if (milestone === null) return [];
    const { instant, anchor } = milestone;
    const minutes =
      start === null || name === 'started'
        ? null
        : Math.round((Date.parse(instant) - Date.parse(start.instant)) / 60_000);
    return { name, instant, anchor, after: minutes !== null && minutes >= 0 ? minutes : null };
  });
  return known.sort((a, b) => compareText(a.instant, b.instant));
}

function linksOf({ links = [] }: Postmortem['fields']): LinkView[] {
  return links.map(({ label, url, role }) => ({
    label: label ?? url,
    url: safeUrl(url),
    role: role ?? null,
  }));
}
