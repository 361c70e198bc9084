import type pc from 'picocolors';
import { count } from '../message/words.ts';
import { minutesBetween } from '../postmortem/dates.ts';
import { missingSections } from '../postmortem/sections/missing-sections.ts';
import type {
  ActionItem,
  HouseSections,
  Instant,
  Postmortem,
  Section,
  TimelineEntry,
} from '../postmortem/types.ts';
import { milestoneNames } from '../postmortem/types.ts';
import { cellsOf, printable, wrap } from './text.ts';

/** How to print: colours, and the width of the terminal in cells. */
export interface InspectionStyle {
  readonly paint: ReturnType<typeof pc.createColors>;
  readonly width: number;
}

/** Tells a person what was understood of a file and why: sections, timeline, items, milestones, assumptions. */
export function formatInspection(
  file: string,
  postmortem: Postmortem,
  house: HouseSections,
  style: InspectionStyle,
): string {
  const { paint } = style;
  const { title, date, severity } = postmortem;
  const facts = [date ?? 'no date', ...(severity === null ? [] : [severity])].join(', ');
  const head = `${paint.bold(printable(file))}\n${printable(title)} ${paint.dim(`(${facts})`)}`;
  const parts = [
    part('Sections', sectionRows(postmortem, house), 'no heading was understood', style),
    part(timelineTitle(postmortem), entryRows(postmortem), 'no stamped entry', style),
    ...(postmortem.causes.length === 0
      ? []
      : [part('Root causes', postmortem.causes.map(causeRow), '', style)]),
    part(itemsTitle(postmortem), postmortem.actionItems.map(itemRow), 'none', style),
    part('Milestones', milestoneRows(postmortem), 'none told', style),
    part('Assumed', assumptions(postmortem), 'nothing', style),
    part('Not understood', postmortem.problems.map(problemRow), 'nothing', style),
  ];
  return `${[head, ...parts].join('\n\n')}\n`;
}

/** `Timeline: 9 entries over 3 h 30 min, UTC`. */
function timelineTitle({ timeline }: Postmortem): string {
  if (timeline.length === 0) return 'Timeline';
  const instants = timeline.flatMap(({ instant }) => instant ?? []).toSorted(compareInstants);
  const [first, last] = [instants[0], instants.at(-1)];
  const minutes = first === undefined || last === undefined ? 0 : minutesBetween(first, last);
  const span = minutes === 0 ? '' : ` over ${formatMinutes(minutes)}`;
  const zone = sharedZone(timeline);
  const many = timeline.length === 1 ? '1 entry' : `${timeline.length} entries`;
  return `Timeline: ${many}${span}${zone === null ? '' : `, ${zone}`}`;
}

const compareInstants = (one: Instant, other: Instant): number => minutesBetween(other, one);

/** `Action items: 5 (2 done, 3 open)`. */
function itemsTitle({ actionItems }: Postmortem): string {
  if (actionItems.length === 0) return 'Action items';
  const parts = [...new Set(actionItems.map(({ status }) => status))].map((status) => {
    const many = actionItems.filter((item) => item.status === status).length;
    return `${many} ${status}`;
  });
  return `Action items: ${actionItems.length} (${parts.join(', ')})`;
}

/** A line of the report: the line in the file, short columns, and text that may fill the rest. */
interface Row {
  readonly line: number | null;
  readonly columns: readonly string[];
  readonly text: string;
}

const causeRow = ({ place, severity, title }: Postmortem['causes'][number]): Row => ({
  line: place.start.line,
  columns: [severity ?? ''],
  text: title,
});

function part(
  title: string,
  rows: readonly Row[],
  none: string,
  { paint, width }: InspectionStyle,
): string {
  const [name = '', facts] = title.split(': ', 2);
  const head = paint.bold(name) + (facts === undefined ? '' : paint.dim(`: ${facts}`));
  if (rows.length === 0) return `${head}\n  ${paint.dim(none)}`;
  const widths = (rows[0]?.columns ?? []).map((_, index) =>
    Math.max(...rows.map(({ columns }) => cellsOf(columns[index] ?? ''))),
  );
  const lines = rows.flatMap(({ line, columns, text }) => {
    const cells = columns.map((cell, index) => padded(printable(cell), widths[index] ?? 0));
    const start = [String(line ?? '').padStart(5), ...cells].join('  ');
    const room = Math.max(width - cellsOf(start) - 2, 24);
    const [first = '', ...rest] = wrap(printable(text), room);
    const indent = ' '.repeat(cellsOf(start) + 2);
    const shown = `${paint.dim(start.slice(0, 5))}${start.slice(5)}  ${first}`;
    return [shown.trimEnd(), ...rest.map((more) => indent + more)];
  });
  return [head, ...lines].join('\n');
}

const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - cellsOf(text)));

function sectionRows(postmortem: Postmortem, house: HouseSections): readonly Row[] {
  const missing = missingSections(postmortem, house).map(({ kind, reason }) => ({
    line: null,
    columns: [kind],
    text: `missing: ${reason}`,
  }));
  return [...postmortem.sections.map(sectionRow), ...missing];
}

