import type { Definitions } from '../../document/definitions.ts';
import type { Fact } from './facts.ts';
import type { RawItem } from './find-items.ts';
import { type InlineText, inlineText } from './inline-text.ts';
import { splitNames } from './owners.ts';
import { readMetadata } from './read-metadata.ts';
import { readStatus } from './status-words.ts';

/** What the cells of a table row say beside the work itself. */
export function cellFacts({ cells }: RawItem, definitions: Definitions): readonly Fact[] {
  const facts: Fact[] = [];
  for (const [role, nodes] of cells) {
    if (role === 'text') continue;
    const inline = inlineText(nodes, definitions);
    const value = inline.text.trim();
    if (isBlank(value)) continue;
    if (role === 'owner') {
      facts.push(...splitNames(value).map((name) => ({ role, value: name, cut: null })));
    } else if (role === 'ticket') {
      facts.push(...ticketCell(inline));
    } else if (role === 'status' && crossed.test(value)) {
      facts.push({ role, value: 'open', cut: null });
    } else if (role === 'note' && statusAlone.test(value)) {
      facts.push({ role: 'status', value, cut: null });
    } else if (role === 'due' && readStatus(value) === 'done') {
      facts.push({ role: 'status', value: 'done', cut: null });
    } else {
      facts.push({ role, value, cut: null });
    }
  }
  return facts;
}

/** A column for remarks that only says how far the item is. */
const statusAlone = /^(?:done|completed?|fixed|in progress|wip|won'?t (?:do|fix)|✅)[.!]?$/iu;

/** A cross in a column `Done?` says no. */
const crossed = /^(?:❌|✗|✘|✖|⬜|☐)\uFE0F?$/u;

const isBlank = (value: string): boolean => /^(?:|-+|–|—|n\/?a|none|tbd|\?+)$/i.test(value);

/** A cell for tickets holds tickets, whatever they look like, and sometimes how far they are. */
function ticketCell(inline: InlineText): readonly Fact[] {
  const read = readMetadata(inline).map((fact) => ({ ...fact, cut: null }));
  const named = read.filter(({ role }) => role === 'ticket');
  const leading = /^\s*(done|todo|in progress|wip|open|closed)\b[\s,:–—-]*/i.exec(inline.text);
  const [, words = '', behind] =
    /^(.*?)[\s,:–—-]*\b(done|todo|in progress|wip|open|closed)?\s*$/i.exec(
      inline.text.slice(leading?.[0].length ?? 0),
    ) ?? ['', inline.text];
  const mark = behind ?? leading?.[1];
  const status = mark === undefined ? null : readStatus(mark);
  const said: readonly Fact[] =
    status === null
      ? read.filter(({ role }) => role === 'status')
      : [{ role: 'status', value: status, cut: null }];
  if (named.length > 0) return [...named, ...said];
  if (isBlank(words.trim())) return said;
  const link = inline.spans.find(({ kind }) => kind === 'link');
  return [{ role: 'ticket', value: words.trim(), url: link?.url ?? null, cut: null }, ...said];
}
