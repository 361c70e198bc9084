import type { Message } from '../../message/message.ts';

/** The text of a file with the secrets that messages tell of blacked out, at the same offsets. */
export function maskSecrets(text: string, messages: readonly Message[]): string {
  return messages.reduce((masked, { ruleId, place }) => {
    if (ruleId !== 'secret-leaked' || place === null) return masked;
    const [start, end] = [place.start.offset, place.end.offset];
    const black = masked.slice(start, end).replaceAll(/[^\r\n]/g, '•');
    return masked.slice(0, start) + black + masked.slice(end);
  }, text);
}