function sectionRow({ kind, heading, reason, state }: Section): Row {
  const held = state === 'filled' ? '' : ` (${state}: counts as missing)`;
  return {
    line: heading.place.start.line,
    columns: [kind],
    text: `${cut(heading.text)}: ${reason}${held}`,
  };
}

/** The entries; a zone that all share stands in the title, and a column without a word is left out. */
function entryRows({ timeline }: Postmortem): readonly Row[] {
  const zones = sharedZone(timeline) === null;
  const kinds = timeline.some(({ kind }) => kind !== null);
  return timeline.map((entry) => {
    const { date, time, zone, end, approximate, kind, plain, place } = entry;
    const until = end === null ? '' : `–${end.time ?? end.date}`;
    const clock = `${time === null ? '' : ` ${time}`}${until}`;
    const day = date ?? (time === null ? entry.stamp.text : '?');
    return {
      line: place.start.line,
      columns: [
        `${approximate ? '~' : ''}${day}${clock}`,
        ...(zones ? [zone ?? ''] : []),
        ...(kinds ? [kind ?? ''] : []),
      ],
      text: cut(plain),
    };
  });
}

/** The one zone of all entries with a time, or null. */
function sharedZone(timeline: readonly TimelineEntry[]): string | null {
  const zones = new Set(timeline.flatMap(({ zone }) => zone ?? []));
  return zones.size === 1 ? ([...zones][0] ?? null) : null;
}

function itemRow(item: ActionItem): Row {
  const { owners, due, dueText, type, priority, tickets, note } = item;
  const facts = [
    ...owners,
    ...(due === null && dueText === null ? [] : [`due ${due ?? dueText}`]),
    ...(type === null ? [] : [type]),
    ...(priority === null ? [] : [priority]),
    ...tickets.map(({ text }) => text),
    ...(note === null ? [] : [note]),
  ];
  return {
    line: item.place.start.line,
    columns: [item.status, item.id],
    text: `${cut(item.text)}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`,
  };
}

const durationOf = {
  started: null,
  detected: 'toDetect',
  acknowledged: 'toAcknowledge',
  mitigated: 'toMitigate',
  resolved: 'toResolve',
} as const;

function milestoneRows({ milestones, durations, timeline }: Postmortem): readonly Row[] {
  const told = milestoneNames.filter((name) => milestones[name] !== null);
  if (told.length === 0) return [];
  const rows = milestoneNames.flatMap((name) => {
    const milestone = milestones[name];
    if (milestone === null) return [];
    const key = durationOf[name];
    const minutes = key === null ? null : durations[key];
    const after = minutes === null ? '' : `${formatMinutes(minutes)} after the start; `;
    const { source, place, instant, anchor } = milestone;
    const entry = timeline.find((one) => one.anchor === anchor);
    const words = entry === undefined ? '' : `: ${quoted(entry.plain)}`;
    const from =
      source === 'frontmatter' ? 'the frontmatter says so' : `${sources[source]}${words}`;
    return [{ line: place.start.line, columns: [name, instant], text: `${after}${from}` }];
  });
  const missing = milestoneNames.filter((name) => milestones[name] === null);
  return missing.length === 0
    ? rows
    : [...rows, ...missing.map((name) => ({ line: null, columns: [name, ''], text: 'not told' }))];
}

const sources = {
  label: 'an entry is labelled so',
  entry: 'an entry says so',
} as const;

/** The start of an entry's text, in quotation marks. */
function quoted(text: string): string {
  const characters = [...text];
  return `“${characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : text}”`;
}

/** `45 min`, `3 h 30 min`, `2 d 4 h`. */
function formatMinutes(minutes: number): string {
  const [days, hours, rest] = [
    Math.floor(minutes / 1440),
    Math.floor(minutes / 60) % 24,
    minutes % 60,
  ];
  if (days > 0) return hours === 0 ? `${days} d` : `${days} d ${hours} h`;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** What nothing in the text says and was taken for granted. */
function assumptions({ timeline, fields, date, path }: Postmortem): readonly Row[] {
  const rows: Row[] = [];
  const zoneless = timeline.filter(({ zoneSource }) => zoneSource === 'assumed');
  if (zoneless.length > 0) {
    const many = count(zoneless.length, 'time');
    rows.push(
      said(`${many} in UTC: neither entry, heading, frontmatter nor configuration names a zone`),
    );
  }
  const housed = timeline.filter(({ zoneSource }) => zoneSource === 'configuration');
  if (housed.length > 0) {
    const many = count(housed.length, 'time');
    rows.push(said(`${many} in ${housed[0]?.zone ?? ''}, the zone of the configuration`));
  }
  if (fields.date === undefined && date !== null) {
    const named = path.includes(date) ? 'the name of the file' : 'title and text';
    rows.push(said(`the incident's day is ${date}, by ${named}: no frontmatter gives it`));
  }
  return rows;
}

const said = (text: string): Row => ({ line: null, columns: [], text });

function problemRow({ place, ruleId, reason }: Postmortem['problems'][number]): Row {
  return { line: place?.start.line ?? null, columns: [], text: `${reason} (${ruleId})` };
}

/** Enough of a text to know it again. */
function cut(text: string): string {
  const characters = [...text];
  return characters.length > 160 ? `${characters.slice(0, 159).join('')}…` : text;
}
