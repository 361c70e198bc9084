import type { RootContent } from 'mdast';
import type { OutlineSection } from '../../document/types.ts';
import type { Section, SectionKind } from '../types.ts';

/** A section with the nodes that stand in it, in the order of the text. */
export interface FoundSection extends Section {
  readonly outline: OutlineSection;
  readonly nodes: readonly RootContent[];
}

/** What was found so far, by heading and by kind: no question takes longer the more was found. */
export interface Findings {
  /** Whether a heading was taken for a kind. */
  readonly isAt: (outline: OutlineSection, kind: SectionKind) => boolean;
  /** Whether there is a section of a kind, in a state where one is named. */
  readonly holds: (kind: SectionKind, state?: Section['state']) => boolean;
  /** Adds what a heading was taken for, in place of the kinds that it then no longer is. */
  readonly replace: (kinds: readonly SectionKind[], section: FoundSection) => void;
  /** All sections in the order of the text. */
  readonly list: () => readonly FoundSection[];
}

/** Starts with nothing found. */
export function createFindings(): Findings {
  const byHeading = new Map<OutlineSection, FoundSection[]>();
  const all = new Set<FoundSection>();
  const at = (outline: OutlineSection) => byHeading.get(outline) ?? [];
  return {
    isAt: (outline, kind) => at(outline).some((one) => one.kind === kind),
    holds: (kind, state) => {
      for (const one of all) {
        if (one.kind === kind && (state === undefined || one.state === state)) return true;
      }
      return false;
    },
    replace: (kinds, section) => {
      const kept = at(section.outline).filter((one) => {
        const stays = !kinds.includes(one.kind);
        if (!stays) all.delete(one);
        return stays;
      });
      byHeading.set(section.outline, [...kept, section]);
      all.add(section);
    },
    list: () => [...all].sort((a, b) => a.content.start.offset - b.content.start.offset),
  };
}
