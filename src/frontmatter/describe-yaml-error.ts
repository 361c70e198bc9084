import type { YAMLError } from 'yaml';
import type { Fix, Problem } from '../message/message.ts';
import { problem } from '../message/message.ts';
import { quote } from '../message/words.ts';
import type { Source } from './source.ts';
import { faultAt } from './source.ts';

/** Beyond this many, faults only follow from the first ones. */
const maxFaults = 10;

/** What a fault of the parser asks for, by its code. */
const expectations: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'the name of an anchor',
  BAD_COLLECTION_TYPE: 'a value that fits its tag',
  BAD_DIRECTIVE: 'data without directives',
  BAD_DQ_ESCAPE: 'an escape that YAML knows, such as `\\n` or `\\\\`',
  BAD_INDENT: 'the indentation of the lines around it, or a closing bracket',
  BAD_SCALAR_START: 'text in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'one value behind `:`',
  BLOCK_IN_FLOW: 'a value on one line',
  KEY_OVER_1024_CHARS: 'a shorter key',
  MISSING_CHAR: 'the end of what was begun: a `:`, a comma, a bracket or a quote',
  MULTILINE_IMPLICIT_KEY: 'a key on one line',
  MULTIPLE_DOCS: 'one document',
  RESOURCE_EXHAUSTION: 'less nesting',
  TAB_AS_INDENT: 'spaces for indentation',
  TAG_RESOLVE_FAILED: 'a value without a tag',
};

const notes: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'A value that contains `: ` needs quotes around it.',
  BAD_SCALAR_START: 'A value that starts with a sign needs quotes around it.',
};

/** One problem a line, the first few: a broken line tends to be reported again and again. */
export function describeErrors(errors: readonly YAMLError[], source: Source): Problem[] {
  const lines = new Set<number>();
  const problems: Problem[] = [];
  for (const error of errors) {
    const offset = source.start + error.pos[0];
    const { line } = source.locator.point(offset);
    if (lines.has(line)) continue;
    lines.add(line);
    problems.push(describeError(error, offset, source));
    if (problems.length === maxFaults) break;
  }
  return problems;
}

function describeError(error: YAMLError, offset: number, source: Source): Problem {
  const expected = expectations[error.code] ?? 'valid YAML';
  const note = notes[error.code] ?? `The YAML parser says: ${error.message}.`;
  if (error.code !== 'TAG_RESOLVE_FAILED') {
    const fixes = error.code in notes ? quoteFix(source, offset) : [];
    return faultAt(source, offset, expected, note, fixes);
  }
  const place = source.locator.place(offset, source.start + error.pos[1]);
  const tag = quote(source.text.slice(place.start.offset, place.end.offset));
  return problem(source.ruleId, { place, unexpected: `tag ${tag}`, expected });
}

/** Quotes around a value that YAML takes for something else: `@ana`, `Outage: the third`. */
function quoteFix({ text, end, locator }: Source, offset: number): Fix[] {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const isInList = /[[{]/.test(text.slice(lineStart, offset));
  const rest = text.slice(offset, Math.min(end, offset + 400));
  const value = (isInList ? /^[^\s,\]}]+/ : /^[^\r\n]+/).exec(rest)?.[0].trimEnd() ?? '';
  if (value === '' || /["\\]| #/.test(value)) return [];
  const place = locator.place(offset, offset + value.length);
  return [{ title: 'Put it in quotes', safe: true, edits: [{ place, text: `"${value}"` }] }];
}
