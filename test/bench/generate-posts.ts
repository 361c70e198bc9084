import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes `count` posts of about 900 words into a folder: frontmatter, timeline, table, code, action
 * items. The same number gives the same post, so that a corpus of 1,000 is the start of one of 10,000.
 */
export function generatePosts(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  for (let number = 0; number < count; number++) {
    writeFileSync(join(folder, `${slugOf(number)}.md`), postText(number));
  }
}

/** Name of the file of a post without its ending. */
export function slugOf(number: number): string {
  return `${dayOf(number)}-incident-${String(number).padStart(5, '0')}`;
}

/** A post as text; `edition` changes a sentence of it and nothing else. */
export function postText(number: number, edition = 0): string {
  const random = createRandom(number + 1);
  const words = (least: number, most: number): string => sentence(random, least, most);
  const paragraph = (sentences: number): string =>
    wrap(Array.from({ length: sentences }, () => words(9, 22)).join(' '));
  const day = dayOf(number);
  const service = pick(random, services);
  const entries = Array.from({ length: 12 }, (_, index) => {
    const minute = index * 7 + Math.floor(random() * 6);
    const label = { 0: '[cause] ', 2: '[detected] ', 8: '[mitigated] ', 11: '[resolved] ' }[index];
    return `- ${day} ${time(minute)} UTC: ${label ?? ''}${words(7, 16)}`;
  });
  const rows = Array.from(
    { length: 5 },
    (_, index) =>
      `| ${pick(random, services)} | ${Math.floor(random() * 9000)} | ${index * 11} % | ${words(3, 6)} |`,
  );
  const item = (state: string, owner: string): string =>
    `- [${state}] ${words(6, 12).slice(0, -1)} (owner: @${owner}, due: ${dayAfter(day, 20 + Math.floor(random() * 90))}, type: prevent)`;
  return `---
title: "${words(4, 7).slice(0, -1)}"
date: ${day}
status: published
severity: SEV${1 + Math.floor(random() * 4)}
services: [${[...new Set([service, pick(random, services)])].join(', ')}]
tags: [${[...new Set([pick(random, tags), pick(random, tags), pick(random, tags)])].join(', ')}]
cause: ${pick(random, causes)}
detection_method: alert
started: ${day}T08:00:00Z
detected: ${day}T08:15:00Z
mitigated: ${day}T08:58:00Z
resolved: ${day}T09:20:00Z
impact:
  users: ${Math.floor(random() * 100000)}
  summary: "${words(7, 12)}"
links:
  - label: "Dashboard"
    url: "https://metrics.example.org/d/${number}"
---

## Summary

${paragraph(4)} Edition ${edition}.

## Impact

${paragraph(3)}

| Service | Requests | Failed | Remark |
| ------- | -------: | -----: | ------ |
${rows.join('\n')}

## Timeline

${entries.join('\n')}

## Detection

${paragraph(4)}

## Root cause

${paragraph(5)} See [the runbook](https://runbooks.example.org/${service}/${number}).

\`\`\`ts
const pool = createPool({ size: ${8 + Math.floor(random() * 64)}, name: '${service}' });
export async function handle(request: Request): Promise<Response> {
  const connection = await pool.acquire({ timeout: ${Math.floor(random() * 9000)} });
  return respond(connection, request.url); // ${words(4, 7)}
}
\`\`\`

${paragraph(4)}

\`\`\`sql
select id, state, updated_at from ${service.replaceAll('-', '_')}_jobs
where state = 'stuck' and updated_at < now() - interval '${Math.floor(random() * 60)} minutes';
\`\`\`

## Resolution

${paragraph(4)}

> ${words(10, 18)}

## Lessons learned

### What went well

- ${words(8, 15)}
- ${words(8, 15)}

### What went wrong

- ${words(8, 15)}
- ${words(8, 15)} The flag was \`--${pick(random, plain)}-${pick(random, plain)}\`.

## Action items

${item('x', 'ana')}
${item('x', 'bo')}
${item(' ', 'chi')}
${item(' ', 'dee')}
${item(random() < 0.5 ? 'x' : ' ', 'eli')}
${item('x', 'ana')}
`;
}

const plain =
  'request database replica queue worker deploy rollback alert certificate cache node cluster region traffic latency timeout retry connection pool lock migration index schema config flag canary release pipeline build image container pod memory disk volume snapshot backup restore network packet route gateway balancer proxy header cookie token session secret key vault policy limit quota budget page pager engineer operator customer account invoice payment order basket search catalogue mail message topic partition offset consumer producer batch job schedule clock zone leap second daylight script command terminal shell log metric trace dashboard panel graph threshold noise signal outage incident failure error fault bug change review approval branch merge commit version package library dependency upgrade patch window freeze team rotation handover channel bridge call update status notice report draft lesson action owner ticket date runbook checklist test fixture suite coverage load stress soak chaos drill exercise game'.split(
    ' ',
  );
const glue =
  'the a of to and in that it was for on with as by at from this which had been were not but while after before during until because so when every no some most only again also'.split(
    ' ',
  );
const syllables = 'ba co di fu ge hi jo ka le mi no pu ra se ti vo wa xe yo zu'.split(' ');
/** Names that real posts are full of and that no dictionary has. */
const names = Array.from(
  { length: 8000 },
  (_, index) =>
    [index % 20, Math.floor(index / 20) % 20, Math.floor(index / 400) % 20]
      .map((at) => syllables[at])
      .join('') + (index % 3 === 0 ? 'ron' : ''),
);
const services = Array.from({ length: 40 }, (_, index) => `${plain[index]}-${plain[index + 60]}`);
const tags = Array.from({ length: 60 }, (_, index) => `${plain[index + 20]}`);
const causes = ['capacity', 'config-change', 'deploy', 'dependency', 'hardware'];

type Random = () => number;

/** Mulberry32. */
function createRandom(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = (random: Random, list: readonly string[]): string =>
  list[Math.floor(random() * list.length)] ?? '';

/** Common words often, names rarely, as in prose. */
function word(random: Random): string {
  const kind = random();
  if (kind < 0.4) return pick(random, glue);
  if (kind < 0.95) return plain[Math.floor(random() ** 2 * plain.length)] ?? '';
  return pick(random, names);
}

function sentence(random: Random, least: number, most: number): string {
  const length = least + Math.floor(random() * (most - least + 1));
  const text = Array.from({ length }, () => word(random)).join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function wrap(text: string): string {
  return text.replaceAll(/(.{70,90}) /g, '$1\n');
}

/** One incident and a half a day, over the years. */
function dayOf(number: number): string {
  return dayAfter('2008-01-01', Math.floor((number * 2) / 3));
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

const time = (minute: number): string =>
  `${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
