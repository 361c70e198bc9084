/** Name of a source without folder and ending; a page that is called `index` has the name of its folder. */
export function nameOf(path: string): string {
  const parts = path.split('/').filter((part) => !['', '.', '..'].includes(part));
  const name = (parts.at(-1) ?? '').replace(
    /(?:\.(?:md|markdown|mdown|mkdn?|mdx|x?html?|txt|text))+$/i,
    '',
  );
  return /^_?index$/i.test(name) && parts.length > 1 ? (parts.at(-2) ?? name) : name;
}

/** The comment by which a post tells where it came from, without its mark. */
export const originComment = (origin: string): string =>
  `Imported from ${origin.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ')}`;

/** Where the frontmatter of a post says that it came from, or null. */
export function readOrigin(text: string): string | null {
  const fence = /^(?:---|\+\+\+)(?=[ \t]*\r?\n)/.exec(text)?.[0];
  if (fence === undefined) return null;
  const block = text.slice(0, text.indexOf(`\n${fence}`, 3) + 1);
  return /^# Imported from (.+)$/m.exec(block)?.[1]?.trimEnd() ?? null;
}
