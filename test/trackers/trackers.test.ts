import { describe, expect, it } from 'vitest';
import type { Network } from '../../src/trackers/fetch-json.ts';
import { findTicket } from '../../src/trackers/find-ticket.ts';
import { tokenFor } from '../../src/trackers/kinds.ts';
import { readTickets } from '../../src/trackers/read-tickets.ts';
import type { TicketAnswer, TrackerConfig, TrackerType } from '../../src/trackers/types.ts';
import { forgejoIssue, githubIssue, gitlabChange, gitlabIssue, jiraIssue } from './recorded.ts';
import { type Answer, serveTracker } from './server.ts';

const tracker = (type: TrackerType, url: string, project: string | null = null): TrackerConfig => ({
  ...{ type, url, project },
});
const ticket = (text: string, url: string | null = null) => ({ text, url });

describe('a ticket is found', () => {
  const own = [
    tracker('gitlab', 'https://git.example.org/'),
    tracker('jira', 'https://jira.example.org/', 'OPS'),
    tracker('forgejo', 'https://code.example.org/sub/', 'org/repo'),
  ];
  it.each([
    ['https://github.com/org/repo/issues/12', 'github org/repo 12 issue'],
    ['https://github.com/org/repo/pull/12#issuecomment-1', 'github org/repo 12 change'],
    ['https://gitlab.com/a/b/c/-/issues/3', 'gitlab a/b/c 3 issue'],
    ['https://gitlab.com/a/b/-/merge_requests/3?x=1', 'gitlab a/b 3 change'],
    ['https://git.example.org/a/b/issues/3', 'gitlab a/b 3 issue'],
    ['https://codeberg.org/org/repo/pulls/9', 'forgejo org/repo 9 change'],
    ['https://code.example.org/sub/org/repo/issues/9', 'forgejo org/repo 9 issue'],
    ['https://house.atlassian.net/browse/OPS-7', 'jira OPS OPS-7 issue'],
    ['https://jira.example.org/browse/OPS-7', 'jira OPS OPS-7 issue'],
    ['https://example.com/org/repo/issues/12', null],
    ['https://github.com.example.com/org/repo/issues/12', null],
    ['https://github.com/org/repo/issues/12x', null],
    ['https://github.com@example.com/org/repo/issues/12', null],
    ['javascript:alert(1)', null],
  ])('by its address %s', (url, expected) => {
    const found = findTicket(ticket('x', url), own);
    const told = found && [found.tracker.type, found.project, found.number, found.kind].join(' ');
    expect(told).toBe(expected);
  });

  it.each([
    ['OPS-7', 'https://jira.example.org/browse/OPS-7'],
    ['OTHER-7', null],
    ['a/b#4', 'https://git.example.org/a/b/-/issues/4'],
    ['a/b!4', 'https://git.example.org/a/b/-/merge_requests/4'],
    ['#4', 'https://code.example.org/sub/org/repo/issues/4'],
  ])('by its name %s in the trackers of the house', (text, url) => {
    expect(findTicket(ticket(text), own)?.url ?? null).toBe(url);
  });

  it('by its name on GitHub where nothing else is known, and a bare number nowhere', () => {
    expect(findTicket(ticket('org/repo#12'), [])?.url).toBe(
      'https://github.com/org/repo/issues/12',
    );
    expect(findTicket(ticket('#12'), [])).toBeNull();
  });
});

describe('a token', () => {
  const env = { GITHUB_TOKEN: 'shared', RECOUNT_TOKEN_GIT_EXAMPLE_ORG: 'own' };

  it('that tools share goes to its own host alone', () => {
    expect(tokenFor(tracker('github', 'https://github.com/'), env)).toBe('shared');
    expect(tokenFor(tracker('github', 'https://evil.example.org/'), env)).toBeNull();
  });

  it('for any other host has its name', () => {
    expect(tokenFor(tracker('gitlab', 'https://git.example.org/'), env)).toBe('own');
  });
});

