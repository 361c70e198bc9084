import type { Problem } from '../message/message.ts';
import { problem } from '../message/message.ts';
import type { Place } from '../message/place.ts';
import { quote } from '../message/words.ts';
import { pointerOf } from './locate.ts';
import type { Source } from './source.ts';
import { findUnprintable } from './source.ts';
import type { FieldPath, FieldPlace } from './types.ts';

/** A mapping of a reader: it has no prototype, so that every key is only a key. */
export type Mapping = Record<string, unknown>;

/** What a reader makes of a text: its value with the place of every part. */
export interface ValueReading {
  /** Undefined where the text is broken. Mappings have no prototype; dates are text as written. */
  readonly value: unknown;
  /** By JSON pointer. */
  readonly fields: Readonly<Record<string, FieldPlace>>;
  readonly problems: readonly Problem[];
}

/** Deeper than any real post or configuration; keeps recursion and pointers short. */
const maxDepth = 20;
/** Values with all aliases followed: "a billion laughs" ends here. */
const maxValues = 10_000;
const maxKeyLength = 200;
/** Nobody reads more faults of one block at once. */
const maxFaults = 50;

/** Signals that a text asks for more than a reader gives; the problem is recorded already. */
class Exhausted extends Error {}

/** Collects places and problems while a reader walks what its parser made. */
export class ValueRecorder {
  readonly fields: Record<string, FieldPlace> = {};
  readonly problems: Problem[] = [];
  readonly #source: Source;
  #values = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  place(start: number, end: number): Place {
    return this.#source.locator.place(start, end);
  }

  text(start: number, end: number): string {
    return this.#source.text.slice(start, end);
  }

  /** Notes where the value at `path` stands; the first place noted stays. */
  note(path: FieldPath, key: Place | null, value: Place): void {
    this.#values += 1;
    if (this.#values > maxValues)
      this.#exhaust(value, 'value without end', `at most ${maxValues} values`);
    if (path.length > maxDepth)
      this.#exhaust(value, `value nested ${path.length} deep`, `at most ${maxDepth}`);
    const last = path.at(-1);
    if (typeof last === 'string' && last.length > maxKeyLength) {
      this.#exhaust(key ?? value, `key of ${last.length} characters`, `at most ${maxKeyLength}`);
    }
    this.fields[pointerOf(path)] ??= { key, value };
  }

  /** A text as it is, with a problem where it holds what no output could show. */
  string(value: string, place: Place): string {
    const found = findUnprintable(value);
    if (found !== null) this.fault(place, `${found} in the text`, 'printable text');
    return value;
  }

  /** A number as it is, with a problem where it is too large to be kept to the last digit. */
  number(value: number, place: Place): number {
    const written = this.text(place.start.offset, place.end.offset);
    if (/^[-+]?[\d_]+$/.test(written) && !Number.isSafeInteger(value)) {
      this.fault(place, `number ${quote(written, 30)}`, 'at most 15 digits, or text in quotes');
    }
    return value;
  }

  fault(place: Place, unexpected: string, expected: string): void {
    if (this.problems.length >= maxFaults) return;
    this.problems.push(problem(this.#source.ruleId, { place, unexpected, expected }));
  }

  #exhaust(place: Place, unexpected: string, expected: string): never {
    this.fault(place, unexpected, expected);
    throw new Exhausted();
  }
}

/** Runs a walk and gives its value with what was recorded; a walk that was cut off has no value. */
export function recordValue(recorder: ValueRecorder, walk: () => unknown): ValueReading {
  try {
    const value = walk();
    return { value, fields: recorder.fields, problems: recorder.problems };
  } catch (error) {
    if (!(error instanceof Exhausted)) throw error;
    return brokenReading(recorder.problems);
  }
}

/** A text that gave no value. */
export function brokenReading(problems: readonly Problem[]): ValueReading {
  return { value: undefined, fields: {}, problems };
}

export const createMapping = (): Mapping => Object.create(null) as Mapping;

export const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
