import type { Alias, Document, ParsedNode, YAMLError, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, parseDocument, Schema } from 'yaml';
import type { Fix, Problem } from '../message/message.ts';
import { problem } from '../message/message.ts';
import type { Place } from '../message/place.ts';
import { quote } from '../message/words.ts';
import type { Source } from './source.ts';
import { faultAt } from './source.ts';
import type { FieldPath } from './types.ts';
import type { Mapping, ValueReading } from './value-recorder.ts';
import { brokenReading, createMapping, recordValue, ValueRecorder } from './value-recorder.ts';

// YAML 1.2 core: a date or `10:30` stays text, `yes` and `<<` are plain words. Tags beyond core are
// not resolved: `!!omap` alone takes seconds for a text of 60 KB.
const core = new Schema({ schema: 'core', resolveKnownTags: false });

/** Beyond this many, faults only follow from the first ones. */
const maxFaults = 10;

/** Reads YAML 1.2 (core schema): its value, the place of every key and value, all its faults. */
export function readYaml(source: Source): ValueReading {
  const document = parseDocument(source.text.slice(source.start, source.end), {
    schema: core,
    // Keys are compared while walking: the parser compares each with all before it.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  if (document.errors.length > 0) {
    return brokenReading(describeErrors(document.errors, source));
  }
  const recorder = new ValueRecorder(source);
  recorder.problems.push(...describeErrors(document.warnings, source));
  return recordValue(recorder, () => new YamlWalk(recorder, source.start).read(document));
}

/** Follows a YAML tree; knows the anchors met so far. */
class YamlWalk {
  readonly #recorder: ValueRecorder;
  readonly #offset: number;
  readonly #anchors = new Map<string, ParsedNode>();
  readonly #open = new Set<ParsedNode>();

  constructor(recorder: ValueRecorder, offset: number) {
    this.#recorder = recorder;
    this.#offset = offset;
  }

  read(document: Document.Parsed): unknown {
    return document.contents === null ? null : this.#value(document.contents, []);
  }

  #value(node: ParsedNode, path: FieldPath): unknown {
    if (isAlias(node)) return this.#alias(node, path);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (isScalar(node)) return this.#scalar(node.value, this.#placeOf(node));
    this.#open.add(node);
    const value = isMap(node) ? this.#map(node, path) : isSeq(node) ? this.#list(node, path) : null;
    this.#open.delete(node);
    return value;
  }

  #scalar(value: unknown, place: Place): unknown {
    if (typeof value === 'string') return this.#recorder.string(value, place);
    return typeof value === 'number' ? this.#recorder.number(value, place) : value;
  }

  #alias(node: Alias.Parsed, path: FieldPath): unknown {
    const target = this.#anchors.get(node.source);
    if (target !== undefined && !this.#open.has(target)) return this.#value(target, path);
    const expected = target === undefined ? `\`&${node.source}\` above it` : 'another value';
    this.#recorder.fault(this.#placeOf(node), quote(`*${node.source}`), expected);
    return null;
  }

  #map(node: YAMLMap.Parsed, path: FieldPath): Mapping {
    const mapping = createMapping();
    for (const { key, value } of node.items) {
      const name = this.#keyName(key);
      if (name === null) continue;
      const keyPlace = this.#placeOf(key);
      if (Object.hasOwn(mapping, name)) {
        this.#recorder.fault(keyPlace, `second ${quote(name)}`, 'each key once');
        continue;
      }
      const steps = [...path, name];
      this.#recorder.note(steps, keyPlace, value === null ? keyPlace : this.#placeOf(value));
      mapping[name] = value === null ? null : this.#value(value, steps);
    }
    return mapping;
  }

  #list(node: YAMLSeq.Parsed, path: FieldPath): unknown[] {
    return node.items.map((item, index) => {
      const steps = [...path, index];
      this.#recorder.note(steps, null, this.#placeOf(item));
      return this.#value(item, steps);
    });
  }

  /** The name of a key: text, or a number or boolean as it is written. */
  #keyName(key: ParsedNode): string | null {
    const place = this.#placeOf(key);
    if (isScalar(key) && key.value !== null) {
      const name = typeof key.value === 'string' ? key.value : key.source;
      return this.#recorder.string(name ?? String(key.value), place);
    }
    this.#recorder.fault(place, 'key that is not text', 'a name');
    return null;
  }

  #placeOf(node: ParsedNode): Place {
    const [start, end] = node.range;
    if (isScalar(node)) return this.#recorder.place(this.#offset + start, this.#offset + end);
    // Collections of a block end behind the blank lines and comments that follow them.
    const written = this.#recorder.text(this.#offset + start, this.#offset + end).trimEnd();
    return this.#recorder.place(this.#offset + start, this.#offset + start + written.length);
  }
}

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
function describeErrors(errors: readonly YAMLError[], source: Source): Problem[] {
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
  return [{ title: 'Put it in quotes', edits: [{ place, text: `"${value}"` }] }];
}
