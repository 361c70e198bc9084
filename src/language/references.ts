import { createPostLinks, headingAt, linkAt } from './links.ts';
import type { FilePlace } from './session.ts';
import type { OpenPost, Workspace } from './workspace.ts';

/**
 * Where other posts, and this one, speak of what stands at an offset: of the target of a link, of a
 * heading, and else of the post as a whole.
 */
export function findReferences(
  workspace: Workspace,
  { postmortem }: OpenPost,
  offset: number,
): readonly FilePlace[] {
  const links = createPostLinks(workspace.catalog());
  const link = linkAt(links, postmortem, offset);
  const own = headingAt(postmortem, offset);
  const target = link?.target ?? postmortem;
  const heading = link === null ? (own?.depth === 1 ? null : own) : link.heading;
  return links
    .to(target.path)
    .filter((found) => heading === null || found.heading?.anchor === heading.anchor)
    .map(({ path, place }) => ({ path, place }));
}
