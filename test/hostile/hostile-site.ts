import type { Files } from '../helpers/folder.ts';
import { contexts } from '../html/payloads.ts';
import { bodyPayloads, valuePayloads } from './payloads.ts';

/** What ends whatever a payload may have opened, so that it can't hide the next one. */
const closers =
  '\n\n</script></pre></style></textarea> --> ?> ]]> </iframe></noembed></noframes></noscript></title></xmp></select></template></svg></math>\n\n';

/** Payloads that hold all that follows: nothing closes `<plaintext>`, and these never close what they open. */
const open = /<plaintext|^<(?:b|span) [^>]*>$/;
/** Elements and fences that go on behind the block in which they were left open. */
const goesOn = /<(?:a|b|big|code|em|font|i|nobr|s|small|span|strong|tt|u)\b|[\n`]/i;
/** Texts that a file of a post can't hold at all, which is a message. */
const unreadable = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;
const values = valuePayloads.filter((text) => !unreadable.test(text));

/** Places in a post that end by themselves. */
const closed = contexts.filter((context) => !/<div>|<details>/.test(context('')));

/** Names of files; a slash and NUL are all that a disk refuses. */
const names = [
  '<img src=x onerror=alert(1)>',
  '"onload="alert(1)',
  "'; alert(1); '",
  'javascript:alert(1)',
  '&lt;svg onload=alert(1)&gt;',
  '{{ constructor }}',
  '`alert(1)`',
  '__proto__',
  'location',
  '%3Cscript%3E',
];

export interface HostileSite {
  readonly files: Files;
  /** Texts that stand somewhere in it. */
  readonly payloads: number;
  /** Fields, entries and items that hold one. */
  readonly values: number;
}

/** A site of `count` posts with every `every`-th payload in their bodies, and others wherever a text can stand. */
export function hostileSite(count: number, every: number): HostileSite {
  const payloads = bodyPayloads.filter((_, at) => at % every === 0);
  let used = 0;
  const value = (): string => values[used++ % values.length] ?? '';
  const files: Record<string, string> = { 'recount.yaml': configuration };
  for (let number = 0; number < count; number++) {
    const own = payloads.filter((_, at) => at % count === number);
    files[`posts/${slug(number)}.md`] = post(slug((number + 1) % count), number, own, value);
  }
  files['posts/<svg onload=alert(1)>.svg'] =
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
  files['pages/about.md'] = `# ${value()}\n\n${payloads.slice(0, 60).join(closers)}\n`;
  return { files, payloads: payloads.length, values: used };
}

const slug = (number: number): string => {
  const name = names[number] ?? 'incident';
  return `2024-${String((number % 12) + 1).padStart(2, '0')}-${String((number % 28) + 1).padStart(2, '0')}-${number}-${name}`;
};

/** A heading at the end of every post: it is seen when no payload has swallowed what follows it. */
export const lastHeading = 'What comes last';

const configuration = `title: "\\"><script>alert(1)</script>"
description: "</title><img src=x onerror=alert(1)>"
fields:
  component: { type: text, facet: true, label: "<img src=x onerror=alert(1)>" }
  parts: { type: list, facet: true }
rules:
  field-value: off
  image-missing: off
  link-dead: off
  section-empty: off
  section-missing: off
  section-placeholder: off
`;

function post(
  next: string,
  number: number,
  payloads: readonly string[],
  value: () => string,
): string {
  const text = (): string => JSON.stringify(value());
  const list = (): string => `[${text()}, ${text()}]`;
  const day = `2024-${String((number % 12) + 1).padStart(2, '0')}-${String((number % 28) + 1).padStart(2, '0')}`;
  const isPlain = (payload: string): boolean => !open.test(payload);
  const bodies = [...payloads.filter(isPlain), ...payloads.filter((payload) => !isPlain(payload))];
  const sections = bodies.map((payload, at) => {
    const again =
      at % 4 === 3 && !goesOn.test(payload) ? closed[(number + at) % closed.length] : undefined;
    const shown = again === undefined ? '' : `${closers}${again(payload)}`;
    return `${payload}${shown}`;
  });
  const last = bodies.some((payload) => !isPlain(payload))
    ? ''
    : `## ${lastHeading}\n\nword${number} alert onerror script\n`;
  return `---
title: ${text()}
date: ${day}
id: ${text()}
status: published
severity: SEV${(number % 5) + 1}
services: ${list()}
regions: ${list()}
teams: ${list()}
tags: ${list()}
authors: ${list()}
owner: ${text()}
responders: ${list()}
commander: ${text()}
scribe: ${text()}
reviewers: ${list()}
started: ${day}T10:00:00Z
detected: ${day}T10:05:00Z
resolved: ${day}T11:00:00Z
component: ${text()}
parts: ${list()}
impact:
  users: 5
  summary: ${text()}
  revenue: ${text()}
related: ${list()}
duplicate_of: ${text()}
links:
  - { label: ${text()}, url: "https://example.org/", role: ${text()} }
  - { label: ${text()}, url: ${text()}, role: ${text()} }
summary: ${text()}
action_items:
  - { title: ${text()}, owner: ${text()}, priority: ${text()}, ticket: ${text()}, source: ${text()}, note: ${text()}, due: 2024-12-01 }
---

## Summary

${value()}

## Timeline (UTC)

- 10:00 [cause] ${value()}
- 10:05 [detection] ${value()} ${value()}
- 10:20 ${value()}
- 11:00 [resolution] ${value()}

| Time | Event | Source |
| ---- | ----- | ------ |
| 11:05 | ${cell(value())} | ${cell(value())} |

## Root cause

### ${value()}

![${value()}](<<svg onload=alert(1)>.svg>) [${value()}](${next.replaceAll(' ', '%20')}.md#h-location "${value()}")

## Action items

- [ ] ${value()} (owner: ${value()}, due: 2024-11-01, type: prevent)
- [x] ${value()} @ana #12
- [ ] **${value()}**: ${value()} (ticket: ${value()})

| Action | Owner | Due | Ticket |
| ------ | ----- | --- | ------ |
| ${cell(value())} | ${cell(value())} | 2024-10-01 | ${cell(value())} |

## Supporting information

${sections.join(closers)}${closers}
${last}`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