/** Asks a tracker on this machine for tickets by their paths; the answers in that order. */
async function ask(
  type: TrackerType,
  paths: readonly string[],
  answer: (url: string, times: number) => Answer | undefined,
) {
  const { url, seen } = await serveTracker(answer);
  const waits: number[] = [];
  const network: Network = {
    fetch: globalThis.fetch,
    now: () => 1_700_000_000_000,
    signal: new AbortController().signal,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
    },
  };
  const refs = paths.map((path) => {
    const ref = findTicket(ticket('x', url + path), [tracker(type, url)]);
    if (ref === null) throw new Error(`Expected a ticket at ${path}`);
    return ref;
  });
  const env = { [`RECOUNT_TOKEN_${new URL(url).host.replaceAll(/\W/g, '_')}`]: 'secret' };
  const answers = await readTickets(refs, env, network);
  const states = refs.map((ref) => answers.get(ref.url) as TicketAnswer);
  return { states, seen, waits, url };
}

const word = (answer: TicketAnswer | undefined): string | undefined =>
  answer !== undefined && 'state' in answer ? answer.state : answer?.failure;

describe('the state of a ticket', () => {
  it.each([
    [{ state: 'open' }, 'open'],
    [{ state: 'open', state_reason: 'reopened' }, 'open'],
    [{ state: 'closed', state_reason: 'completed' }, 'done'],
    [{ state: 'closed', state_reason: 'not_planned' }, 'wont-do'],
    [{ state: 'closed', state_reason: 'duplicate' }, 'wont-do'],
    [{ state: 'closed', pull_request: { merged_at: '2024-04-22T13:33:48Z' } }, 'done'],
    [{ state: 'closed', pull_request: { merged_at: null } }, 'wont-do'],
  ])('of GitHub with %j is %s', async (fields, expected) => {
    const { states, seen } = await ask('github', ['org/repo/issues/12'], () => ({
      body: githubIssue(fields),
    }));
    expect(states.map(word)).toEqual([expected]);
    expect(seen[0]?.url).toBe('/api/v3/repos/org/repo/issues/12');
    expect(seen[0]?.headers).toMatchObject({
      authorization: 'Bearer secret',
      accept: 'application/vnd.github+json',
    });
  });

  it('of GitLab comes in lists, page by page', async () => {
    const { states, seen, url } = await ask(
      'gitlab',
      ['a/b/-/issues/1', 'a/b/-/issues/2', 'a/b/-/issues/3', 'a/b/-/merge_requests/1'],
      (path) => {
        if (path.includes('merge_requests')) return { body: [gitlabChange(1, 'merged')] };
        if (path.includes('page=2')) return { body: [gitlabIssue(2, { state: 'closed' })] };
        const next = `</api/v4${path.slice(7)}&page=2>; rel="next", </x>; rel="last"`;
        return { body: [gitlabIssue(1)], headers: { link: next } };
      },
    );
    expect(states.map(word)).toEqual(['open', 'done', 'the tracker does not know it', 'done']);
    expect(seen).toHaveLength(3);
    const asked = new URL(seen[0]?.url ?? '', url);
    expect(asked.pathname).toBe('/api/v4/projects/a%2Fb/issues');
    expect(asked.searchParams.getAll('iids[]')).toEqual(['1', '2', '3']);
    expect(seen.every(({ headers }) => headers['private-token'] === 'secret')).toBe(true);
  });

  it.each([
    [jiraIssue('new'), 'open'],
    [jiraIssue('indeterminate'), 'in-progress'],
    [jiraIssue('done', 'Done'), 'done'],
    [jiraIssue('done', 'Won’t Do'), 'wont-do'],
    [jiraIssue('done', 'Duplicate'), 'wont-do'],
    [jiraIssue('done'), 'done'],
  ])('of Jira is read from its category and resolution (%#)', async (body, expected) => {
    const { states, seen } = await ask('jira', ['browse/OPS-7'], () => ({ body }));
    expect(states.map(word)).toEqual([expected]);
    expect(seen[0]?.url).toBe('/rest/api/2/issue/OPS-7?fields=status,resolution');
  });

  it.each([
    [{ state: 'open' }, 'open'],
    [{ state: 'closed' }, 'done'],
    [{ state: 'closed', pull_request: { merged: true } }, 'done'],
    [{ state: 'closed', pull_request: { merged: false } }, 'wont-do'],
  ])('of Forgejo with %j is %s', async (fields, expected) => {
    const { states, seen } = await ask('forgejo', ['org/repo/issues/3'], () => ({
      body: forgejoIssue(fields),
    }));
    expect(states.map(word)).toEqual([expected]);
    expect(seen[0]).toMatchObject({
      url: '/api/v1/repos/org/repo/issues/3',
      headers: { authorization: 'token secret' },
    });
  });

  it('is asked for once, however many items name the ticket', async () => {
    const path = 'org/repo/issues/3';
    const { seen } = await ask('forgejo', [path, path, `${path}#note`], () => ({
      body: forgejoIssue({}),
    }));
    expect(seen).toHaveLength(1);
  });
});

