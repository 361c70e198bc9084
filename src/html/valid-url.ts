/** Characters that an address may hold as they are (WHATWG URL, code points beyond ASCII aside). */
const forbidden = /[\s"<>[\\\]^`{|}]|%(?![\da-f]{2})/giu;

/**
 * An address as HTML allows it: what a browser would mend is mended, so that `a b` becomes `a%20b`.
 * Null where no browser could follow it (`http://`, `http://a:99999/`).
 */
export function validUrl(address: string): string | null {
  const written = address.trim();
  if (!URL.canParse(written, 'https://site.example/a/b/')) return null;
  // `https:/a` and `https:\\a` are followed as `https://a/`, and `https:/<` can't be.
  const isLoose = /^https?:(?!\/\/[^/])/i.test(written);
  if (isLoose && !URL.canParse(written)) return null;
  const url = isLoose ? new URL(written).href : written;
  const [path = '', ...fragment] = url.split('#');
  const tail = fragment.join('%23');
  return `${encode(path)}${fragment.length === 0 ? '' : `#${encode(tail)}`}`;
}

const encode = (part: string): string => part.replaceAll(forbidden, encodeURIComponent);
