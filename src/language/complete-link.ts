import { posix } from 'node:path';
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { createLinkTargets } from '../rules/helpers/link-target.ts';
import type { CompletionContext } from './completion.ts';

/** Other posts in the address of a link, and headings behind its `#`; null: no address of a link. */
export function completeLink(context: CompletionContext): CompletionItem[] | null {
  const address =
    /\]\(<?([^()<>\s]{0,500})$/.exec(context.before)?.[1] ??
    /^[ ]{0,3}\[[^\]]{1,200}\]:[ \t]{0,20}<?([^<>\s]{0,500})$/.exec(context.before)?.[1];
  if (address === undefined) return null;
  const hash = address.indexOf('#');
  return hash === -1
    ? completePath(context, address)
    : completeAnchor(context, address.slice(0, hash), address.slice(hash + 1));
}

function completePath(
  { workspace, post, offset, edit }: CompletionContext,
  address: string,
): CompletionItem[] {
  const { posts, assets } = workspace.catalog();
  const end = addressEnd(post.text, offset);
  const item = (path: string) => {
    const text = encodeURI(relativePath(post.path, path));
    return { label: text, filterText: text, ...edit(offset - address.length, end, text, false) };
  };
  return [
    ...posts
      .map(({ postmortem }) => postmortem)
      .filter(({ path }) => path !== post.path)
      .map(({ path, title, date, id, slug }, index) => ({
        ...item(path),
        kind: CompletionItemKind.File,
        detail: title,
        documentation: [date, id === slug ? null : id].filter((part) => part !== null).join(' · '),
        sortText: `0${String(index).padStart(5, '0')}`,
      })),
    ...[...assets].map((path) => ({ ...item(path), kind: CompletionItemKind.File, sortText: '1' })),
  ];
}

function completeAnchor(
  { workspace, post, offset, edit }: CompletionContext,
  path: string,
  fragment: string,
): CompletionItem[] {
  const target = createLinkTargets(workspace.catalog())(post.postmortem, path || '#');
  if (target.kind !== 'post') return [];
  const end = addressEnd(post.text, offset);
  return target.post.headings.map(({ anchor, text }, index) => {
    const name = anchor.replace(/^h-/, '');
    return {
      label: `#${name}`,
      kind: CompletionItemKind.Reference,
      detail: text,
      sortText: String(index).padStart(4, '0'),
      filterText: name,
      ...edit(offset - fragment.length, end, name, false),
    };
  });
}

/** The way from one file's folder to another file. */
function relativePath(from: string, to: string): string {
  return posix.relative(posix.dirname(from), to);
}

const addressEnd = (text: string, offset: number): number =>
  offset + (/^[^()<>\s]*/.exec(text.slice(offset, offset + 500))?.[0].length ?? 0);
