import { dueDayForm, readDueDay } from './due-date.ts';
import type { Fact } from './facts.ts';
import { readPart } from './metadata-part.ts';
import { isPersonName, splitNames } from './owners.ts';
import type { FoundTicket } from './tickets.ts';

const bracket = /\(([^()]{1,240})\)|\[{1,2}([^[\]]{1,240})\]{1,2}|\{([^{}]{1,240})\}/g;

/** Brackets of which every part is metadata: `(owner: @ana, due: 2024-05-01, #123)`, `[detect]`, `(done)`. */
export function readBrackets(plain: string, tickets: readonly FoundTicket[]): readonly Fact[] {
  const facts: Fact[] = [];
  for (const match of plain.matchAll(bracket)) {
    const content = match[1] ?? match[2] ?? match[3] ?? '';
    const from = match.index + match[0].indexOf(content);
    // A day by itself says when the work is due only where it closes the line.
    const behind = plain.slice(match.index + match[0].length);
    const isAlone = onlyDay.test(content.trim());
    if (isAlone && (readDueDay(content) === null || !/^[\s.]*$/.test(behind))) continue;
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
      readPart(piece, start, tickets) ??
      bareDay(piece, facts) ??
      looseDay(piece) ??
      continued(piece, role) ??
      bareName(piece, content);
    if (read === null) return null;
    facts.push(...read);
    role = read.at(-1)?.role ?? role;
    start += piece.length;
  }
  return facts;
}

const onlyDay = new RegExp(`^(?:${dueDayForm})$`, 'i');

/** A day beside other metadata: `(@ana, 2024-06-01)`. Behind `done` it is when that was. */
function bareDay(piece: string, before: readonly Fact[]): readonly Fact[] | null {
  const value = piece.trim();
  if (!onlyDay.test(value) || before.some(({ role }) => role === 'status')) return null;
  return [{ role: 'due', value, cut: null }];
}

/** `by 1 July`, `before the end of June`: no day that can be counted from, but no name either. */
function looseDay(piece: string): readonly Fact[] | null {
  const [, value] = loose.exec(piece.trim()) ?? [];
  return value === undefined ? null : [{ role: 'due', value, cut: null }];
}

const month = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\\.?';
const loose = new RegExp(
  `^(?:due|by|before|until) ((?:the )?(?:end|middle|start) of (?:the )?[a-z]{3,9}|next [a-z]{3,9}|q[1-4](?: \\d{4})?|\\d{1,2}(?:st|nd|rd|th)? ${month}|${month}(?: \\d{1,2}(?:st|nd|rd|th)?)?|(?:mon|tues|wednes|thurs|fri)day)$`,
  'i',
);

/** A further name behind `owner: Ana, Ben`. */
function continued(piece: string, role: Fact['role'] | null): readonly Fact[] | null {
  if (role !== 'owner' || piece.trim().split(' ').length > 3 || onlyDay.test(piece.trim()))
    return null;
  return splitNames(piece).map((value) => ({ role: 'owner', value, cut: null }));
}

/** A name beside other metadata: `(Ben, P2)`. By itself a word in brackets may be anything. */
function bareName(piece: string, content: string): readonly Fact[] | null {
  const isOne = piece.trim() !== content.trim() && isPersonName(piece.trim());
  return isOne ? [{ role: 'owner', value: piece.trim(), cut: null }] : null;
}
