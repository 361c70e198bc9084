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

/** What many pages show, cards above all, is looked at once: nothing of it changes while a site is built. */
const known = new WeakMap<object, string>();

/** Data as text, larger parts as their hash; of a post that was remembered its key, which stands for all of it. */
function toText(value: unknown): string {
  if (typeof value === 'function') throw new Uncomparable();
  if (typeof value === 'string') return `${value.length}:${value}`;
  if (typeof value !== 'object' || value === null) return String(value);
  const same = known.get(value);
  if (same !== undefined) return same;
  const text = isKeyed(value) ? `post ${value.key}` : partsOf(value);
  if (text.length < shortText) return text;
  const short = hash(text);
  known.set(value, short);
  return short;
}

/** Texts below this length are not worth a hash. */
const shortText = 200;

function partsOf(value: object): string {
  let text = '';
  if (Array.isArray(value)) {
    for (const part of value) text += `${toText(part)},`;
    return `[${text}]`;
  }
  if (value instanceof Map) {
    for (const [name, part] of value) text += `${toText(name)}=${toText(part)},`;
    return `map[${text}]`;
  }
  if (value instanceof Set) {
    for (const part of value) text += `${toText(part)},`;
    return `set[${text}]`;
  }
  for (const name of Object.keys(value)) {
    text += `${name}=${toText(value[name as keyof typeof value])},`;
  }
  return `{${text}}`;
}

const isKeyed = (part: object): part is CompiledPost & { readonly key: string } =>
  'key' in part && 'postmortem' in part && typeof part.key === 'string';
