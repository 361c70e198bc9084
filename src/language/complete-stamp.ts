import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Postmortem, TimelineEntry } from '../postmortem/types.ts';
import type { CompletionContext } from './completion.ts';
import { nextStamps } from './next-stamp.ts';

/** Between the bullet, number or bar that an entry begins with and its stamp. */
const lead = /^[ \t]{0,8}(?:[-*+]|\d{1,3}[.)]|\|)[ \t]{1,4}((?:\*\*|__|[`[(~])?)/;
/** Between a stamp and what happened. */
const gap = /^(?:\*\*|__|[`\])])?[ \t]?[-–—:|,]{0,3}[ \t]?/;

/** Time stamps for the entry that is begun here, written as those above; null: no such place. */
export function completeStamp({
  workspace,
  post,
  offset,
  before,
  edit,
}: CompletionContext): CompletionItem[] | null {
  const begun = lead.exec(before);
  if (begun === null || !isInTimeline(post.postmortem, offset)) return null;
  const start = offset - before.length + begun[0].length - (begun[1] ?? '').length;
  if (!/^[*_`[(~]{0,2}[\d:. T-]*$/.test(post.text.slice(start, offset))) return null;
  const lineStart = offset - before.length;
  const above = post.postmortem.timeline.findLast(
    ({ stamp }) => stamp.place.end.offset < lineStart,
  );
  if (above === undefined) return null;
  const [opening, closing] = marksOf(above, post.text);
  return nextStamps(above, workspace.world.now()).map(({ text, detail }, index) => ({
    label: text,
    kind: CompletionItemKind.Event,
    detail,
    sortText: String(index),
    // Whatever digits stand there already, these take their place.
    filterText: post.text.slice(start, offset) || text,
    preselect: index === 0,
    ...edit(start, offset, opening + text + closing, false),
  }));
}

/** What stands before and behind the stamp of an entry. */
function marksOf({ stamp }: TimelineEntry, text: string): [opening: string, closing: string] {
  const { start, end } = stamp.place;
  const line = text.slice(start.offset - start.column + 1, start.offset);
  const behind = text.slice(end.offset, end.offset + 12).split(/[\r\n]/, 1)[0] ?? '';
  return [lead.exec(line)?.[1] ?? '', gap.exec(behind)?.[0] ?? ' '];
}

function isInTimeline({ sections, headings }: Postmortem, offset: number): boolean {
  return sections.some(({ kind, heading, content }) => {
    if (kind !== 'timeline' || offset < content.start.offset) return false;
    const next = headings.find(
      ({ place, depth }) =>
        place.start.offset > heading.place.start.offset && depth <= heading.depth,
    );
    return next === undefined || offset < next.place.start.offset;
  });
}