describe('a tracker', () => {
  const closed = { body: githubIssue({ state: 'closed' }) };
  const paths = ['org/repo/issues/1'];

  it('that asks to wait is waited for', async () => {
    const { states, waits } = await ask('github', paths, (_, times) =>
      times === 0 ? { status: 429, headers: { 'retry-after': '2' } } : closed,
    );
    expect([states.map(word), waits]).toEqual([['done'], [2000]]);
  });

  it('whose limit is used up is waited for until it is renewed', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1700000030' };
    const { states, waits } = await ask('github', paths, (_, times) =>
      times === 0 ? { status: 403, headers } : closed,
    );
    expect([states.map(word), waits]).toEqual([['done'], [30_000]]);
  });

  it('that asks for more patience than a minute is asked nothing more', async () => {
    const many = Array.from({ length: 20 }, (_, index) => `org/repo/issues/${index}`);
    const { states, seen, waits } = await ask('github', many, () => ({
      status: 403,
      headers: { 'retry-after': '3600' },
    }));
    expect(new Set(states.map(word))).toEqual(new Set(['the tracker asks to wait 3600 s']));
    expect(seen.length).toBeLessThanOrEqual(4);
    expect(waits).toEqual([]);
  });

  it('may lead on to an address of its own, but to no other host', async () => {
    const elsewhere = await serveTracker(() => closed);
    const { states, seen } = await ask(
      'github',
      ['org/repo/issues/1', 'org/old/issues/2'],
      (path) => {
        if (path.includes('/old/')) {
          return { status: 301, headers: { location: '/api/v3/repositories/7/issues/2' } };
        }
        if (path.includes('/repositories/7/')) return closed;
        return { status: 302, headers: { location: `${elsewhere.url}api` } };
      },
    );
    expect(states.map(word)).toEqual([
      `it is elsewhere now: ${elsewhere.url.slice(0, -1)}`,
      'done',
    ]);
    expect(elsewhere.seen).toEqual([]);
    expect(seen).toHaveLength(3);
  });

  it.each([
    [{ status: 404 }, 'it is not there, or needs a token that may read it'],
    [{ status: 401 }, 'the token is not accepted'],
    [{ status: 500 }, 'the tracker answers 500'],
    [{ body: '<html>' }, 'its answer is no JSON'],
    [{ status: 302, headers: { location: '/again' } }, 'it leads in a circle'],
  ] as const)('that answers %j gives the reason', async (answer, reason) => {
    const { states } = await ask('github', paths, () => answer);
    expect(states).toEqual([{ failure: reason }]);
  });

  it('that is not there gives the reason', async () => {
    const url = 'http://127.0.0.1:9/';
    const ref = findTicket(ticket('x', `${url}org/repo/issues/1`), [tracker('github', url)]);
    if (ref === null) throw new Error('Expected a ticket');
    const network = {
      fetch: async () => {
        throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
      },
      now: Date.now,
      sleep: async () => {},
      signal: new AbortController().signal,
    };
    const answers = await readTickets([ref], {}, network);
    expect(answers.get(ref.url)).toEqual({ failure: 'no connection (ECONNREFUSED)' });
  });

  it('gets no token over an open line', async () => {
    const url = 'http://git.example.org/';
    const ref = findTicket(ticket('x', `${url}org/repo/issues/1`), [tracker('github', url)]);
    if (ref === null) throw new Error('Expected a ticket');
    const headers: unknown[] = [];
    const network: Network = {
      fetch: async (_, options) => {
        headers.push(options?.headers);
        return Response.json(closed.body);
      },
      now: Date.now,
      sleep: async () => {},
      signal: new AbortController().signal,
    };
    await readTickets([ref], { RECOUNT_TOKEN_GIT_EXAMPLE_ORG: 'secret' }, network);
    expect(JSON.stringify(headers)).not.toContain('secret');
  });
});
