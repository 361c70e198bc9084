import { progressMarks } from '../sections/task-words.ts';
import type { Fact } from './facts.ts';
import { readForeignStatus, readStatus } from './status-words.ts';

const leadingMark = new RegExp(String.raw`^\s*(?:([${progressMarks}])\uFE0F?|\[([ xX])\])\s*`, 'u');
const leadingStatus =
  /^\s*[[(]?(done|completed?|fixed|in progress|wip|won'?t (?:do|fix)|todo|to do|open|cancell?ed)[\])]?\s*(?::|[-–—] )\s*/i;
/** `TODO (Ana): …`: the name stays. */
const statusOfSomebody =
  /^\s*(TODO|Todo|DONE|Done|WIP|FIXED|Fixed)\s*(?=\(\p{Lu}[\p{L}. ]{1,30}\):)/u;
/** `Erledigt: …`, `À faire : …`. */
const leadingWord = /^\s*[[(]?(\p{L}[\p{L}' ]{1,18}?)[\])]?\s*[:：]\s*/u;
const leadingId = /^\s*\[?(AI[-_ #]?\d{1,4})\]?\s*(?:[:.)]|[-–—](?= ))?\s+/i;
const leadingNumber = /^\s*(?:#?\d{1,2}[.)]|\[\s?\d{1,2}\s?\])\s+/;
const leadingName =
  /^\s*(?:what|action(?: item| point)?|follow-up|AI|task)\s*(?:#?\d{1,3})?\s*:\s*/i;
const trailingStatus =
  /(?:\s*[-–—:,;.|]+\s*(done|completed?|in progress|wip|won'?t (?:do|fix)|cancell?ed)|\s+(DONE|WIP|COMPLETED?|FIXED)|\s*(✅|☑|✔|✓|❌|🚧|⏳)\uFE0F?)[\s.!]*$/iu;
const trailingWord = /\s(DONE|WIP|COMPLETED?|FIXED)[\s.!]*$/;

/** `… - done and listed`, `… - DONE in #12`: behind a dash it is how far the item is. */
const innerStatus =
  /\s[-–—]{1,2}\s*(done|completed?|fixed|in progress|wip|won'?t (?:do|fix))\s*(?=[:.;(\uFFFC]|(?:and|in|on|by|as|via|see|during|with)\b)/iu;

/** `Add an alert. Implemented in rules.yml.` */
const closingStatus =
  /[.;]\s+(?:already )?(implemented|done|completed?|fixed|merged|deployed|shipped)\s+(?:in|by|on|with|as|via|during)\s[^;\s][^;]{0,80}$/i;

/** Marks at the start and the end of the line, one behind the other. */
export function readMarks(plain: string): readonly Fact[] {
  const facts: Fact[] = [];
  let start = 0;
  for (;;) {
    const rest = plain.slice(start);
    const mark =
      leadingMark.exec(rest) ??
      leadingStatus.exec(rest) ??
      statusOfSomebody.exec(rest) ??
      foreignMark(rest);
    const id = leadingId.exec(rest);
    const length =
      (mark ?? id ?? leadingName.exec(rest) ?? leadingNumber.exec(rest))?.[0].length ?? 0;
    if (length === 0) break;
    const cut = [start, start + length] as const;
    const word = mark?.[1] ?? (mark?.[2] === undefined ? null : mark[2] === ' ' ? 'open' : 'done');
    if (word !== null) facts.push({ role: 'status', value: markStatus(word), cut });
    else if (id !== null) facts.push({ role: 'id', value: id[1] ?? '', cut });
    else facts.push({ role: 'mark', value: '', cut });
    start += length;
  }
  const end = trailingStatus.exec(plain);
  const word = end?.[1] ?? end?.[3] ?? trailingWord.exec(plain)?.[1];
  if (end !== null && word !== undefined) {
    facts.push({ role: 'status', value: markStatus(word), cut: [end.index, plain.length] });
  } else {
    const inner = innerStatus.exec(plain)?.[1] ?? closingStatus.exec(plain)?.[1];
    if (inner !== undefined) facts.push({ role: 'status', value: markStatus(inner), cut: null });
  }
  return facts;
}

function foreignMark(text: string): RegExpExecArray | null {
  const found = leadingWord.exec(text);
  return found !== null && readForeignStatus(found[1] ?? '') !== null ? found : null;
}

const markStatus = (mark: string): string => readStatus(mark) ?? 'open';
