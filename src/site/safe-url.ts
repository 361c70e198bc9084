const safe = new Set(['https:', 'http:', 'mailto:']);

/**
 * An address from a post as it may stand in a link of a template: a full web or mail address.
 * Null for everything else, such as `javascript:`.
 */
export function safeUrl(url: string): string | null {
  return URL.canParse(url) && safe.has(new URL(url).protocol) ? url : null;
}
