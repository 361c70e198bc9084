import type { OutlineHeading } from '../../document/types.ts';
import type { Postmortem, Section, SectionKind } from '../../postmortem/types.ts';

/** What a kind of section is about, in a sentence: `the root cause`, `what went well`. */
export const nameOfKind = (kind: SectionKind): string =>
  phrases[kind] ?? `the ${kind.replaceAll('-', ' ')}`;

const phrases: Readonly<Partial<Record<SectionKind, string>>> = {
  leadup: 'what led up to it',
  mitigators: 'what kept it from being worse',
  'went-well': 'what went well',
  'went-wrong': 'what went wrong',
  lucky: 'where luck helped',
  comms: 'what was told to whom',
  supporting: 'the supporting material',
};

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
