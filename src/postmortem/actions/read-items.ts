import { type Definitions, readDefinitions } from '../../document/definitions.ts';
import { firstFrom } from '../../document/first-from.ts';
import type { PostDocument } from '../../document/types.ts';
import { createLocator } from '../../message/place.ts';
import type { Fields } from '../schema.ts';
import type { FoundSection } from '../sections/findings.ts';
import type { ActionItem } from '../types.ts';
import { fieldItems } from './field-items.ts';
import { findItems } from './find-items.ts';
import { nameItems } from './name-items.ts';
import { assignByName, knownPeople } from './people.ts';
import { readItem } from './read-item.ts';

/** Reads the action items of the frontmatter and of all sections of improvements, in the order of the text. */
export function readActionItems(
  document: PostDocument,
  sections: readonly FoundSection[],
  { postId, fields }: { readonly postId: string; readonly fields: Fields },
): readonly ActionItem[] {
  const source = { text: document.text, locator: createLocator(document.text) };
  // Most posts define none, which this tells without looking at their nodes.
  const definitions = document.text.includes(']:') ? readDefinitions(document.tree) : noDefinitions;
  const seen = new Set<number>();
  const raw = sections
    .filter(({ kind, state }) => kind === 'improvements' && state === 'filled')
    .flatMap((section) =>
      findItems(ownNodes(section, sections), source).map((item) => ({
        ...item,
        groups: [section.heading.text, ...item.groups],
      })),
    )
    .filter(({ place }) => {
      if (seen.has(place.start.offset)) return false;
      seen.add(place.start.offset);
      return true;
    });
  const read = raw.map((item) => ({ item: readItem(item, definitions), groups: item.groups }));
  const written = [
    ...fieldItems(document, fields),
    ...assignByName(read, knownPeople(fields, sections)),
  ];
  return nameItems(written, postId);
}

const noDefinitions: Definitions = new Map();

/** The nodes of a section without those of sections of other kinds inside it. */
function ownNodes(section: FoundSection, sections: readonly FoundSection[]): FoundSection['nodes'] {
  const { start, end } = section.content;
  const startOf = ({ content }: FoundSection): number => content.start.offset;
  const others = sections
    .slice(firstFrom(sections, start.offset + 1, startOf), firstFrom(sections, end.offset, startOf))
    .filter(({ kind, content }) => kind !== 'improvements' && content.end.offset <= end.offset);
  return section.nodes.filter((node) => {
    const start = node.position?.start.offset ?? 0;
    return !others.some(
      ({ content }) => start > content.start.offset && start < content.end.offset,
    );
  });
}
