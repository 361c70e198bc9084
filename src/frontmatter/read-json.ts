import { readYaml } from './read-yaml.ts';
import type { Source } from './source.ts';
import { faultAt } from './source.ts';
import type { ValueReading } from './value-recorder.ts';
import { brokenReading } from './value-recorder.ts';

/** Reads JSON, with the place of every key and value: what is valid JSON is YAML as well. */
export function readJson(source: Source): ValueReading {
  try {
    JSON.parse(source.text.slice(source.start, source.end));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // The engine says where in its message only; an unexpected end has no position.
    const position = /\bposition (\d+)/.exec(error.message)?.[1];
    const offset = position === undefined ? source.end : source.start + Number(position);
    return brokenReading([faultAt(source, offset, 'valid JSON', null)]);
  }
  return readYaml(source);
}
