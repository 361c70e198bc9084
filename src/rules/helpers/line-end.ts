/** How the lines of a file end, so that new ones end the same way. */
export const lineEndOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
