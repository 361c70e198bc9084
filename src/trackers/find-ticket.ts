import type { Ticket } from '../postmortem/types.ts';
import { publicTrackers, trackerKinds } from './kinds.ts';
import type { TicketRef, TrackerConfig } from './types.ts';

/** Jira in the cloud has a host for each house. */
const cloud = /^https:\/\/[\w-]+\.atlassian\.net\//;

/**
 * The tracker that knows a ticket, and what it is called there; null for what leads elsewhere. Only trackers that
 * everybody knows and those of the configuration are ever asked, whatever addresses posts hold.
 */
export function findTicket({ text, url }: Ticket, own: readonly TrackerConfig[]): TicketRef | null {
  if (url !== null) return findByUrl(url, own);
  const key = /^([A-Z][A-Z\d]+)-\d+$/.exec(text);
  const short = /^([\w.-]+\/[\w.-]+)?([#!])(\d+)$/.exec(text);
  for (const tracker of own) {
    if (key !== null && tracker.type === 'jira') {
      if (tracker.project !== null && tracker.project !== key[1]) continue;
      return findByUrl(`${tracker.url}browse/${text}`, own);
    }
    if (short === null || tracker.type === 'jira') continue;
    const project = short[1] ?? tracker.project;
    if (project !== null) return refer(tracker, project, short[3] ?? '', short[2] === '!');
  }
  const [github] = publicTrackers;
  if (short?.[1] === undefined || github === undefined) return null;
  return refer(github, short[1], short[3] ?? '', false);
}

const refer = (
  tracker: TrackerConfig,
  project: string,
  number: string,
  isChange: boolean,
): TicketRef | null => {
  const part = isChange && tracker.type === 'gitlab' ? 'merge_requests' : 'issues';
  const between = tracker.type === 'gitlab' ? '/-/' : '/';
  return findByUrl(`${tracker.url}${project}${between}${part}/${number}`, [tracker]);
};

function findByUrl(url: string, own: readonly TrackerConfig[]): TicketRef | null {
  if (!URL.canParse(url)) return null;
  const { href } = new URL(url);
  const [house] = cloud.exec(href) ?? [];
  const trackers: readonly TrackerConfig[] = [
    ...own,
    ...publicTrackers,
    ...(house === undefined ? [] : [{ type: 'jira', url: house, project: null } as const]),
  ];
  // The longest address wins: one host may have several trackers below it.
  const found = trackers
    .filter((tracker) => href.startsWith(tracker.url))
    .sort((a, b) => b.url.length - a.url.length);
  for (const tracker of found) {
    const match = trackerKinds[tracker.type].match(href.slice(tracker.url.length));
    if (match !== null) return { ...match, tracker, url: href };
  }
  return null;
}
