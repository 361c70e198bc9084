import matter from 'gray-matter';
import type { Problem } from '../message/message.ts';
import { problem } from '../message/message.ts';
import type { Locator } from '../message/place.ts';
import { createLocator } from '../message/place.ts';
import type { Fences } from './fences.ts';
import { findFences } from './fences.ts';
import { readers } from './read-data.ts';
import { checkSource } from './source.ts';
import type { FrontmatterResult } from './types.ts';
import type { ValueReading } from './value-recorder.ts';
import { brokenReading, createMapping, isMapping } from './value-recorder.ts';

/**
 * Reads the frontmatter at the start of a file. Never throws for a text: what is wrong is among the
 * problems, with its place in the file. Pass the locator of the text where there is one already.
 */
export function readFrontmatter(
  text: string,
  locator: Locator = createLocator(text),
): FrontmatterResult {
  const fences = findFences(text, locator);
  if (fences === null) return { frontmatter: null, bodyStart: 0, problems: [] };
  if ('ruleId' in fences) return { frontmatter: null, bodyStart: 0, problems: [fences] };
  const { value, fields, problems } = readBlock(text, fences, locator);
  const { language, bodyStart } = fences;
  const content = locator.place(fences.contentStart, fences.contentEnd);
  if (value === undefined) return { frontmatter: null, bodyStart, problems };
  if (!isMapping(value)) {
    const unexpected = Array.isArray(value) ? 'list' : 'text without keys';
    const expected = 'fields, each with its key: `title: …`';
    const found: Problem = problem('frontmatter-syntax', { place: content, unexpected, expected });
    return { frontmatter: null, bodyStart, problems: [...problems, found] };
  }
  const place = locator.place(fences.start, fences.close + 3);
  return {
    frontmatter: { language, data: value, place, content, fields },
    bodyStart,
    problems,
  };
}

/**
 * Lets gray-matter cut out the block and call the engine of its language. Options are passed each
 * time: without them it answers from a cache that also keeps failures. Its own engines are all
 * refused, though the first line named no language.
 */
function readBlock(text: string, fences: Fences, locator: Locator): ValueReading {
  const { language, fence, start, contentStart, contentEnd } = fences;
  const ruleId = 'frontmatter-syntax';
  const source = { text, start: contentStart, end: contentEnd, locator, ruleId };
  const unreadable = checkSource(source);
  if (unreadable.length > 0) return brokenReading(unreadable);
  // A block of blanks and comments never reaches an engine.
  let reading: ValueReading = { value: createMapping(), fields: {}, problems: [] };
  const engine = (): object => {
    reading = readers[language](source);
    return {};
  };
  matter(text.slice(start), {
    language,
    delimiters: fence,
    engines: { yaml: refuse, toml: refuse, json: refuse, javascript: refuse, [language]: engine },
  });
  return reading;
}

function refuse(): never {
  throw new Error('Expected a frontmatter language that was checked before');
}
