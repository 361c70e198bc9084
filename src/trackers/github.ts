import { textAt, valueAt } from './read-value.ts';
import type { TicketRef, TicketState, TrackerKind } from './types.ts';

/** GitHub and GitHub Enterprise Server (https://docs.github.com/rest/issues/issues#get-an-issue). */
export const github: TrackerKind = {
  match: (path) => {
    const match = /^([\w.-]+\/[\w.-]+)\/(issues|pull)\/(\d+)(?:$|[/?#])/.exec(path);
    const [, project = '', part, number = ''] = match ?? [];
    if (match === null) return null;
    return { project, number, kind: part === 'pull' ? 'change' : 'issue' };
  },
  // A pull request is an issue too, and tells as one whether it was merged.
  requests: (refs) =>
    refs.map((ref) => ({
      url: `${apiOf(ref)}repos/${ref.project}/issues/${ref.number}`,
      refs: [ref],
      read: (body) => [[ref, stateOf(body)]],
    })),
  authorise: (token) => ['authorization', `Bearer ${token}`],
  headers: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
};

function apiOf({ tracker: { url } }: TicketRef): string {
  return url === 'https://github.com/' ? 'https://api.github.com/' : `${url}api/v3/`;
}

function stateOf(body: unknown): TicketState {
  const reason = textAt(body, 'state_reason');
  if (textAt(body, 'state') !== 'closed') return { state: 'open', reason: null };
  const change = valueAt(body, 'pull_request');
  if (change !== undefined && change !== null) {
    const isMerged = textAt(change, 'merged_at') !== null;
    return { state: isMerged ? 'done' : 'wont-do', reason: isMerged ? 'merged' : 'not merged' };
  }
  const isDropped = reason === 'not_planned' || reason === 'duplicate';
  return { state: isDropped ? 'wont-do' : 'done', reason: reason?.replace('_', ' ') ?? null };
}
