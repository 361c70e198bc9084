import type { Config } from '../config/types.ts';
import { cutInternal } from '../document/internal-blocks.ts';
import { parseDocument } from '../document/parse-document.ts';
import type { PostFile } from '../document/types.ts';
import { readPostmortem } from '../postmortem/read-postmortem.ts';
import type { Postmortem } from '../postmortem/types.ts';

/**
 * What an earlier version of a post says, of a public site without its internal blocks. Null where reading it
 * fails: nobody can mend the past.
 */
export function readVersion({ path, text }: PostFile, config: Config): Postmortem | null {
  try {
    const whole = parseDocument({ path, text: text.replace(/^\uFEFF/, '') });
    const { internal } = whole;
    if (config.audience === 'internal' || internal.length === 0) {
      return readPostmortem(whole, config);
    }
    return readPostmortem(parseDocument({ path, text: cutInternal(whole.text, internal) }), config);
  } catch {
    return null;
  }
}
