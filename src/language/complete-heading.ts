import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { sectionsFor } from '../postmortem/sections/sections-for.ts';
import { sectionKinds } from '../postmortem/types.ts';
import { usualHeadings } from '../rules/helpers/headings.ts';
import type { CompletionContext } from './completion.ts';

/** Headings of the sections that a post lacks, those that the house requires first; null: no heading. */
export function completeHeading({
  post,
  config,
  offset,
  before,
  edit,
}: CompletionContext): CompletionItem[] | null {
  const marks = /^(#{1,6})[ \t]*[^#]{0,80}$/.exec(before)?.[1];
  if (marks === undefined) return null;
  const { sections, headings } = post.postmortem;
  const start = offset - before.length;
  const rest = /^[^\r\n]*/.exec(post.text.slice(offset))?.[0] ?? '';
  // The heading that is being written doesn't count as being there.
  const present = new Set(
    sections.filter(({ heading }) => heading.place.start.offset !== start).map(({ kind }) => kind),
  );
  const { required } = sectionsFor(config.sections, post.postmortem);
  const depth = headings.find(({ anchor }) => anchor === sections[0]?.heading.anchor)?.depth ?? 2;
  const hashes = marks.length === 1 ? '#'.repeat(depth) : marks;
  return sectionKinds
    .filter((kind) => !present.has(kind))
    .flatMap((kind, order) =>
      usualHeadings[kind].slice(0, 1).map((title) => ({
        label: title,
        kind: CompletionItemKind.Module,
        detail: required.has(kind) ? 'required, and missing' : 'missing',
        documentation: `Begins the section \`${kind}\`. Also: ${usualHeadings[kind].join(', ')}.`,
        sortText: `${required.has(kind) ? 0 : 1}${String(order).padStart(2, '0')}`,
        filterText: `${before.replace(/[^#]*$/, '')} ${title}`,
        ...edit(start, offset + rest.length, `${hashes} ${title}`, false),
      })),
    );
}
