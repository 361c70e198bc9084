import type { OutlineHeading } from '../../document/types.ts';
import type { Postmortem, Section, SectionKind } from '../../postmortem/types.ts';

/** The name of a kind of section in a sentence: `root cause`, `went well`. */
export const nameOfKind = (kind: SectionKind): string => kind.replaceAll('-', ' ');

/**
 * Headings whose sections are all in `state`, with what they were taken for. A composite heading
 * ("Timeline and impact") is one heading of several sections.
 */
export function headingsInState(
  { sections }: Postmortem,
  state: Section['state'],
): readonly { readonly heading: OutlineHeading; readonly kinds: readonly SectionKind[] }[] {
  const byAnchor = new Map<string, Section[]>();
  for (const section of sections) {
    const { anchor } = section.heading;
    byAnchor.set(anchor, [...(byAnchor.get(anchor) ?? []), section]);
  }
  return [...byAnchor.values()]
    .filter((group) => group.every((section) => section.state === state))
    .flatMap((group) => {
      const [first] = group;
      return first === undefined
        ? []
        : [{ heading: first.heading, kinds: group.map(({ kind }) => kind) }];
    });
}
