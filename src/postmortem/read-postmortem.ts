import type { OutlineSection, PostDocument } from '../document/types.ts';
import { applyDuePolicy } from './actions/apply-due-policy.ts';
import { readActionItems } from './actions/read-items.ts';
import { dayOf, severityOf, zoneOf } from './field-values.ts';
import { readCauses } from './read-causes.ts';
import { readFields } from './read-fields.ts';
import { readDurations, readMilestones } from './read-milestones.ts';
import { readSummary } from './read-summary.ts';
import { readTitle } from './read-title.ts';
import { findSections } from './sections/find-sections.ts';
import type { FoundSection } from './sections/findings.ts';
import { sectionsFor } from './sections/sections-for.ts';
import { learnDateOrder } from './timeline/date-order.ts';
import { dayOfDocument } from './timeline/document-day.ts';
import { readTimeline } from './timeline/read-timeline.ts';
import type { Postmortem, ReadOptions, Section } from './types.ts';

/**
 * Understands a parsed post the way a person reads it. Never throws for a post: what can't be
 * understood is a problem, and the rest is read all the same.
 */
export function readPostmortem(document: PostDocument, options: ReadOptions): Postmortem {
  const { path, frontmatter } = document;
  const slug = slugOf(path);
  const { fields, problems: fieldProblems } =
    frontmatter === null ? { fields: {}, problems: [] } : readFields(frontmatter, options);
  const fieldPlaces = frontmatter?.fields ?? {};
  const id = fields.id ?? slug;
  const status = fields.status ?? 'published';
  const written = dayOf(fields.date);

  const severity =
    fields.severity === undefined ? null : severityOf(fields.severity, options.severities);

  const { aliases } = sectionsFor(options.sections, { severity, status });
  const found = findSections(document, aliases);
  const sections = found.map(toSection);
  const timeline = readTimeline({
    document,
    sections,
    date: written,
    timezone: zoneOf(fields, null),
    houseTimezone: options.timezone,
  });
  const { milestones, problems: milestoneProblems } = readMilestones({
    fields,
    fieldPlaces,
    timeline: timeline.entries,
    zone: zoneOf(fields, options.timezone),
  });

  const date =
    written ??
    dayOfDocument(document, learnDateOrder(document.text)) ??
    timeline.entries[0]?.date ??
    null;
  const level = options.severities.find(({ name }) => name === severity);
  const items = readActionItems(document, found, { postId: id, fields });

  return {
    path,
    slug,
    id,
    language: frontmatter?.language ?? null,
    fields,
    fieldPlaces,
    frontmatterPlace: frontmatter?.place ?? null,
    title: readTitle(document, fields, found, slug),
    date,
    status,
    unfinished: status === 'draft' || status === 'in-review',
    severity,
    summary: readSummary(document, fields, found),
    headings: document.outline.sections.flatMap(headingsOf),
    sections,
    timeline: timeline.entries,
    causes: readCauses(found),
    actionItems: applyDuePolicy(items, date, level),
    milestones,
    durations: readDurations(milestones),
    references: document.references,
    problems: [...document.problems, ...fieldProblems, ...timeline.problems, ...milestoneProblems],
  };
}

/** The file's name without folder and ending. */
const slugOf = (path: string): string =>
  (path.split('/').at(-1) ?? path).replace(/\.(?:md|markdown|mdx)$/i, '');

function toSection({ kind, heading, reason, content, state }: FoundSection): Section {
  return { kind, heading, reason, content, state };
}

const headingsOf = ({ heading, children }: OutlineSection): Postmortem['headings'] => [
  heading,
  ...children.flatMap(headingsOf),
];
