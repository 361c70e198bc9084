import { dueDayForm } from './due-date.ts';
import type { Fact } from './facts.ts';
import { handleForm, splitNames } from './owners.ts';
import { readStatus } from './status-words.ts';
import type { FoundTicket } from './tickets.ts';
import { readRole, readType } from './vocabulary.ts';

const unsigned =
  /^\s*(owners?|assigned to|assignee|priority|type|status|ticket)\s+(?=\S)(.*?)\s*$/i;
const pair = /^\s*(\p{L}[\p{L} /-]{0,24}?)\s*(?:::|:|：|=)\s*(.*?)\s*$/iu;
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
export function readValue(role: Fact['role'], value: string): readonly Fact[] | null {
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
