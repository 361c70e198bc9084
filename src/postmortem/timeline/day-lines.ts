import type { Draft } from './draft.ts';

/**
 * Which drafts are only day lines: a date without a time that sets the day of the entries behind it. A
 * date with a text of its own, or with nothing of its day behind it, is an entry.
 */
export function isDayLine(draft: Draft, next: Draft | undefined): boolean {
  const { stamp, form } = draft;
  if (stamp.timed || stamp.date === null || form === 'update') return false;
  if (form === 'row') return draft.plain.length === 0;
  const clocked = next?.stamp.timed === true;
  const followed = clocked && (next.stamp.date === null || sameDay(draft, next));
  if (form === 'heading') {
    if (clocked && next.form !== 'heading') return true;
    if (!followed) return draft.markdown.length === 0;
    return next.depth > draft.depth || draft.markdown.length === 0;
  }
  if (followed && next.start < draft.end) return true;
  // `28 January 2021`, a paragraph with a link to the chat, then the times of that day.
  if (followed && form === 'paragraph' && !draft.worded) return true;
  return !draft.worded && draft.plain.length === 0;
}

function sameDay(one: Draft, other: Draft): boolean {
  const [a, b] = [one.stamp.date, other.stamp.date];
  return (
    a !== null &&
    b !== null &&
    a.month === b.month &&
    a.day === b.day &&
    String(a.either) === String(b.either)
  );
}
