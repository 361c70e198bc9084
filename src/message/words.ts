// A post must not steer the terminal that shows a message about it, nor turn its text around.
const steering = /[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu;

/** Puts a word in back-ticks, as messages quote what stands in a file; long text is cut. */
export function quote(text: string, limit = 60): string {
  const line = text.replaceAll(/\s+/g, ' ').trim().replaceAll(steering, '\uFFFD');
  const cut = line.length > limit ? `${[...line].slice(0, limit - 1).join('')}…` : line;
  return `\`${cut.replaceAll('`', "'")}\``;
}

/** `a`, `b` or `c`, each quoted. */
export function oneOf(words: readonly string[]): string {
  const quoted = words.map((word) => quote(word));
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}

/** `1 day`, `2 days`: a count with its noun. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
