import { textAt, valueAt } from './read-value.ts';
import type { TicketState, TrackerKind } from './types.ts';

/** Forgejo and Gitea (https://codeberg.org/api/swagger#/issue/issueGetIssue). */
export const forgejo: TrackerKind = {
  match: (path) => {
    const match = /^([\w.-]+\/[\w.-]+)\/(issues|pulls)\/(\d+)(?:$|[/?#])/.exec(path);
    const [, project = '', part, number = ''] = match ?? [];
    if (match === null) return null;
    return { project, number, kind: part === 'pulls' ? 'change' : 'issue' };
  },
  requests: (refs) =>
    refs.map((ref) => ({
      url: `${ref.tracker.url}api/v1/repos/${ref.project}/issues/${ref.number}`,
      refs: [ref],
      read: (body) => [[ref, stateOf(body)]],
    })),
  authorise: (token) => ['authorization', `token ${token}`],
  headers: { accept: 'application/json' },
};

function stateOf(body: unknown): TicketState {
  if (textAt(body, 'state') !== 'closed') return { state: 'open', reason: null };
  const change = valueAt(body, 'pull_request');
  if (change === undefined || change === null) return { state: 'done', reason: null };
  const isMerged = valueAt(change, 'merged') === true;
  return { state: isMerged ? 'done' : 'wont-do', reason: isMerged ? 'merged' : 'not merged' };
}
