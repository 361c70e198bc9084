import { fetchJson, type Network, RequestFailure } from './fetch-json.ts';
import { tokenFor, trackerKinds } from './kinds.ts';
import type { TicketAnswer, TicketRef, TicketRequest, TrackerConfig } from './types.ts';

/** Requests to one tracker that are under way at once. */
const atOnce = 4;
/** Pages of one answer; a list that was asked for by number has one or two. */
const mostPages = 10;

/** Asks the trackers for tickets, each once, and gives the answers by the addresses of the tickets. */
export async function readTickets(
  refs: readonly TicketRef[],
  env: Readonly<Record<string, string | undefined>>,
  network: Network,
): Promise<ReadonlyMap<string, TicketAnswer>> {
  const answers = new Map<string, TicketAnswer>();
  const byTracker = new Map<string, Map<string, TicketRef>>();
  for (const ref of refs) {
    const tickets = byTracker.get(ref.tracker.url) ?? new Map<string, TicketRef>();
    byTracker.set(ref.tracker.url, tickets.set(keyOf(ref), ref));
  }
  const found = new Map<string, TicketAnswer>();
  await Promise.all(
    [...byTracker.values()].map((tickets) =>
      askTracker([...tickets.values()], env, network, found),
    ),
  );
  for (const ref of refs) {
    answers.set(ref.url, found.get(keyOf(ref)) ?? { failure: 'the tracker does not know it' });
  }
  return answers;
}

const keyOf = ({ tracker, project, number, kind }: TicketRef): string =>
  [tracker.url, project, number, kind].join(' ');

async function askTracker(
  refs: readonly TicketRef[],
  env: Readonly<Record<string, string | undefined>>,
  network: Network,
  found: Map<string, TicketAnswer>,
): Promise<void> {
  const [first] = refs;
  if (first === undefined) return;
  const kind = trackerKinds[first.tracker.type];
  const headers = headersFor(first.tracker, env);
  const waiting = [...kind.requests(refs)];
  let broken: string | null = null;
  const work = async (): Promise<void> => {
    for (
      let request = waiting.shift();
      request !== undefined && broken === null;
      request = waiting.shift()
    ) {
      try {
        await run(request, headers, network, found);
      } catch (error) {
        if (!(error instanceof RequestFailure)) throw error;
        // A request for several tickets fails for all of them.
        const failed = request.refs;
        for (const ref of failed) found.set(keyOf(ref), { failure: error.message });
        if (error.isFinal) broken = error.message;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (broken === null) return;
  for (const ref of refs) {
    if (!found.has(keyOf(ref))) found.set(keyOf(ref), { failure: broken });
  }
}

async function run(
  { url, read }: TicketRequest,
  headers: Readonly<Record<string, string>>,
  network: Network,
  found: Map<string, TicketAnswer>,
): Promise<void> {
  let next: string | null = url;
  for (let page = 0; next !== null && page < mostPages; page++) {
    const answer = await fetchJson(next, headers, network);
    for (const [ref, state] of read(answer.body)) found.set(keyOf(ref), state);
    next = answer.next;
  }
}

/** A token goes over an open line to nobody but this machine. */
function headersFor(
  tracker: TrackerConfig,
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const { headers, authorise } = trackerKinds[tracker.type];
  const common = { 'user-agent': 'recount', ...headers };
  const { protocol, hostname } = new URL(tracker.url);
  const isPrivate = protocol === 'https:' || /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  const token = isPrivate ? tokenFor(tracker, env) : null;
  if (token === null) return common;
  const [name, value] = authorise(token);
  return { ...common, [name]: value };
}
