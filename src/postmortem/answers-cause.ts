import type { ActionItem, Cause } from './types.ts';

/**
 * Whether an action item says that it answers a cause: by the cause's title, a part of it, or its number
 * in the post (`index` counts from 0).
 */
export function answersCause({ answers }: ActionItem, cause: Cause, index: number): boolean {
  if (answers === null) return false;
  const said = plain(answers);
  const title = plain(cause.title);
  return (
    said === title ||
    (said.length > 3 && (title.includes(said) || said.includes(title))) ||
    new RegExp(`(?:^|\\D)${index + 1}$`).test(said)
  );
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
