import { parseDocument } from '../../src/document/parse-document.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import type { Postmortem, ReadOptions } from '../../src/postmortem/types.ts';

/** A house without wishes of its own. */
export const plainHouse: ReadOptions = {
  severities: [{ name: 'SEV1', label: 'Critical', aliases: ['critical'], dueDays: null }],
  fields: {},
  causes: ['bug', 'deploy'],
  detectionMethods: ['alert'],
  timezone: null,
  sections: { aliases: {}, required: ['timeline', 'root-cause', 'improvements'] },
};

/** What is understood of a text. */
export function read(
  text: string,
  options: ReadOptions = plainHouse,
  path = 'posts/post.md',
): Postmortem {
  return readPostmortem(parseDocument({ path, text }), options);
}
