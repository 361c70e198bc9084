import type { CompiledPost } from '../catalog/types.ts';
import type { SitePage } from '../site/types.ts';
import { hash } from './open-cache.ts';

/**
 * Fingerprint of all that a page shows besides what all pages are made with: pages with the same one have
 * the same text. Null where it can't be told without making the text.
 */
export function fingerprintOf(page: SitePage): string | null {
  try {
    if (page.from !== undefined) return hash(page.file, toText(page.from()));
    if (page.kind === 'text') return null;
    const { file, path, template, search } = page;
    return hash(file, path, template, String(search), toText(page.view()));
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
