import { splitLines } from './lines.ts';

/** A line on its way from source to post; `number` is its line in the source, null for a new one. */
export interface NumberedLine {
  readonly text: string;
  readonly number: number | null;
}

/** The lines of a text with the numbers they have in it. */
export function numberLines(text: string): readonly NumberedLine[] {
  return splitLines(text).map((line, index) => ({ text: line, number: index + 1 }));
}

/** The text that lines make, and where each came from. */
export function joinLines(
  lines: readonly NumberedLine[],
  end: string,
): { readonly text: string; readonly lines: readonly (number | null)[] } {
  return {
    text: lines.map(({ text }) => text).join(end),
    lines: lines.map(({ number }) => number),
  };
}

/** A line that was not in the source. */
export const newLine = (text = ''): NumberedLine => ({ text, number: null });
