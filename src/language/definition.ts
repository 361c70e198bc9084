import { createLocator } from '../message/place.ts';
import { createPostLinks, linkAt } from './links.ts';
import type { FilePlace } from './session.ts';
import type { OpenPost, Workspace } from './workspace.ts';

/** The post or the heading that the link at an offset leads to, or null where there is none. */
export function findDefinition(
  workspace: Workspace,
  { postmortem }: OpenPost,
  offset: number,
): FilePlace | null {
  const link = linkAt(createPostLinks(workspace.catalog()), postmortem, offset);
  if (link === null) return null;
  const { target, heading } = link;
  const top = createLocator('').place(0, 0);
  const title = target.headings.find(({ depth }) => depth === 1)?.place;
  const place = heading?.place ?? title ?? target.fieldPlaces['/title']?.value ?? top;
  return { path: target.path, place };
}
