import { dueDayForm, readDueDay } from './due-date.ts';
import type { Fact } from './facts.ts';
import type { InlineText } from './inline-text.ts';
import { findOwners, handleForm, isPersonName, splitNames } from './owners.ts';
import { type FoundTicket, findTickets, namesTicket } from './tickets.ts';
import { readRole, readStatus, readType } from './vocabulary.ts';

/** Metadata is looked for in this many characters; items are shorter. */
const longest = 2_000;

/** Stands for each character of code, links and struck-out text while metadata is looked for. */
const blank = '\uFFFC';

/**
 * What the words of an item say besides the work itself: marks, brackets, `key: value` tails,
 * tickets, dates, people. Earlier facts are surer than later ones of the same role.
 */
export function readMetadata({ text, spans }: InlineText): readonly Fact[] {
  const inline = {
    text: text.slice(0, longest),
    spans: spans.filter(({ end }) => end <= longest),
  };
  const plain = blankOut(inline);
  const tickets = findTickets(inline, plain);
  const sure = [
    ...readMarks(plain),
    ...readBrackets(plain, tickets),
    ...readTail(plain, tickets),
    ...readDue(plain),
  ];
  const cleared = withoutCuts(plain, sure);
  const owners = sure.some(({ role }) => role === 'owner')
    ? []
    : findOwners(tickets.reduce((text, { start, end }) => clear(text, start, end), cleared));
  const rest = withoutCuts(cleared, owners);
  return [...sure, ...tickets.map((ticket) => ticketFact(ticket, rest)), ...owners];
}

function blankOut({ text, spans }: InlineText): string {
  let plain = text;
  for (const { kind, start, end } of spans) {
    if (kind !== 'struck')
      plain = plain.slice(0, start) + blank.repeat(end - start) + plain.slice(end);
  }
  return plain;
}

/** Cut stretches become blanks, so that offsets stay. */
function withoutCuts(plain: string, facts: readonly Fact[]): string {
  let text = plain;
  for (const { cut } of facts) if (cut !== null) text = clear(text, ...cut);
  return text;
}

const clear = (text: string, start: number, end: number): string =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

