import type { CompiledPost } from '../catalog/types.ts';
import type { NavLink, SitePage } from '../site/types.ts';
import { hash } from './open-cache.ts';

/**
 * Fingerprint of all that a page shows besides what all pages are made with: pages with the same one have
 * the same text. `nav` is in the head of all. Null where it can't be told without making the text.
 */
export function fingerprintOf(page: SitePage, nav: readonly NavLink[]): string | null {
  try {
    const { file, from } = page;
    if (page.kind === 'text') return from === undefined ? null : hash(file, toText(from()));
    const { path, template, search } = page;
    const shown = from === undefined ? page.view() : from();
    return hash(file, path, template, String(search), toText([nav, shown]));
  } catch (error) {
    if (error instanceof Uncomparable) return null;
    throw error;
  }
}

class Uncomparable extends Error {}

/** Data as text; of a post that was remembered only its key, which stands for all of it. */
function toText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'function') throw new Uncomparable();
    if (part === undefined) return ['undefined'];
    if (typeof part !== 'object' || part === null) return part;
    if (part instanceof Map) return ['map', ...part];
    if (part instanceof Set) return ['set', ...part];
    return isKeyed(part) ? ['post', part.key] : part;
  });
}

const isKeyed = (part: object): part is CompiledPost & { readonly key: string } =>
  'key' in part && 'postmortem' in part && typeof part.key === 'string';
