import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { CompletionContext } from './completion.ts';
import { fieldValues } from './field-values.ts';

/** Handles that are in use, behind an `@`; null: no handle. */
export function completeOwner({
  workspace,
  config,
  post,
  offset,
  before,
  today,
  edit,
}: CompletionContext): CompletionItem[] | null {
  const word = /(?:^|[\s(:,])(@[\w./-]{0,60})$/.exec(before)?.[1];
  if (word === undefined) return null;
  const { postmortem } = post;
  const context = { config, catalog: workspace.catalog(), postmortem, today };
  return fieldValues(['owner'], {}, context)
    .filter(({ value }) => value.startsWith('@') && value !== word)
    .map(({ value, detail }, index) => ({
      label: value,
      kind: CompletionItemKind.Value,
      detail,
      sortText: String(index).padStart(4, '0'),
      filterText: value,
      ...edit(offset - word.length, offset, value, false),
    }));
}
