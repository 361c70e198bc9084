/** The same words without the accents of Latin letters, which many authors leave out: `Ações` as `Acoes`. */
export const foldAccents = (text: string): string =>
  // Most words have none.
  /[\u00c0-\u024f\u1e00-\u1eff]/.test(text)
    ? text
        .normalize('NFD')
        .replaceAll(/(\p{Script=Latin})\p{M}+/gu, '$1')
        .replaceAll('ø', 'o')
        .replaceAll('ł', 'l')
        .replaceAll('đ', 'd')
        .normalize('NFC')
    : text;
