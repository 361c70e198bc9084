import type { AST } from 'toml-eslint-parser';
import { ParseError, parseTOML } from 'toml-eslint-parser';
import type { Problem } from '../message/message.ts';
import { quote } from '../message/words.ts';
import { describeError } from './describe-toml-error.ts';
import { maskFault } from './mask-toml.ts';
import type { Source } from './source.ts';
import type { FieldPath } from './types.ts';
import type { Mapping, ValueReading } from './value-recorder.ts';
import { brokenReading, createMapping, recordValue, ValueRecorder } from './value-recorder.ts';

/** Reads TOML 1.1: its value, the place of every key and value, its faults. Dates stay text. */
export function readToml(source: Source): ValueReading {
  const parsed = parseMasked(source);
  if ('fault' in parsed) return brokenReading([parsed.fault]);
  const recorder = new ValueRecorder(source);
  return recordValue(recorder, () =>
    new TomlWalk(recorder, source.start, parsed.dropped).read(parsed.table),
  );
}

interface ParsedToml {
  readonly table: AST.TOMLTopLevelTable;
  /** Offsets, in the data, of keys that were there already. */
  readonly dropped: ReadonlySet<number>;
}

/** So many faults are mended to go on reading, fewer in a long text: each costs a parse. */
const maxMasks = (length: number): number => Math.min(20, Math.floor(200_000 / (length + 1)));

/**
 * The parser stops at the first fault. Dates that do not exist and keys that are there already are
 * hidden from it by text of the same length, so that one run reports everything, as in YAML.
 */
function parseMasked(source: Source): ParsedToml | { readonly fault: Problem } {
  let text = source.text.slice(source.start, source.end);
  const dropped = new Set<number>();
  for (let round = 0; ; round++) {
    try {
      return { table: parseTOML(text, { tomlVersion: '1.1' }).body[0], dropped };
    } catch (error) {
      const isMendable = error instanceof ParseError && round < maxMasks(text.length);
      const masked = isMendable ? maskFault(text, error) : null;
      if (masked === null) return { fault: describeError(error, source) };
      text = masked.text;
      if (masked.dropped !== null) dropped.add(masked.dropped);
    }
  }
}

/** Follows a TOML tree and puts its tables together. */
class TomlWalk {
  readonly #recorder: ValueRecorder;
  readonly #offset: number;
  readonly #dropped: ReadonlySet<number>;

  constructor(recorder: ValueRecorder, offset: number, dropped: ReadonlySet<number>) {
    this.#recorder = recorder;
    this.#offset = offset;
    this.#dropped = dropped;
  }

  read(table: AST.TOMLTopLevelTable): Mapping {
    const root = createMapping();
    for (const node of table.body) {
      if (node.type === 'TOMLKeyValue') this.#pair(node, root, []);
      else this.#table(node, root);
    }
    return root;
  }

  #table(node: AST.TOMLTable, root: Mapping): void {
    const { keys } = node.key;
    if (this.#isDropped(node.key)) return;
    let target: Mapping | unknown[] = root;
    let used = 0;
    const path: (string | number)[] = [];
    for (const [index, step] of node.resolvedKey.entries()) {
      path.push(step);
      const key = typeof step === 'string' ? keys[used++] : undefined;
      this.#recorder.note(path, key === undefined ? null : this.#place(key), this.#place(node));
      const isList: boolean = typeof node.resolvedKey[index + 1] === 'number';
      target = enter(target, step, isList ? () => [] : createMapping);
    }
    for (const pair of node.body) this.#pair(pair, target as Mapping, path);
  }

  #pair(node: AST.TOMLKeyValue, table: Mapping, path: FieldPath): void {
    if (this.#isDropped(node.key)) return;
    const { keys } = node.key;
    let target = table;
    const steps = [...path];
    for (const [index, key] of keys.entries()) {
      const written = key.type === 'TOMLBare' ? key.name : key.value;
      const name = this.#recorder.string(written, this.#place(key));
      steps.push(name);
      if (index < keys.length - 1) {
        this.#recorder.note(steps, this.#place(key), this.#place(node));
        target = enter(target, name, createMapping) as Mapping;
      } else {
        this.#recorder.note(steps, this.#place(key), this.#place(node.value));
        target[name] = this.#value(node.value, steps);
      }
    }
  }

  #value(node: AST.TOMLContentNode, path: FieldPath): unknown {
    if (node.type === 'TOMLArray') {
      return node.elements.map((element, index) => {
        const steps = [...path, index];
        this.#recorder.note(steps, null, this.#place(element));
        return this.#value(element, steps);
      });
    }
    if (node.type === 'TOMLInlineTable') {
      const mapping = createMapping();
      for (const pair of node.body) this.#pair(pair, mapping, path);
      return mapping;
    }
    return this.#scalar(node);
  }

  #scalar(node: AST.TOMLValue): unknown {
    const place = this.#place(node);
    switch (node.kind) {
      case 'boolean':
        return node.value;
      case 'integer':
      case 'float':
        return this.#recorder.number(node.value, place);
      default: {
        // A date, or one that was masked: the text of the file itself.
        const written = this.#recorder.text(place.start.offset, place.end.offset);
        if (node.kind !== 'string' || !/^["']/.test(written)) return written;
        return this.#recorder.string(node.value, place);
      }
    }
  }

  /** Whether the key was there before; says so where it stands. */
  #isDropped(key: AST.TOMLKey): boolean {
    const again = key.keys.find((part) => this.#dropped.has(part.range[0]));
    if (again === undefined) return false;
    const place = this.#place(again);
    const name = this.#recorder.text(place.start.offset, place.end.offset);
    this.#recorder.fault(place, `second ${quote(name)}`, 'each key once');
    return true;
  }

  #place(node: AST.TOMLNode) {
    const [start, end] = node.range;
    // The parser gives a `0` that ends the text no length.
    return this.#recorder.place(this.#offset + start, this.#offset + Math.max(end, start + 1));
  }
}

/** The table or list at `step`, made if it is not there yet. */
function enter(
  target: Mapping | unknown[],
  step: string | number,
  make: () => Mapping | unknown[],
): Mapping | unknown[] {
  const holder = target as Mapping;
  holder[step] ??= make();
  return holder[step] as Mapping | unknown[];
}
