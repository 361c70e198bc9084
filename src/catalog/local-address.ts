/** An address of a post that leads to a file of the site, taken apart. */
export interface LocalAddress {
  /** Where it leads, relative to the root and without a way up; null: out of the site. */
  readonly path: string | null;
  /** As it is written, decoded: `../images/a.png`; empty for a place in the same post. */
  readonly name: string;
  /** It is seen from the root of the site, not from the post. */
  readonly rooted: boolean;
  /** Decoded, without `#`; null: none. */
  readonly fragment: string | null;
}

/**
 * Reads an address in the post at `from`; null for what leads elsewhere or can't be looked up: another
 * host, a mail, a query alone.
 */
export function readLocalAddress(from: string, url: string): LocalAddress | null {
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/|\?|$)/i.test(url)) return null;
  const [, written = '', hash] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
  const fragment = hash === undefined ? null : decode(hash);
  const name = decode(written);
  if (name === '') return { path: from, name, rooted: false, fragment };
  const rooted = name.startsWith('/');
  const folder = rooted ? '' : from.slice(0, Math.max(0, from.lastIndexOf('/')));
  return { path: joinPath(folder, name), name, rooted, fragment };
}

/** Joins and normalises; null for what leads out of the root. */
function joinPath(folder: string, name: string): string | null {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of name.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
