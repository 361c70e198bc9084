import type { Alias, Document, ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, parseDocument, Schema } from 'yaml';
import type { Place } from '../message/place.ts';
import { quote } from '../message/words.ts';
import { describeErrors } from './describe-yaml-error.ts';
import type { Source } from './source.ts';
import type { FieldPath } from './types.ts';
import type { Mapping, ValueReading } from './value-recorder.ts';
import { brokenReading, createMapping, recordValue, ValueRecorder } from './value-recorder.ts';

// YAML 1.2 core: a date or `10:30` stays text, `yes` and `<<` are plain words. Tags beyond core are
// not resolved: `!!omap` alone takes seconds for a text of 60 KB.
const core = new Schema({ schema: 'core', resolveKnownTags: false });

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
