import { textAt, valueAt } from './read-value.ts';
import type { TicketRef, TicketRequest, TicketState, TrackerKind } from './types.ts';

/** Tickets asked for at once; a page of an answer has at most a hundred. */
const mostAtOnce = 100;

/** GitLab, in the cloud and at home (https://docs.gitlab.com/api/issues/, …/merge_requests/). */
export const gitlab: TrackerKind = {
  match: (path) => {
    const form =
      /^([\w.-]+(?:\/[\w.-]+){1,20}?)(?:\/-)?\/(issues|work_items|merge_requests)\/(\d+)(?:$|[/?#])/;
    const match = form.exec(path);
    const [, project = '', part, number = ''] = match ?? [];
    if (match === null) return null;
    return { project, number, kind: part === 'merge_requests' ? 'change' : 'issue' };
  },
  requests: (refs) => {
    const groups = new Map<string, TicketRef[]>();
    for (const ref of refs) {
      const key = `${ref.project} ${ref.kind}`;
      groups.set(key, [...(groups.get(key) ?? []), ref]);
    }
    return [...groups.values()].flatMap((group) =>
      Array.from({ length: Math.ceil(group.length / mostAtOnce) }, (_, index) =>
        listRequest(group.slice(index * mostAtOnce, (index + 1) * mostAtOnce)),
      ),
    );
  },
  authorise: (token) => ['private-token', token],
  headers: { accept: 'application/json' },
};

function listRequest(refs: readonly TicketRef[]): TicketRequest {
  const [first] = refs;
  if (first === undefined) throw new Error('Expected a ticket');
  const list = first.kind === 'change' ? 'merge_requests' : 'issues';
  const query = new URLSearchParams([
    ...refs.map(({ number }) => ['iids[]', number]),
    ['state', 'all'],
    ['scope', 'all'],
    ['per_page', String(mostAtOnce)],
  ]);
  const project = encodeURIComponent(first.project);
  const byNumber = new Map(refs.map((ref) => [ref.number, ref]));
  return {
    url: `${first.tracker.url}api/v4/projects/${project}/${list}?${query}`,
    refs,
    read: (body) =>
      (Array.isArray(body) ? body : []).flatMap((one: unknown) => {
        const ref = byNumber.get(String(valueAt(one, 'iid')));
        return ref === undefined ? [] : [[ref, stateOf(one)] as const];
      }),
  };
}

function stateOf(body: unknown): TicketState {
  const state = textAt(body, 'state');
  if (state === 'merged') return { state: 'done', reason: 'merged' };
  if (state !== 'closed') return { state: 'open', reason: null };
  const isChange = textAt(body, 'source_branch') !== null;
  return isChange ? { state: 'wont-do', reason: 'not merged' } : { state: 'done', reason: null };
}
