import type { Html } from './types.ts';

/** Plain texts as an HTML list, for feeds: none of them can be anything but text. */
export const listHtml = (texts: readonly string[]): Html =>
  `<ul>${texts.map((text) => `<li>${escapeText(text)}</li>`).join('')}</ul>` as Html;

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
