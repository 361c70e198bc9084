import type { PostDocument } from '../document/types.ts';
import type { LinkResolver } from './types.ts';

/**
 * The text of a post as it was written, but for the addresses of its links and images: they lead from
 * the post's page to the place in the site, as those of the page do.
 */
export function leadLinks(
  { text, references }: Pick<PostDocument, 'text' | 'references'>,
  links: LinkResolver,
): string {
  let result = '';
  let done = 0;
  for (const { kind, url, place } of references) {
    const { start, end } = place;
    // A link may hold an image; the outer one comes first and is cut at its own address.
    const at = text.lastIndexOf(url, end.offset);
    if (url === '' || at < Math.max(start.offset, done) || at + url.length > end.offset) continue;
    const address = kind === 'link' ? links.link(url) : (links.image(url)?.href ?? null);
    if (address === null) continue;
    result += text.slice(done, at) + address;
    done = at + url.length;
  }
  return result + text.slice(done);
}
