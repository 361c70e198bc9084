/**
 * Keeps words of plain text from being taken for Markdown: a tag would vanish, and a mark at the start of a
 * line would make a heading, a quote or a list of it. Code spans and addresses in `<…>` stay as they are.
 */
export function escapeText(text: string): string {
  const parts = text.split(/(`[^`\n]{1,400}`|<https?:\/\/[^\s<>]{1,400}>)/);
  const inner = parts.map((part, index) =>
    index % 2 === 1 ? part : part.replaceAll(/<(?=[A-Za-z/!?])/g, '\\<'),
  );
  return inner.join('').replace(/^(\s*)([#>+](?=\s)|#{1,6}(?=\s|$)|>)/, '$1\\$2');
}
