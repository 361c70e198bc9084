import { severityOf } from '../../postmortem/field-values.ts';
import { matchZone } from '../../postmortem/timeline/grammar/zones.ts';
import { isValid } from '../fields/read-value.ts';
import { findFenced, splitLines } from '../lines.ts';
import type { Guess } from '../types.ts';
import type { GuessContext } from './context.ts';

/** Prefixes in capitals that look like those of a house's incidents and name something else. */
const notIds =
  /^(?:CVE|CWE|RFC|ISO|UTF|SHA|MD|GHSA|RHSA|DSA|PEP|EIP|BIP|HTTP|TLS|IPV|US|EU|AP|COVID|AWS|GCP|MS|KB|SEV|P|S|V)$/;

/** A number with the prefix that houses give their incidents. */
const incidentNumber =
  /(?<![A-Za-z0-9])((?:INC|IR|PM|RCA|OUTAGE|INCIDENT|POSTMORTEM)[-_]?\d{1,8}(?:-\d{1,6})?)(?![A-Za-z0-9])/;

/** The house's own number of the incident, where its title or the name of its file carries one: `INC-123: …`. */
export function guessId({ house, name }: GuessContext, title: Guess): Guess | null {
  const text = String(title.value);
  const first = /^[\s[(#]{0,3}([A-Z][A-Z0-9]{1,9})-(\d{1,6})(?=[\s\]):.–—-]|$)/.exec(text);
  const id =
    incidentNumber.exec(text)?.[1] ??
    (first !== null && !notIds.test(first[1] ?? '') ? `${first[1]}-${first[2]}` : null);
  const inName = id === null ? incidentNumber.exec(name)?.[1] : undefined;
  if (inName !== undefined) {
    return { field: 'id', value: inName, reason: 'in the name of the file', line: null };
  }
  if (id === null || !isValid('id', id, house)) return null;
  return { field: 'id', value: id, reason: 'in the title', line: title.line };
}

/** `P1` and `S2` behind a name are a part of it, of a device or a type of machine: `Printer P5`. */
const severityWord =
  /\b(?:sev(?:erity)?[- ]?\d|(?:(?<![\p{L}\p{N}] )|(?<=\b(?:incident|outage|priority|prio|an?|the|major|critical) ))[PS]\d|[PS]\d(?= (?:incident|outage)\b))\b/giu;

/** A severity that the title carries: `[SEV2] …`, `P1: …`. */
export function guessSeverity({ house }: GuessContext, title: Guess): Guess | null {
  for (const [word] of String(title.value).matchAll(severityWord)) {
    const name = severityOf(word.replace(/^severity/i, 'sev'), house.severities);
    if (name !== null)
      return {
        field: 'severity',
        value: name,
        reason: `\`${word}\` in the title`,
        line: title.line,
      };
  }
  return null;
}

const allTimes =
  /\b(?:all )?(?:times?|timestamps?|dates?|stamps?)(?: (?:below|here|given|listed|shown|in this (?:document|post|report)))?(?: (?:is|are))?(?: (?:given|listed|shown|noted|expressed|reported))?(?: in|:)? (?:the )?(?=[A-Z+-])/gi;

/** The zone of all times, where the text says so: "All times are UTC". */
export function guessTimezone({ document, house, lineOf }: GuessContext): Guess | null {
  const { text, bodyStart } = document;
  const lines = splitLines(text.slice(bodyStart));
  const before = splitLines(text.slice(0, bodyStart)).length - 1;
  const fenced = findFenced(lines);
  for (const [index, raw] of lines.entries()) {
    if (fenced[index] || raw.length > 2000) continue;
    const line = raw.replaceAll(/[*_`]/g, '');
    for (const match of line.matchAll(allTimes)) {
      if (!/^all|\bin$|\bare\b|:$/i.test(match[0].trim())) continue;
      const zone = matchZone(line, match.index + match[0].length)?.zone;
      const [meaning, ...others] = zone?.meanings ?? [];
      // What `PST` is in July only the entries themselves can be asked: they are read with it as it is.
      if (meaning === undefined || meaning.place !== null || others.length > 0) continue;
      const value = meaning.zone;
      if (!isValid('timezone', value, house)) continue;
      return {
        field: 'timezone',
        value,
        reason: `\`${match[0]}${zone?.text}\``,
        line: lineOf(before + index + 1),
      };
    }
  }
  return null;
}

/** What a label in front of an address says of it. */
const roles: readonly (readonly [label: RegExp, role: string])[] = [
  [/^(?:tracking |jira |github |gitlab )?(?:ticket|issue|bug)s?$/i, 'ticket'],
  [/^(?:slack|chat|channel|irc|discord|teams|slack channel|slack thread|zoom|call)$/i, 'chat'],
  [/^(?:dashboard|grafana|metrics|graphs?)$/i, 'dashboard'],
  [/^(?:status ?page|status|public status)$/i, 'status page'],
  [/^(?:fix|fixed (?:by|in)|pr|pull request|merge request|mr|patch|commit)s?$/i, 'fix'],
  [/^(?:source|original|originally published(?: at)?|canonical|permalink|url)$/i, 'source'],
];
const labelledUrl =
  /^[\s>|*_+-]{0,12}([\p{L} ]{2,30}?)[*_]{0,2}\s{0,2}[:|][*_\s]{0,4}(?:\[[^\][]{0,200}\]\()?<?(https?:\/\/[^\s<>()|\]]{4,400})/u;

/** Addresses that a label at the top of the text, or the page itself, gives a role. */
export function guessLinks({ document, hints, house, lineOf }: GuessContext): Guess | null {
  const { text, bodyStart } = document;
  const lines = splitLines(text.slice(bodyStart)).slice(0, 80);
  const before = splitLines(text.slice(0, bodyStart)).length - 1;
  const fenced = findFenced(lines);
  const links: { readonly url: string; readonly role: string }[] = [];
  let line: number | null = null;
  for (const hint of hints) {
    if (hint.field !== 'links') continue;
    links.push({ url: String(hint.value), role: 'source' });
    line ??= hint.line;
  }
  for (const [index, one] of lines.entries()) {
    const found = fenced[index] ? null : labelledUrl.exec(one);
    const role =
      found === null
        ? undefined
        : roles.find(([label]) => label.test((found[1] ?? '').trim()))?.[1];
    const url = found?.[2]?.replace(/[.,;]$/, '');
    if (role === undefined || url === undefined || links.some((known) => known.url === url))
      continue;
    links.push({ url, role });
    line ??= lineOf(before + index + 1);
  }
  const valid = links.filter((link) => isValid('links', [link], house));
  return valid.length === 0
    ? null
    : {
        field: 'links',
        value: valid,
        reason: 'addresses with a label at the top, or of the page itself',
        line,
      };
}
