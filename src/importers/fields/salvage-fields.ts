import type { ReadOptions } from '../../postmortem/types.ts';
import type { Guess } from '../types.ts';
import { canonicalKey } from './canonical-key.ts';
import { readValue } from './read-value.ts';

const field = /^\s{0,2}["']?([A-Za-z_][\w-]{0,60})["']?\s{0,4}[:=]\s{0,8}(\S.{0,1000})$/;

/** What single lines of a frontmatter that can't be read as a whole still say: `title: Queue: an outage`. */
export function salvageFields(lines: readonly string[], house: ReadOptions): readonly Guess[] {
  return lines.flatMap((line): readonly Guess[] => {
    const [, key = '', rest = ''] = field.exec(line) ?? [];
    const name = canonicalKey(key, house);
    if (name === null) return [];
    const text = rest.trim().replace(/^(["'])(.*)\1$/, '$2');
    const reading = /^[[{|>&*!]/.test(text) ? null : readValue(name, text, house);
    if (reading === null) return [];
    return [{ field: name, value: reading.value, reason: 'a line of the frontmatter', line: null }];
  });
}