const leadingMark = /^\s*(?:(✅|☑|✔|❌|🚧|⏳)\uFE0F?|\[([ xX])\])\s*/u;
const leadingStatus =
  /^\s*[[(]?(done|completed?|fixed|in progress|wip|won'?t (?:do|fix)|todo|to do|open|cancell?ed)[\])]?\s*(?::|[-–—] )\s*/i;
const leadingId = /^\s*\[?(AI[-_ #]?\d{1,4})\]?\s*(?:[:.)]|[-–—](?= ))?\s+/i;
const leadingNumber = /^\s*#?\d{1,2}[.)]\s+/;
const leadingName = /^\s*(?:what|action(?: item| point)?|follow-up|AI|task)\s*(?:#?\d{1,3})?\s*:\s*/i;
const trailingStatus =
  /(?:\s*[-–—:,;.|]+\s*(done|completed?|in progress|wip|won'?t (?:do|fix)|cancell?ed)|\s+(DONE|WIP|COMPLETED?|FIXED)|\s*(✅|☑|✔|❌|🚧|⏳)\uFE0F?)[\s.!]*$/iu;
const trailingWord = /\s(DONE|WIP|COMPLETED?|FIXED)[\s.!]*$/;

/** Marks at the start and the end of the line, one behind the other. */
function readMarks(plain: string): readonly Fact[] {
  const facts: Fact[] = [];
  let start = 0;
  for (;;) {
    const rest = plain.slice(start);
    const mark = leadingMark.exec(rest) ?? leadingStatus.exec(rest);
    const id = leadingId.exec(rest);
    const length =
      (mark ?? id ?? leadingName.exec(rest) ?? leadingNumber.exec(rest))?.[0].length ?? 0;
    if (length === 0) break;
    const cut = [start, start + length] as const;
    const word = mark?.[1] ?? (mark?.[2] === undefined ? null : mark[2] === ' ' ? 'open' : 'done');
    if (word !== null) facts.push({ role: 'status', value: markStatus(word), cut });
    else if (id !== null) facts.push({ role: 'id', value: id[1] ?? '', cut });
    else facts.push({ role: 'note', value: '', cut });
    start += length;
  }
  const end = trailingStatus.exec(plain);
  const word = end?.[1] ?? end?.[3] ?? trailingWord.exec(plain)?.[1];
  if (end !== null && word !== undefined) {
    facts.push({ role: 'status', value: markStatus(word), cut: [end.index, plain.length] });
  }
  return facts;
}

const markStatus = (mark: string): string => readStatus(mark) ?? 'open';

const bracket = /\(([^()]{1,240})\)|\[{1,2}([^[\]]{1,240})\]{1,2}|\{([^{}]{1,240})\}/g;

/** Brackets of which every part is metadata: `(owner: @ana, due: 2024-05-01, #123)`, `[detect]`, `(done)`. */
function readBrackets(plain: string, tickets: readonly FoundTicket[]): readonly Fact[] {
  const facts: Fact[] = [];
  for (const match of plain.matchAll(bracket)) {
    const content = match[1] ?? match[2] ?? match[3] ?? '';
    const from = match.index + match[0].indexOf(content);
    const read = readParts(content, from, tickets);
    if (read === null) continue;
    const cut = [match.index, match.index + match[0].length] as const;
    facts.push(...read.map((fact) => ({ ...fact, cut })));
  }
  return facts;
}

/** Reads comma-separated parts; null as soon as one of them is no metadata. */
function readParts(
  content: string,
  from: number,
  tickets: readonly FoundTicket[],
): readonly Fact[] | null {
  const facts: Fact[] = [];
  let start = from;
  let role: Fact['role'] | null = null;
  for (const piece of content.split(/([,;|])/)) {
    if (/^[,;|]$/.test(piece)) {
      start += 1;
      continue;
    }
    const read: readonly Fact[] | null =
      readPart(piece, start, tickets) ?? continued(piece, role) ?? bareName(piece, content);
    if (read === null) return null;
    facts.push(...read);
    role = read.at(-1)?.role ?? role;
    start += piece.length;
  }
  return facts;
}

/** A further name behind `owner: Ana, Ben`. */
function continued(piece: string, role: Fact['role'] | null): readonly Fact[] | null {
  if (role !== 'owner' || piece.trim().split(' ').length > 3) return null;
  return splitNames(piece).map((value) => ({ role: 'owner', value, cut: null }));
}

/** A name beside other metadata: `(Ben, P2)`. By itself a word in brackets may be anything. */
function bareName(piece: string, content: string): readonly Fact[] | null {
  const isOne = piece.trim() !== content.trim() && isPersonName(piece.trim());
  return isOne ? [{ role: 'owner', value: piece.trim(), cut: null }] : null;
}

const unsigned = /^\s*(owners?|assigned to|assignee|priority|type|status|ticket)\s+(?=\S)(.*?)\s*$/i;
const pair = /^\s*([a-z][a-z /-]{0,24}?)\s*(?:::|:|=)\s*(.*?)\s*$/i;
const handlesOnly = new RegExp(`^\\s*(?:${handleForm}[\\s,&/]*)+$`, 'u');
const duePhrase = new RegExp(
  `^\\s*(?:due(?: by| on)?|by|until|before|eta)\\s+(${dueDayForm})\\s*$`,
  'i',
);
const priorityWord =
  /^\s*(p[0-5]|prio(?:rity)? ?\d|(?:high|medium|low|critical|urgent)(?: priority)?)\s*$/i;

/** Reads a text that is one piece of metadata and nothing else: `owner: Ana`, `#123`, `done`. */
export function readPart(
  part: string,
  start: number,
  tickets: readonly FoundTicket[],
): readonly Fact[] | null {
  const words = part.trim();
  const end = start + part.length;
  const named = tickets.filter((ticket) => ticket.start >= start && ticket.end <= end);
  const keyed = pair.exec(part) ?? unsigned.exec(part);
  if (keyed !== null) {
    const role = readRole(keyed[1] ?? '');
    if (role === null || role === 'text') return null;
    if (role === 'ticket') return named.length > 0 ? [] : null;
    return readValue(role, keyed[2] ?? '');
  }
  const withoutTickets = named.reduce(
    (text, ticket) =>
      text.slice(0, ticket.start - start) +
      ' '.repeat(ticket.end - ticket.start) +
      text.slice(ticket.end - start),
    part,
  );
  if (
    named.length > 0 &&
    /^\s*(?:see|cf\.?|tracked (?:in|by|as)|via|ticket|issue|pr|in|and|:|also|filed as|\s)*$/i.test(
      withoutTickets,
    )
  ) {
    return [];
  }
  if (handlesOnly.test(words)) return readValue('owner', words);
  const due = duePhrase.exec(part);
  if (due !== null) return readValue('due', due[1] ?? '');
  if (priorityWord.test(words)) return [{ role: 'priority', value: words, cut: null }];
  const status = readStatusPart(words);
  if (status !== null) return status;
  if (/^#?\p{L}+$/u.test(words) && readType(words) !== null)
    return [{ role: 'type', value: words, cut: null }];
  return null;
}

/** `done`, `Done during this incident`, `won't do: replaced by another`. Other sentences that start alike are none. */
function readStatusPart(words: string): readonly Fact[] | null {
  const status = readStatus(words);
  if (status === null) return null;
  const count = words.split(/\s+/).length;
  const more =
    /^[\p{L}'’]+(?: (?:do|fix|done|progress|started))?\s*(?:[:;–—-]|(?:in|during|by|on|as|via|with|since|because)\b|\d)\s*(.*)$/iu.exec(
      words,
    );
  if (count > 2 && more === null) return null;
  if (status === 'open' && count > 2) return null;
  const note = status === 'wont-do' ? (more?.[1] ?? '') : '';
  const facts: Fact[] = [{ role: 'status', value: status, cut: null }];
  return note === '' ? facts : [...facts, { role: 'note', value: note, cut: null }];
}

/** A value under a known key. Null where it can't be one: `type: of the request that …`. */
function readValue(role: Fact['role'], value: string): readonly Fact[] | null {
  const words = value.trim().replace(/[.,;]+$/, '');
  const count = words.split(/\s+/).length;
  if (words === '' || count > 8) return null;
  if (role === 'owner') return splitNames(words).map((name) => ({ role, value: name, cut: null }));
  if (role === 'status' && readStatus(words) === null) return null;
  if (role === 'type' && count > 2) return null;
  if (role === 'priority' && count > 2) return null;
  if (role === 'due' && count > 5) return null;
  return [{ role, value: words, cut: null }];
}

const tailKey =
  /(?<=^|[\s,;|(])(owners?|assignees?|assigned to|responsible|dri|due(?: date| by)?|deadline|eta|target date|status|priority|type|tickets?|tracking(?: bug| issue)?|jira|issues?|link)\s{0,2}(?:::|:|=)\s{0,2}/gi;

/** `key: value` pairs that close the line: `Add alerts. Owner: Ana, due: 2024-05-01`. */
function readTail(plain: string, tickets: readonly FoundTicket[]): readonly Fact[] {
  const keys = [...plain.matchAll(tailKey)];
  const facts: Fact[] = [];
  let end = plain.length;
  for (const key of keys.toReversed()) {
    const role = readRole(key[1] ?? '');
    if (role === null || role === 'text') break;
    const from = key.index + key[0].length;
    const value = plain.slice(from, end).replace(/[\s,;|–—-]+$/, '');
    const read =
      role === 'ticket' && tickets.some(({ start }) => start >= from && start < end)
        ? []
        : readValue(role, value);
    if (read === null || plain.slice(from, end).includes('(')) break;
    const cut = [key.index, end] as const;
    facts.push(
      ...(read.length > 0
        ? read.map((fact) => ({ ...fact, cut }))
        : [{ role: 'note' as const, value: '', cut }]),
    );
    end = key.index;
  }
  return facts;
}

const dueMark = new RegExp(`\\s*(?:📅|🗓️?|⏰|🛫|⏳)\\s*(${dueDayForm})`, 'giu');
const dueWords = new RegExp(
  `[\\s,;–—-]*\\b(?:due(?: date)?(?: by| on)?|by|until|before|deadline|eta)\\s{0,3}:?\\s{0,3}(${dueDayForm})(?!\\d)`,
  'giu',
);

function readDue(plain: string): readonly Fact[] {
  return [...plain.matchAll(dueMark), ...plain.matchAll(dueWords)]
    .filter((match) => readDueDay(match[1] ?? '') !== null)
    .map((match) => ({
      role: 'due',
      value: match[1] ?? '',
      cut: [match.index, match.index + match[0].length],
    }));
}

/** A ticket that opens or closes the line, or stands in brackets by itself, is no part of the sentence. */
function ticketFact({ text, url, start, end }: FoundTicket, plain: string): Fact {
  const before = plain.slice(0, start);
  const after = plain.slice(end);
  const fact = { role: 'ticket', value: text, url } as const;
  if (!namesTicket(text)) return { ...fact, cut: null };
  const isLast = /^[\s.)\]]*$/.test(after);
  if (before.trim() === '') {
    const joined = /^\s*[-–—:,]?\s+/.exec(after)?.[0].length ?? 0;
    return { ...fact, cut: isLast || joined === 0 ? null : [0, end + joined] };
  }
  const joined =
    /(?:\s*[-–—:,([]\s*(?:see|ticket|issue|pr|tracked in)?\s*|\s+)$/i.exec(before)?.[0].length ?? 0;
  return { ...fact, cut: isLast ? [start - joined, plain.length] : null };
}
