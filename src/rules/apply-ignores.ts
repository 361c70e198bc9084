import type { Ignore } from '../message/ignore.ts';
import { type Problem, problem } from '../message/message.ts';
import { nearest } from '../message/nearest.ts';
import { quote } from '../message/words.ts';
import { ruleIds, rulesById } from './index.ts';
import type { Rule } from './types.ts';

/**
 * Problems without those that the author ignores, with what is wrong with the ignores themselves.
 * An ignore of a rule that is off in this post is not called unused.
 */
export function applyIgnores(
  problems: readonly Problem[],
  all: readonly Ignore[],
  isOff: (rule: Rule) => boolean,
): Problem[] {
  const used = new Set<Ignore>();
  const left = problems.filter((found) => {
    if (found.ruleId === 'rule-crashed') return true;
    const met = all.filter((ignore) => isIgnored(found, ignore));
    for (const ignore of met) used.add(ignore);
    return met.length === 0;
  });
  const wrong = all.flatMap((ignore) => {
    const rule = rulesById.get(ignore.ruleId);
    if (rule === undefined) return [unknownRule(ignore)];
    return [
      ...(ignore.reason === null ? [withoutReason(ignore)] : []),
      ...(used.has(ignore) || isOff(rule) ? [] : [unused(ignore)]),
    ];
  });
  return [...left, ...wrong];
}

/** What has no place is only met by an ignore of the whole file. */
function isIgnored({ ruleId, place }: Problem, ignore: Ignore): boolean {
  if (ignore.ruleId !== ruleId) return false;
  if (ignore.covers === null) return true;
  const at = place?.start.offset ?? -1;
  return at >= ignore.covers.start && at < ignore.covers.end;
}

function unknownRule({ ruleId, place }: Ignore): Problem {
  const near = nearest(ruleId, ruleIds);
  return problem('ignore-syntax', {
    place,
    unexpected: ruleId === '' ? 'ignore without a rule' : `rule ${quote(ruleId)} in an ignore`,
    expected: near === null ? 'the id of a rule' : quote(near),
    actual: ruleId,
    candidates: near === null ? [] : [near],
    note: 'Write `<!-- recount-ignore rule-id: reason -->`. `recount explain` lists the rules.',
  });
}

function withoutReason({ ruleId, place }: Ignore): Problem {
  return problem('ignore-syntax', {
    place,
    unexpected: `ignore of ${quote(ruleId)} without a reason`,
    expected: 'a reason behind a colon',
    note: `Say why it is meant: \`<!-- recount-ignore ${ruleId}: reason -->\`.`,
  });
}

function unused({ ruleId, place }: Ignore): Problem {
  return problem('ignore-unused', {
    place,
    unexpected: `ignore of ${quote(ruleId)}`,
    expected: 'something that it ignores',
    note: 'Remove the comment, or move it in front of the block that is meant.',
  });
}
