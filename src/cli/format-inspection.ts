import type pc from 'picocolors';
import stringWidth from 'string-width';
import { count } from '../message/words.ts';
import { missingSections } from '../postmortem/sections/missing-sections.ts';
import type {
  ActionItem,
  HouseSections,
  Postmortem,
  Section,
  TimelineEntry,
} from '../postmortem/types.ts';
import { milestoneNames } from '../postmortem/types.ts';
import { printable, wrap } from './text.ts';

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
    part('Timeline', postmortem.timeline.map(entryRow), 'no stamped entry', style),
    part('Action items', postmortem.actionItems.map(itemRow), 'none', style),
    part('Milestones', milestoneRows(postmortem), 'none told', style),
    part('Assumed', assumptions(postmortem), 'nothing', style),
    part('Not understood', postmortem.problems.map(problemRow), 'nothing', style),
  ];
  return `${[head, ...parts].join('\n\n')}\n`;
}

/** A line of the report: the line in the file, short columns, and text that may fill the rest. */
interface Row {
  readonly line: number | null;
  readonly columns: readonly string[];
  readonly text: string;
}

function part(
  title: string,
  rows: readonly Row[],
  none: string,
  { paint, width }: InspectionStyle,
): string {
  const head = paint.bold(title);
  if (rows.length === 0) return `${head}\n  ${paint.dim(none)}`;
  const widths = (rows[0]?.columns ?? []).map((_, index) =>
    Math.max(...rows.map(({ columns }) => stringWidth(columns[index] ?? ''))),
  );
  const lines = rows.flatMap(({ line, columns, text }) => {
    const cells = columns.map((cell, index) => padded(printable(cell), widths[index] ?? 0));
    const start = [String(line ?? '').padStart(5), ...cells].join('  ');
    const room = Math.max(width - stringWidth(start) - 2, 24);
    const [first = '', ...rest] = wrap(printable(text), room);
    const indent = ' '.repeat(stringWidth(start) + 2);
    const shown = `${paint.dim(start.slice(0, 5))}${start.slice(5)}  ${first}`;
    return [shown.trimEnd(), ...rest.map((more) => indent + more)];
  });
  return [head, ...lines].join('\n');
}

const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - stringWidth(text)));

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

function entryRow(entry: TimelineEntry): Row {
  const { date, time, zone, end, approximate, kind, plain, place } = entry;
  const until = end === null ? '' : `–${end.time}`;
  const clock = time === null ? '' : ` ${time}${until}`;
  const day = date ?? (time === null ? entry.stamp.text : '?');
  return {
    line: place.start.line,
    columns: [`${approximate ? '~' : ''}${day}${clock}`, zone ?? '', kind ?? ''],
    text: cut(plain),
  };
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

function milestoneRows({ milestones, durations }: Postmortem): readonly Row[] {
  return milestoneNames.flatMap((name) => {
    const milestone = milestones[name];
    if (milestone === null) return [];
    const key = durationOf[name];
    const minutes = key === null ? null : durations[key];
    const after = minutes === null ? '' : `, ${count(minutes, 'minute')} after the start`;
    const { source, place, instant } = milestone;
    const from = source === 'frontmatter' ? 'frontmatter' : `timeline, ${source}`;
    return [{ line: place.start.line, columns: [name, instant], text: `${from}${after}` }];
  });
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
    rows.push(said(`the incident's day ${date}, from the text or the name of ${path}`));
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
