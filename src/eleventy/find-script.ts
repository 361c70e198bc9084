/**
 * What in a drawing (SVG) would run or load something when it is opened by itself; null when there is nothing.
 * Errs to the safe side: a drawing of which this can't be told has something too.
 */
export function findScript(bytes: Uint8Array): string | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'bytes that are not UTF-8';
  }
  if (/<!ENTITY|<!ATTLIST/i.test(text)) return 'declarations of entities';
  if (/<\?xml-stylesheet/i.test(text)) return 'a style sheet for XML';
  const [, element] =
    /<(?:[\w.-]+:)?(script|foreignobject|iframe|object|embed|handler|html|body)\b/i.exec(text) ??
    [];
  if (element !== undefined) return `the element <${element}>`;
  const [, handler] = /[\s"'/](on[a-z]+)\s*=/i.exec(text) ?? [];
  if (handler !== undefined) return `the attribute ${handler}`;
  if (/attributeName\s*=\s*["']\s*(?:on|(?:xlink:)?href)/i.test(text)) return 'an animated address';
  // Browsers read addresses without blanks and with references resolved.
  const plain = text.replaceAll(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, decode);
  const scheme = /(javascript|vbscript|data:text)/i.exec(
    plain.replaceAll(/[\s\0]|&(?:tab|newline);/gi, ''),
  );
  return scheme === null ? null : `the address ${scheme[0]}`;
}

function decode(whole: string, hex: string | undefined, decimal: string | undefined): string {
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
