/** The lines of a text without their ends, which may be LF, CRLF or CR. */
export function splitLines(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/);
}

/** The line end that a text uses: that of its first line, LF where it has one line only. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  return /\r\n|\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
}

/** For each line whether it belongs to a fenced code block, the fences included. */
export function findFenced(lines: readonly string[]): readonly boolean[] {
  let open: string | null = null;
  return lines.map((line) => {
    const fence = /^[ \t]{0,12}(?:[-*+][ \t]+)?(`{3,}|~{3,})(.*)$/.exec(line);
    const [, marks = '', info = ''] = fence ?? [];
    if (open === null) {
      if (fence === null || (marks.startsWith('`') && info.includes('`'))) return false;
      open = marks;
      return true;
    }
    if (marks.startsWith(open) && info.trim() === '') open = null;
    return true;
  });
}

/** Whether a line is blank; a no-break space is. */
export const isBlank = (line: string | undefined): boolean =>
  line === undefined || line.trim() === '';
