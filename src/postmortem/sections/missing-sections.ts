import type { HouseSections, Postmortem, SectionKind } from '../types.ts';
import { sectionsFor } from './sections-for.ts';

/** A kind of section that a post should have and has not, or has without content, and why it should. */
export interface MissingSection {
  readonly kind: SectionKind;
  /** ``required of posts of severity `SEV1` `` */
  readonly reason: string;
}

/** What a house requires of a post and does not find in it. */
export function missingSections(
  postmortem: Pick<Postmortem, 'sections' | 'severity' | 'status'>,
  house: HouseSections,
): readonly MissingSection[] {
  const filled = postmortem.sections.filter(({ state }) => state === 'filled');
  const present = new Set(filled.map(({ kind }) => kind));
  return [...sectionsFor(house, postmortem).required].flatMap(([kind, whom]) =>
    present.has(kind) ? [] : [{ kind, reason: `required of ${whom ?? 'all posts'}` }],
  );
}
