import type { Problem } from '../message/message.ts';
import { problem } from '../message/message.ts';
import { nearest } from '../message/nearest.ts';
import { oneOf, quote } from '../message/words.ts';
import { locate, pointerOf } from './locate.ts';
import type { LocatedData } from './located-data.ts';
import { valueAt } from './located-data.ts';
import type { FieldPath } from './types.ts';
import { isMapping } from './value-recorder.ts';

/** A key that nobody knows, with the key that was likely meant. */
export function unknownKey(
  located: LocatedData,
  path: FieldPath,
  known: readonly string[],
): Problem {
  const key = String(path.at(-1));
  const place = locate(located, path).key;
  const candidate = findKey(located, path, known);
  const siblings = valueAt(located.data, path.slice(0, -1));
  const isFree = candidate !== null && isMapping(siblings) && !Object.hasOwn(siblings, candidate);
  return problem(located.rules.unknown, {
    place: place ?? located.top,
    unexpected: `key ${quote(key)}`,
    expected: candidate === null ? describeKnown(known) : quote(candidate),
    actual: key,
    candidates: candidate === null ? [] : [candidate],
    note: candidate === null && path.length === 1 ? located.unknownNote : null,
    fixes:
      isFree && place !== null
        ? [
            {
              title: `Rename to ${quote(candidate)}`,
              safe: true,
              edits: [{ place, text: candidate }],
            },
          ]
        : [],
  });
}

function findKey(located: LocatedData, path: FieldPath, known: readonly string[]): string | null {
  const key = String(path.at(-1)).slice(0, 100);
  const { synonyms } = located;
  const word = key.trim().toLowerCase().replaceAll(/[\s-]/g, '_');
  const synonym = path.length === 1 && Object.hasOwn(synonyms, word) ? synonyms[word] : undefined;
  return synonym ?? nearest(key, known);
}

const describeKnown = (known: readonly string[]): string =>
  known.length === 0 || known.length > 12 ? 'a known key' : oneOf(known);

/** Whether the key at `path` is there but mistyped: then it is told as unknown, and not as missing too. */
export function isMistyped(
  located: LocatedData,
  path: FieldPath,
  known: readonly string[],
): boolean {
  const parent = path.slice(0, -1);
  const siblings = valueAt(located.data, parent);
  if (!isMapping(siblings)) return false;
  const unknown = Object.keys(siblings).filter((key) => !known.includes(key));
  return unknown.some((key) => findKey(located, [...parent, key], known) === path.at(-1));
}

/** A key that must be there and is not, or has nothing behind it. */
export function missingKey(located: LocatedData, path: FieldPath): Problem {
  const key = quote(String(path.at(-1)));
  const blank = located.fields[pointerOf(path)];
  const parent = path.length > 1 ? locate(located, path.slice(0, -1)) : undefined;
  const whole = parent === undefined ? located.name : 'entry';
  return problem(located.rules.missing, {
    place: blank?.key ?? parent?.key ?? parent?.value ?? located.top,
    unexpected: blank === undefined ? `${whole} without ${key}` : `empty ${key}`,
    expected: blank === undefined ? key : `${key} with a value`,
    candidates: [String(path.at(-1))],
  });
}
