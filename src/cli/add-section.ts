import { parseDocument } from '../document/parse-document.ts';
import type { PostFile } from '../document/types.ts';
import { applyEdits } from '../message/apply-edits.ts';
import { readPostmortem } from '../postmortem/read-postmortem.ts';
import type { ReadOptions, SectionKind } from '../postmortem/types.ts';
import { usualHeadings } from '../rules/helpers/headings.ts';
import { insertSection } from '../rules/section-missing.ts';

/** The text of a post with an empty section of this kind in its usual place. */
export function addSection(file: PostFile, kind: SectionKind, house: ReadOptions): string {
  const document = parseDocument(file);
  const [title = kind] = usualHeadings[kind];
  const fix = insertSection(document, readPostmortem(document, house), kind, title);
  return applyEdits(file.text, fix.edits);
}
