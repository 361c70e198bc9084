import type { PostHistory } from '../../history/types.ts';
import { outputFile, postFiles } from '../addresses.ts';
import { postRecord } from '../exports/post-json.ts';
import { writeJson } from '../exports/write-json.ts';
import type { Related } from '../related.ts';
import type { Survey, SurveyedPost } from '../survey.ts';
import type { TextPage } from '../types.ts';

/** Whether a post is given away as a file too: not what is unfinished or not for the public. */
export const hasPostFiles = ({ card }: SurveyedPost): boolean => !card.unfinished && !card.internal;

/** A postmortem as Markdown and as JSON, beside its page. */
export function postFilePages(
  { config, texts, today }: Survey,
  entry: SurveyedPost,
  context: { readonly related: () => readonly Related[]; readonly history: PostHistory | null },
): TextPage[] {
  if (!hasPostFiles(entry)) return [];
  const { path } = entry.card;
  const files = postFiles(path);
  const json = (): string => {
    const { history } = context;
    const related = context.related();
    return writeJson(
      postRecord(entry, { base: config.url, language: texts.language, today, related, history }),
    );
  };
  return [
    {
      kind: 'text',
      file: outputFile(files.markdown),
      text: () => entry.post.body?.markdown ?? '',
    },
    { kind: 'text', file: outputFile(files.json), text: json },
  ];
}
