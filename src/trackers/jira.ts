import { textAt } from './read-value.ts';
import type { TicketState, TrackerKind } from './types.ts';

/** Names of resolutions that say that nothing was done; houses have names of their own. */
const dropped =
  /^(?:won.?t (?:do|fix|be fixed)|declined|duplicate|cannot reproduce|incomplete|rejected|invalid|obsolete|cancell?ed|not a bug|abandoned)$/i;

/**
 * Jira, in the cloud and at home: version 2 of the interface is in both
 * (https://developer.atlassian.com/cloud/jira/platform/rest/v2/api-group-issues/).
 */
export const jira: TrackerKind = {
  match: (path) => {
    const match = /^(?:browse|jira\/browse)\/(([A-Z][A-Z\d_]{1,20})-\d+)(?:$|[/?#])/.exec(path);
    const [, number = '', project = ''] = match ?? [];
    return match === null ? null : { project, number, kind: 'issue' };
  },
  requests: (refs) =>
    refs.map((ref) => ({
      url: `${ref.tracker.url}rest/api/2/issue/${ref.number}?fields=status,resolution`,
      refs: [ref],
      read: (body) => [[ref, stateOf(body)]],
    })),
  // In the cloud a token goes with an address: `ana@example.org:token`. At home it stands alone.
  authorise: (token) => [
    'authorization',
    token.includes(':') ? `Basic ${Buffer.from(token).toString('base64')}` : `Bearer ${token}`,
  ],
  headers: { accept: 'application/json' },
};

function stateOf(body: unknown): TicketState {
  const category = textAt(body, 'fields', 'status', 'statusCategory', 'key');
  if (category === 'indeterminate') return { state: 'in-progress', reason: null };
  if (category !== 'done') return { state: 'open', reason: null };
  const resolution = textAt(body, 'fields', 'resolution', 'name');
  const words = resolution ?? textAt(body, 'fields', 'status', 'name');
  return { state: dropped.test(words ?? '') ? 'wont-do' : 'done', reason: words };
}
