import type { ReadOptions } from '../postmortem/types.ts';
import { convertHtml } from './convert-html.ts';
import { convertMarkdown, convertMdx } from './convert-markdown.ts';
import { convertText } from './convert-text.ts';
import { convertUpdates } from './convert-updates.ts';
import { decodeSource } from './decode-source.ts';
import { detectFormat } from './detect-format.ts';
import { editBody } from './edit-body.ts';
import { fillFrontmatter } from './fill-frontmatter.ts';
import type {
  Conversion,
  ImportedDocument,
  ImportFailure,
  SourceFile,
  SourceFormat,
} from './types.ts';

/**
 * Makes a post of a foreign document: its text as Markdown, its frontmatter filled with what the document
 * says. Writes nothing. Never throws for a document; one that can't be read is a failure with its reason.
 */
export async function importDocument(
  file: SourceFile,
  house: ReadOptions,
): Promise<ImportedDocument | ImportFailure> {
  const source = file.path;
  const decoded = decodeSource(file.bytes);
  if ('failure' in decoded) return { source, failure: decoded.failure };
  const { format, reason: formatReason } = detectFormat(source, decoded.text);
  if (decoded.text.trim() === '') return { source, failure: 'it is empty' };
  const converted = convert(format, decoded.text, house);
  if ('failure' in converted) return { source, failure: converted.failure };
  const { aliases } = house.sections;
  const conversion = editBody(converted, (lines) => convertUpdates(lines, aliases));
  if (conversion.text.trim() === '') return { source, failure: 'no text was found in it' };
  const post = await fillFrontmatter(file, conversion, house);
  return {
    source,
    origin: file.origin,
    format,
    formatReason,
    encoding: { name: decoded.encoding, guessed: decoded.guessed },
    original: decoded.text,
    ...post,
    changes: [...conversion.changes, ...post.changes],
    dropped: conversion.dropped,
  };
}

function convert(
  format: SourceFormat,
  text: string,
  house: ReadOptions,
): Conversion | { readonly failure: string } {
  switch (format) {
    case 'markdown':
      return convertMarkdown(text);
    case 'mdx':
      return convertMdx(text);
    case 'html':
      return convertHtml(text);
    case 'text':
      return convertText(text, house.sections.aliases);
  }
}
