import { readBrackets } from './brackets.ts';
import { dueDayForm, readDueDay } from './due-date.ts';
import type { Fact } from './facts.ts';
import type { InlineText } from './inline-text.ts';
import { readMarks } from './marks.ts';
import { findOwners, readOwnersAndDay } from './owners.ts';
import { readTail } from './tail.ts';
import { type FoundTicket, findTickets, namesTicket } from './tickets.ts';

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
  const brackets = readBrackets(plain, tickets);
  const sure = [
    ...readMarks(plain),
    ...brackets,
    ...readTail(withoutCuts(plain, brackets), tickets),
    ...readDue(plain),
    ...readOwnersAndDay(withoutCuts(plain, brackets)),
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
    // `DONE`: in front of the words is a mark, in whatever letters it is set.
    const isMark = kind === 'code' && start === 0 && statusWord.test(text.slice(0, end));
    if (kind !== 'struck' && !isMark)
      plain = plain.slice(0, start) + blank.repeat(end - start) + plain.slice(end);
  }
  return plain;
}

const statusWord = /^(?:todo|done|wip|fixed|open|closed|in progress|completed?)$/i;

/** Cut stretches become blanks, so that offsets stay. */
function withoutCuts(plain: string, facts: readonly Fact[]): string {
  let text = plain;
  for (const { cut } of facts) if (cut !== null) text = clear(text, ...cut);
  return text;
}

const clear = (text: string, start: number, end: number): string =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

const dueMark = new RegExp(`\\s*(?:📅|🗓️?|⏰|🛫|⏳)\\s*(${dueDayForm})`, 'giu');
const dueWords = new RegExp(
  `[\\s,;–—-]*\\b(?:due(?: date)?(?: by| on)?|by|until|before|deadline|eta)\\s{0,3}:?\\s{0,3}(${dueDayForm})(?!\\d)`,
  'giu',
);

function readDue(plain: string): readonly Fact[] {
  // Every notation of a day has a year.
  if (!/\d{4}/.test(plain)) return [];
  const marked = /[\u2000-\uffff]/.test(plain) ? plain.matchAll(dueMark) : [];
  return [...marked, ...plain.matchAll(dueWords)]
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
  // On a link to a card a word with a number is its name: `KM498`.
  const isName = namesTicket(text) || (url !== null && /^[A-Z]{1,10}\d{1,6}$/.test(text));
  if (!isName) return { ...fact, cut: null };
  const isLast = /^[\s.)\]]*$/.test(after);
  if (before.trim() === '') {
    const joined = /^\s*[-–—:,]?\s+/.exec(after)?.[0].length ?? 0;
    return { ...fact, cut: isLast || joined === 0 ? null : [0, end + joined] };
  }
  const joined =
    /(?:\s*[-–—:,([]\s*(?:see|ticket|issue|pr|tracked in)?\s*|\s+)$/i.exec(before)?.[0].length ?? 0;
  return { ...fact, cut: isLast ? [start - joined, plain.length] : null };
}
