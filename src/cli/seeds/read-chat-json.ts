import * as z from 'zod';
import { count } from '../../message/words.ts';
import type { Instant } from '../../postmortem/types.ts';
import type { Seed, SeedEntry } from './types.ts';

/** A day of a channel as Slack exports it. */
const slack = z.array(
  z.object({
    ts: z.string().regex(/^\d{1,12}(?:\.\d{1,9})?$/),
    text: z.string().default(''),
    subtype: z.string().optional(),
    user: z.string().optional(),
    username: z.string().optional(),
    user_profile: z
      .object({ display_name: z.string().optional(), name: z.string().optional() })
      .optional(),
  }),
);

/** A channel as DiscordChatExporter writes it. */
const discord = z.object({
  messages: z.array(
    z.object({
      timestamp: z.iso.datetime({ offset: true }),
      content: z.string(),
      author: z.object({ name: z.string() }).optional(),
    }),
  ),
});

/** The messages of a chat that was exported as JSON by Slack or Discord; null for any other text. */
export function readChatJson(text: string): Seed | null {
  if (!/^\s*[[{]/.test(text)) return null;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  const ofSlack = slack.safeParse(data);
  if (ofSlack.success && ofSlack.data.length > 0) {
    const said = ofSlack.data.filter(
      ({ subtype }) => !/_(?:join|leave|topic|purpose|name)$/.test(subtype ?? ''),
    );
    const left = ofSlack.data.length - said.length;
    const entries = said.flatMap(({ ts, text: words, user_profile: profile, username, user }) =>
      toEntry(
        Number(ts) * 1000,
        plainSlack(words),
        profile?.display_name || profile?.name || username || user || null,
      ),
    );
    return {
      entries,
      notes: left === 0 ? [] : [`${count(left, 'join and part', 'joins and parts')} left out`],
    };
  }
  const ofDiscord = discord.safeParse(data);
  if (!ofDiscord.success) return null;
  const entries = ofDiscord.data.messages.flatMap(({ timestamp, content, author }) =>
    toEntry(Date.parse(timestamp), content, author?.name ?? null),
  );
  return { entries, notes: [] };
}

function toEntry(milliseconds: number, words: string, author: string | null): readonly SeedEntry[] {
  const text = words.replaceAll(/\s+/g, ' ').trim();
  if (text === '' || !(milliseconds < 8.64e15)) return [];
  const instant = `${new Date(milliseconds).toISOString().slice(0, 19)}Z` as Instant;
  return [{ instant, text, author, kind: null, url: null }];
}

/** Slack writes links as `<address|words>` and three signs as entities. */
function plainSlack(text: string): string {
  return text
    .replaceAll(
      /<(https?:[^|<>]{1,2000})(?:\|([^<>]{1,400}))?>/g,
      (_all, url: string, words?: string) =>
        words === undefined || words === url ? url : `${words} ${url}`,
    )
    .replaceAll(
      /<[@#!]([^|<>]{1,100})(?:\|([^<>]{1,100}))?>/g,
      (_all, id: string, name?: string) => `@${name ?? id}`,
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
