import type { Hover } from 'vscode-languageserver-types';
import { createLocator, type Place } from '../message/place.ts';
import { localTime } from '../postmortem/dates.ts';
import type { Postmortem, TimelineEntry, ZoneSource } from '../postmortem/types.ts';
import { rulesById } from '../rules/index.ts';
import { parseRulePage } from '../rules/page.ts';
import { rulePageUrl } from '../rules/page-url.ts';
import { readFieldCursor } from './field-cursor.ts';
import { describeField, fieldAt, frontmatterSchema } from './field-schema.ts';
import { createPostLinks, headingAt, linkAt } from './links.ts';
import { toRange, touches } from './positions.ts';
import type { OpenPost, Workspace } from './workspace.ts';

interface Found {
  readonly place: Place;
  /** Markdown. */
  readonly text: string;
}

/** What is known of what stands at an offset: a rule, a post, a field, a stamp, an item, a heading. */
export async function hover(
  workspace: Workspace,
  post: OpenPost,
  offset: number,
): Promise<Hover | null> {
  const found =
    (await describeRule(workspace, post, offset)) ??
    describeLink(workspace, post, offset) ??
    describeFieldAt(workspace, post, offset) ??
    describeStamp(post, offset) ??
    describeItem(post, offset) ??
    describeHeading(post, offset);
  if (found === null) return null;
  return {
    contents: { kind: 'markdown', value: found.text },
    range: toRange(found.place, post.hasMark),
  };
}

/** The rule that a comment names, with the first section of its page. */
async function describeRule(
  { world }: Workspace,
  { compiled }: OpenPost,
  offset: number,
): Promise<Found | null> {
  const ignore = compiled.ignores?.find(({ place }) => touches(place, offset));
  const rule = rulesById.get(ignore?.ruleId ?? '');
  if (ignore === undefined || rule === undefined) return null;
  const page = await world.readRulePage(rule.id);
  const background = page === null ? undefined : parseRulePage(page).sections[0]?.markdown;
  const text = [
    `**${rule.id}** (${rule.level})`,
    `${rule.description}`,
    background ?? '',
    `[Page of the rule](${rulePageUrl(rule.id).href})`,
  ];
  return { place: ignore.place, text: text.filter((part) => part !== '').join('\n\n') };
}

function describeLink(workspace: Workspace, post: OpenPost, offset: number): Found | null {
  const link = linkAt(createPostLinks(workspace.catalog()), post.postmortem, offset);
  if (link === null) return null;
  const { title, date, severity, status, summary, path } = link.target;
  const facts = [date, severity, status].filter((fact) => fact !== null).join(' · ');
  const text = [
    `**${title}**${link.heading === null ? '' : ` › ${link.heading.text}`}`,
    facts,
    summary?.text ?? '',
    `\`${path}\``,
  ];
  return { place: link.place, text: text.filter((part) => part !== '').join('\n\n') };
}

function describeFieldAt(workspace: Workspace, post: OpenPost, offset: number): Found | null {
  const { text, postmortem } = post;
  // From inside a key its line is read as if the cursor stood behind the key.
  const inKey = Object.values(postmortem.fieldPlaces).find(
    ({ key }) => key !== null && touches(key, offset),
  )?.key;
  const cursor = readFieldCursor(text, inKey?.end.offset ?? offset);
  if (cursor === null) return null;
  const word = text.slice(cursor.start, cursor.end).replaceAll(/["']/g, '');
  const keys = [...cursor.parents, cursor.key ?? word];
  const field = fieldAt(frontmatterSchema(workspace.config().config), keys);
  if (field === null) return null;
  const place = inKey ?? createLocator(text).place(cursor.start, Math.max(cursor.end, offset));
  const milestone = Object.values(postmortem.milestones).find(
    (known) => known?.source === 'frontmatter' && touches(known.place, offset),
  );
  const moment = milestone == null ? '' : `\n\n${inUtc(milestone.instant)}`;
  return { place, text: describeField(keys, field) + moment };
}

const zoneSources: Readonly<Record<ZoneSource, string>> = {
  entry: 'as the entry says',
  heading: 'as the heading says',
  frontmatter: 'from `timezone` in the frontmatter',
  configuration: 'from `timezone` in the configuration',
  assumed: 'assumed, for nothing says so',
};

function describeStamp({ postmortem }: OpenPost, offset: number): Found | null {
  const entry = postmortem.timeline.find(({ stamp }) => touches(stamp.place, offset));
  if (entry === undefined) return null;
  return { place: entry.stamp.place, text: describeMoment(entry, postmortem) };
}

function describeMoment(entry: TimelineEntry, { timeline }: Postmortem): string {
  const { instant, end, zone, zoneSource, date, time, kind, approximate } = entry;
  const first = timeline.find((other) => other.instant !== null)?.instant ?? null;
  const minutes =
    instant === null || first === null
      ? null
      : Math.round((Date.parse(instant) - Date.parse(first)) / 60_000);
  const lines = [
    instant === null ? `${date ?? 'day not known'} ${time ?? ''}`.trim() : inUtc(instant),
    instant === null || zone === null || zone === 'UTC' ? '' : inZone(instant, zone),
    zone === null || zoneSource === null ? '' : `Zone ${zone}, ${zoneSources[zoneSource]}`,
    end === null ? '' : `Until ${end.instant === null ? end.time : inUtc(end.instant)}`,
    approximate ? 'Approximate' : '',
    minutes === null || minutes === 0
      ? ''
      : `${Math.abs(minutes)} min ${minutes > 0 ? 'after' : 'before'} the first entry`,
    kind === null ? '' : `Kind: ${kind}`,
  ];
  return lines.filter((line) => line !== '').join('  \n');
}

const inUtc = (instant: string): string => `${instant.replace('T', ' ').replace('Z', '')} UTC`;

function inZone(
  instant: NonNullable<TimelineEntry['instant']>,
  zone: NonNullable<TimelineEntry['zone']>,
): string {
  const { day, time } = localTime(instant, zone);
  return `${day} ${time} ${zone}`;
}

/** What was read of an action item, since its notation is free. */
function describeItem({ postmortem }: OpenPost, offset: number): Found | null {
  const item = postmortem.actionItems.find(({ place }) => touches(place, offset));
  if (item === undefined) return null;
  const { id, status, owners, due, dueFromPolicy, type, priority, tickets } = item;
  const facts = [
    `**${id}** ${status}`,
    owners.length === 0 ? 'No owner' : `Owner: ${owners.join(', ')}`,
    due === null ? 'No due date' : `Due: ${due}${dueFromPolicy ? ' (policy of the house)' : ''}`,
    type === null ? '' : `Type: ${type}`,
    priority === null ? '' : `Priority: ${priority}`,
    tickets.length === 0 ? '' : `Tickets: ${tickets.map(({ text }) => text).join(', ')}`,
  ];
  return { place: item.place, text: facts.filter((fact) => fact !== '').join('  \n') };
}

/** What a heading was taken for, and why. */
function describeHeading({ postmortem }: OpenPost, offset: number): Found | null {
  const heading = headingAt(postmortem, offset);
  if (heading === null) return null;
  const sections = postmortem.sections.filter((known) => known.heading.anchor === heading.anchor);
  const kinds = sections.map(({ kind, reason, state }) => {
    const lack = state === 'filled' ? '' : `, ${state}`;
    return `Section \`${kind}\` (${reason}${lack})`;
  });
  const what = kinds.length === 0 ? ['A heading of your own: it is kept as it is.'] : kinds;
  return { place: heading.place, text: [...what, `\`#${heading.anchor}\``].join('\n\n') };
}
