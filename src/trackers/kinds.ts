import { forgejo } from './forgejo.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { jira } from './jira.ts';
import type { TrackerConfig, TrackerKind, TrackerType } from './types.ts';

/** Every kind of tracker: one line here and one file beside this one. */
export const trackerKinds: Readonly<Record<TrackerType, TrackerKind>> = {
  github,
  gitlab,
  jira,
  forgejo,
};

/** Trackers that everybody knows, with the variables that tools of theirs take tokens from. */
export const publicTrackers: readonly (TrackerConfig & { readonly tokens: readonly string[] })[] = [
  {
    type: 'github',
    url: 'https://github.com/',
    project: null,
    tokens: ['GITHUB_TOKEN', 'GH_TOKEN'],
  },
  { type: 'gitlab', url: 'https://gitlab.com/', project: null, tokens: ['GITLAB_TOKEN'] },
  {
    type: 'forgejo',
    url: 'https://codeberg.org/',
    project: null,
    tokens: ['FORGEJO_TOKEN', 'GITEA_TOKEN'],
  },
];

/**
 * The token for a tracker. A configuration may come from anybody, so it can't name a variable: the tokens
 * that tools share go to their own hosts alone, and for any other host there is a variable with the name of that
 * host, `RECOUNT_TOKEN_GIT_EXAMPLE_ORG`, or with its port, `RECOUNT_TOKEN_LOCALHOST_3000`.
 */
export function tokenFor(
  tracker: TrackerConfig,
  env: Readonly<Record<string, string | undefined>>,
): string | null {
  const { host } = new URL(tracker.url);
  const names = [
    `RECOUNT_TOKEN_${host.toUpperCase().replaceAll(/[^A-Z\d]/g, '_')}`,
    ...(publicTrackers.find(({ url }) => url === tracker.url)?.tokens ?? []),
  ];
  return names.map((name) => env[name]?.trim() ?? '').find((token) => token !== '') ?? null;
}
