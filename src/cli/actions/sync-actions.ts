import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../../config/types.ts';
import { count } from '../../message/words.ts';
import type { ActionRow } from '../../site/action-rows.ts';
import { compareStates, type Difference } from '../../trackers/compare-states.ts';
import { findTicket } from '../../trackers/find-ticket.ts';
import { readTickets } from '../../trackers/read-tickets.ts';
import { tickBox } from '../../trackers/tick-box.ts';
import type { TicketAnswer, TicketRef, TicketState } from '../../trackers/types.ts';
import type { ExitCode } from '../command.ts';
import type { Io } from '../io.ts';
import { replaceFile } from '../replace-file.ts';
import { printable } from '../text.ts';
import type { LoadedActions } from './load-actions.ts';

interface SyncOptions {
  readonly root: string;
  readonly config: Config;
  readonly loaded: LoadedActions;
  readonly options: { readonly write?: boolean; readonly format: string };
  readonly io: Io;
}

/** An action item with its tickets, and what they say. */
interface TicketedItem {
  readonly row: ActionRow;
  readonly path: string;
  readonly tickets: readonly { readonly ref: TicketRef; readonly answer: TicketAnswer }[];
  readonly difference: Difference | null;
}

/**
 * `recount actions sync`: tells where posts and tickets differ. With `--write` the boxes of items whose tickets
 * are done are ticked and nothing else is written: that something won't be done needs a reason, which only a
 * person can give. Exit code 1 where something differs still, or a ticket could not be read.
 */
export async function syncActions(
  rows: readonly ActionRow[],
  { root, config, loaded, options, io }: SyncOptions,
): Promise<ExitCode> {
  const items = await askTrackers(rows, { config, loaded, io });
  const ticked =
    options.write === true ? await writeTicks(root, items, loaded.files) : new Set<TicketedItem>();
  const differing = items.filter(({ difference }) => difference !== null);
  if (options.format === 'json') {
    io.stdout.write(
      `${JSON.stringify(
        differing.map((item) => toJson(item, ticked)),
        null,
        2,
      )}\n`,
    );
  } else {
    io.stdout.write(differing.map((item) => formatItem(item, ticked)).join(''));
  }
  const failures = failuresOf(items);
  for (const [url, failure] of failures) {
    io.stderr.write(`${printable(url)} could not be read: ${printable(failure)}\n`);
  }
  if (io.stderr.isTTY) {
    const tickets = items.reduce((sum, item) => sum + item.tickets.length, 0);
    io.stderr.write(
      `${count(tickets, 'ticket')} of ${count(items.length, 'action item')} asked for, ${count(differing.length, 'item')} differ\n`,
    );
  }
  return differing.every((item) => ticked.has(item)) && failures.size === 0 ? 0 : 1;
}

async function askTrackers(
  rows: readonly ActionRow[],
  { config, loaded, io }: Pick<SyncOptions, 'config' | 'loaded' | 'io'>,
): Promise<TicketedItem[]> {
  const paths = new Map(loaded.survey.posts.map(({ card, post }) => [card, post.postmortem.path]));
  const found = rows.flatMap((row) => {
    const refs = row.item.tickets.flatMap((ticket) => findTicket(ticket, config.trackers) ?? []);
    return refs.length === 0 ? [] : [{ row, refs, path: paths.get(row.card) ?? '' }];
  });
  const answers = await readTickets(
    found.flatMap(({ refs }) => refs),
    io.env,
    {
      fetch: globalThis.fetch,
      now: io.now,
      signal: io.signal,
      sleep: async (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
    },
  );
  return found.map(({ row, refs, path }) => {
    const tickets = refs.map((ref) => ({
      ref,
      answer: answers.get(ref.url) ?? { failure: 'it was not asked for' },
    }));
    const states = tickets.flatMap(({ answer }) => (isState(answer) ? [answer] : []));
    // Of an item with a ticket that could not be read nothing is known.
    const difference =
      states.length < tickets.length ? null : compareStates(row.item.status, states);
    return { row, path, tickets, difference };
  });
}

const isState = (answer: TicketAnswer): answer is TicketState => 'state' in answer;

/** Ticks what is done; a post is written whole or not at all, and only if it is still as it was read. */
async function writeTicks(
  root: string,
  items: readonly TicketedItem[],
  files: LoadedActions['files'],
): Promise<Set<TicketedItem>> {
  const ticked = new Set<TicketedItem>();
  for (const [path, file] of files) {
    const done = items.filter((item) => item.path === path && item.difference === 'done');
    const changed: TicketedItem[] = [];
    let text = file.text;
    for (const item of done) {
      // A tick takes the place of a blank, so the places of the others stay right.
      const next = tickBox(text, item.row.item.place);
      if (next === null) continue;
      text = next;
      changed.push(item);
    }
    if (changed.length === 0 || !(await replaceFile(join(root, path), file.text, text))) continue;
    for (const item of changed) ticked.add(item);
  }
  return ticked;
}

function failuresOf(items: readonly TicketedItem[]): ReadonlyMap<string, string> {
  const failures = items.flatMap(({ tickets }) =>
    tickets.flatMap(({ ref, answer }) =>
      isState(answer) ? [] : [[ref.url, answer.failure] as const],
    ),
  );
  return new Map(failures);
}

function formatItem(item: TicketedItem, ticked: ReadonlySet<TicketedItem>): string {
  const { row, path, tickets } = item;
  const line = `${path}:${row.item.place.start.line}`;
  const states = tickets.map(({ ref, answer }) => {
    if (!isState(answer)) return ref.url;
    const reason = answer.reason === null ? '' : `, ${answer.reason}`;
    return `${ref.url} (${answer.state}${reason})`;
  });
  const lines = [
    `${line}  ${row.item.text}`,
    `  ${adviceFor(item, ticked)}`,
    `  ${states.join(', ')}`,
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

function adviceFor(item: TicketedItem, ticked: ReadonlySet<TicketedItem>): string {
  if (ticked.has(item)) return 'ticked off: its tickets are done';
  if (item.difference === 'done') return 'open in the post, done in its tickets';
  if (item.difference === 'wont-do') {
    return 'open in the post, given up in its tickets: write `won’t do` and the reason';
  }
  return `${item.row.item.status} in the post, open in its tickets`;
}

const toJson = (item: TicketedItem, ticked: ReadonlySet<TicketedItem>) => ({
  path: item.path,
  line: item.row.item.place.start.line,
  id: item.row.item.id,
  text: item.row.item.text,
  status: item.row.item.status,
  difference: item.difference,
  written: ticked.has(item),
  tickets: item.tickets.map(({ ref, answer }) => ({ url: ref.url, ...answer })),
});
