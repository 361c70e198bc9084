import type { Ticket } from '../types.ts';
import type { InlineText } from './inline-text.ts';

/** A ticket and the stretch of text that names it. */
export interface FoundTicket extends Ticket {
  readonly start: number;
  readonly end: number;
}

/**
 * The tickets that a line names: `#2213`, `ABC-123`, `org/repo#12`, links to issues and pull
 * requests, and links whose text says that they are one. `plain` is the text with links and code blanked.
 */
export function findTickets({ text, spans }: InlineText, plain: string): readonly FoundTicket[] {
  const found: FoundTicket[] = [];
  for (const { kind, start, end, url } of spans) {
    if (kind !== 'link' || url === null) continue;
    const words = text.slice(start, end);
    if (isTicketUrl(url) || ticketWords.test(words) || reference.test(words)) {
      // A link to all issues leads nowhere near the one that its text names.
      const leads = isTicketUrl(url) || !reference.test(words);
      found.push({ text: words === '' ? url : words, url: leads ? url : null, start, end });
    }
  }
  for (const match of plain.matchAll(bareUrl)) {
    const url = match[0].replace(/[.,;:!?]+$/, '');
    const start = match.index;
    if (isTicketUrl(url)) found.push({ text: url, url, start, end: start + url.length });
  }
  const rest = plain.replaceAll(bareUrl, (url) => ' '.repeat(url.length));
  for (const match of /\d/.test(rest) ? rest.matchAll(ticketName) : []) {
    const [name] = match;
    const key = !/^[A-Z]+-/.test(name) ? null : (name.split('-')[0] ?? '');
    if (key !== null && notProjects.has(key)) continue;
    found.push({ text: name, url: null, start: match.index, end: match.index + name.length });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Text of a link that names an issue of another repository, wherever the link leads. */
const reference = /^[\w.-]{1,40}\/[\w.-]{1,60}[#!]\d{1,7}$/;

const bareUrl = /\bhttps?:\/\/[^\s<>()[\]]{1,400}/g;
const ticketName =
  /(?<![\w/#&-])(?:[\w.-]{1,40}\/[\w.-]{1,60})?#\d{1,7}\b|(?<![\w/-])(?:[\w.-]{1,40}\/[\w.-]{1,60})?!\d{1,7}\b|(?<![\w/-])T\d{5,7}\b|(?<![\w/.-])[A-Z][A-Z0-9]{1,9}-\d{1,7}\b(?![-.]\d)/g;

/** Whether words only name a ticket: a key, a number, an address, "Issue". Others say what is to be done. */
export function namesTicket(words: string): boolean {
  return ticketWords.test(words) || /^\S*(?:[#!]|[A-Z]-|\bT)\d+$|^https?:\/\/\S+$/.test(words);
}

/** Whether an address is that of an issue, a pull request or a card of a tracker. */
export function isTicketUrl(url: string): boolean {
  return (
    /\/(?:issues?|pulls?|merge_requests|pull-requests|browse|work_items|tickets?|stories|tasks?|bugs?|workitems|discussions|requests?)\/(?:[\w%-]{1,80}\/)?(?:[A-Z]+-)?\d+/i.test(
      url,
    ) ||
    /\/\/(?:[\w-]+\.)?(?:trello\.com\/c|linear\.app\/[\w-]+\/issue|app\.shortcut\.com|app\.asana\.com|bugs?\.)\b/i.test(
      url,
    ) ||
    /\/T\d{4,7}(?:$|[#?])/.test(url) ||
    /[?&](?:id|bug_id|selectedIssue)=[\w-]+/.test(url)
  );
}

/** Text of a link that can only lead to a ticket. */
const ticketWords =
  /^(?:(?:github|gitlab|jira|tracking|linear|trello) )?(?:issue|ticket|pr|pull request|bug|jira|merge request|mr|task|card|story)?[ #!:]*(?:[A-Z][A-Z0-9]{1,9}-)?\d+$|^(?:(?:github|gitlab|jira|tracking|linear|trello) )?(?:issue|ticket|pr|pull request|bug|jira|merge request|tracking bug|card)$/i;

/** What is written like a ticket's key and is none. */
const notProjects = new Set([
  'AES',
  'AI',
  'CVE',
  'COVID',
  'CWE',
  'EC',
  'GMT',
  'HTTP',
  'IEC',
  'IPV',
  'ISO',
  'P',
  'PEP',
  'PM',
  'RFC',
  'RSA',
  'SEV',
  'SHA',
  'SSH',
  'TLS',
  'UCS',
  'UTC',
  'UTF',
  'V',
  'WCAG',
  'GPT',
  'MD',
  'TCP',
  'UDP',
  'HTTPS',
  'BIP',
  'EIP',
  'ERC',
  'CAT',
  'K8S',
]);
