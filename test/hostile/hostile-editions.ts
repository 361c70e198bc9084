import { postText } from '../helpers/posts.ts';
import { bodyPayloads, valuePayloads } from './payloads.ts';

/** Nothing closes these, so they would hide the edition after them. */
const open = /<plaintext|^<(?:b|span) [^>]*>$/;
/** Texts that a post can't hold at all, which is a message of its own. */
const unreadable = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;
const values = valuePayloads.filter((text) => !unreadable.test(text));
const bodies = bodyPayloads.filter((text) => !open.test(text) && !/\0/.test(text));

/** Payloads in one edition's body. */
const most = 40;
/** Editions that have every payload for the body between them. */
export const wholeEditions = Math.ceil(bodies.length / most);

/** What a message is told of in each edition of a post, so that a test can wait for it. */
export const markOf = (edition: number): string => `edition-${edition}`;

/**
 * A post that is written by somebody hostile: every other edition is broken, in another way each time, and quotes
 * payloads in its messages; the rest have them where texts are shown.
 */
export function hostileEdition(edition: number): string {
  const value = (at: number): string => values[(edition * 17 + at) % values.length] ?? '';
  const mark = markOf(edition);
  const payloads = bodies.filter((_, at) => at % wholeEditions === edition % wholeEditions);
  const body = `
See [this](${mark}.md), [that](<${value(0).replaceAll(/[<>\\]/g, '')}.md>) and ![](<${value(1).replaceAll(/[<>\\]/g, '')}.png>).

## ${value(2)}

Obviously ${value(3)} should have failed to human error ${value(4)}.

## Timeline

- 10:00 [${value(5).replaceAll(/[[\]]/g, '')}] ${value(6)}
- Monday 2024-05-01 09:00 [resolved] ${value(7)}
- 25:99 ${value(8)}

## Action items

- [ ] look into ${value(9)} (owner: ${value(10)}, due: ${value(11)}, type: ${value(12)})
- [ ] ${value(9)} (due: 2020-02-30)

## Supporting

${payloads.join('\n\n')}
`;
  return `${heads[edition % heads.length]?.(value) ?? ''}\n${body}`;
}

const quoted = (text: string): string => JSON.stringify(text);

/** Frontmatter, in order whole and broken. */
const heads: readonly ((value: (at: number) => string) => string)[] = [
  (value) =>
    `---\ntitle: ${quoted(value(20))}\ndate: 2024-05-01\nservices: [${quoted(value(21))}]\n---`,
  (value) => `---
title: [${quoted(value(20))}]
${quoted(value(21))}: ${quoted(value(22))}
date: ${quoted(value(23))}
status: ${quoted(value(24))}
severity: ${quoted(value(25))}
timezone: ${quoted(value(26))}
started: ${quoted(value(27))}
cause: ${quoted(value(28))}
detection_method: ${quoted(value(29))}
related: [${quoted(value(30))}]
impact: { ${quoted(value(31))}: 1, users: ${quoted(value(32))} }
links: [{ label: 1, url: ${quoted(value(33))} }, { ${quoted(value(34))}: 1 }]
action_items: [{ title: ${quoted(value(35))}, due: ${quoted(value(36))}, status: ${quoted(value(37))} }]
visibility: ${quoted(value(38))}
---`,
  (value) =>
    `+++\ntitle = ${quoted(value(20))}\ndate = 2024-05-01\nowner = ${quoted(value(21))}\n+++`,
  (value) => `---\ntitle: "${value(20)}\n${value(21)}: [${value(22)}\n---`,
  (value) =>
    postText({ title: quoted(value(20)), owner: quoted(value(21)), titel: quoted(value(22)) }),
  (value) => `+++\ntitle = ${value(20)}\n${value(21)} = ${quoted(value(22))}\n+++`,
  (value) =>
    `---\ntitle: ${quoted(value(20))}\ndate: 2024-05-01\nsummary: ${quoted(value(21))}\n---`,
  (value) => `---${value(20)}\ntitle: ${value(21)}\n---\n\n# ${value(22)}`,
];
