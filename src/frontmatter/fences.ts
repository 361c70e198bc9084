import type { Problem } from '../message/message.ts';
import { problem } from '../message/message.ts';
import type { Locator } from '../message/place.ts';
import { quote } from '../message/words.ts';
import type { FrontmatterLanguage } from './types.ts';

type Fence = '---' | '+++';

/** Where a file's frontmatter stands, in offsets. */
export interface Fences {
  readonly language: FrontmatterLanguage;
  readonly fence: Fence;
  /** The opening fence: behind a byte-order mark, where there is one. */
  readonly start: number;
  /** The text between the lines of the fences, without the line end before the closing one. */
  readonly contentStart: number;
  readonly contentEnd: number;
  /** The closing fence. */
  readonly close: number;
  /** Behind the line of the closing fence. */
  readonly bodyStart: number;
}

const firstLine = /^(-{3,}|\+{3,})([^\n]*)/;
const blanks = /^[ \t]*$/;
const noCode =
  'Frontmatter is YAML between `---` lines or TOML between `+++` lines; no other language is read, and no code is run.';

/**
 * Finds the fences of a file before any parser sees it. Only `---` or `+++` alone on the first line
 * opens frontmatter: gray-matter takes a word behind the fence for the name of a language and would
 * run the block as code for `---js`. Null: the file has no frontmatter.
 */
export function findFences(text: string, locator: Locator): Fences | Problem | null {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const utf16 = findUtf16(text, locator);
  if (utf16 !== null) return utf16;
  const first = firstLine.exec(text.slice(start, start + 200));
  if (first === null) return findLateFence(text, start, locator);
  const [, marks = '', ending = ''] = first;
  const fence = marks.startsWith('-') ? '---' : '+++';
  const rest = ending.replace(/\r$/, '');
  if (marks !== fence || !blanks.test(rest)) {
    return describeFirstLine(locator, start, marks + rest, fence);
  }
  return findClose(text, locator, start, fence);
}

/** UTF-16 that was read as UTF-8 has a NUL beside each letter, or two replacement characters first. */
function findUtf16(text: string, locator: Locator): Problem | null {
  if (!text.slice(0, 8).includes('\0\n') && !/^(?:.?\0|\uFFFD\uFFFD)/s.test(text)) return null;
  return problem('frontmatter-syntax', {
    place: locator.place(0, 1),
    unexpected: 'text in UTF-16',
    expected: 'UTF-8',
    note: 'Save the file in UTF-8.',
  });
}

function describeFirstLine(locator: Locator, start: number, line: string, fence: Fence): Problem {
  const written = line.trimEnd();
  const word = written
    .replace(/^[-+]+/, '')
    .trim()
    .toLowerCase();
  const harmless = word === '' || (fence === '---' ? /^ya?ml$/ : /^toml$/).test(word);
  const place = locator.place(start, start + written.length);
  return problem(word === '' ? 'frontmatter-syntax' : 'frontmatter-language', {
    place,
    unexpected: `${quote(written)} on the first line`,
    expected: `\`${fence}\` and nothing else`,
    actual: written,
    candidates: [fence],
    note: noCode,
    fixes: harmless
      ? [{ title: `Write \`${fence}\``, safe: true, edits: [{ place, text: fence }] }]
      : [],
  });
}

/** Finds the closing fence as gray-matter does: at the first line that begins with it. */
function findClose(text: string, locator: Locator, start: number, fence: Fence): Fences | Problem {
  const openEnd = text.indexOf('\n', start);
  const close = openEnd === -1 ? -1 : text.indexOf(`\n${fence}`, openEnd) + 1;
  if (close < 1) {
    return problem('frontmatter-syntax', {
      place: locator.place(start, start + 3),
      unexpected: `\`${fence}\` without an end`,
      expected: `a second line \`${fence}\` behind the last field`,
    });
  }
  const closeEnd = text.indexOf('\n', close);
  const bodyStart = closeEnd === -1 ? text.length : closeEnd + 1;
  const line = text.slice(close, Math.min(bodyStart, close + 200)).replace(/[ \t]*\r?\n?$/, '');
  if (line !== fence) {
    return problem('frontmatter-syntax', {
      place: locator.place(close, close + line.length),
      unexpected: `${quote(line)} in the frontmatter`,
      expected: `\`${fence}\` and nothing else at its end`,
      actual: line,
      candidates: [fence],
    });
  }
  const contentStart = openEnd + 1;
  const contentEnd = Math.max(contentStart, close - (text[close - 2] === '\r' ? 2 : 1));
  const language = fence === '---' ? 'yaml' : 'toml';
  return { language, fence, start, contentStart, contentEnd, close, bodyStart };
}

const lateFence =
  /^\s{1,200}(---|\+\+\+)[ \t]{0,20}\r?\n[ \t]{0,20}["']?[A-Za-z_][\w-]{0,40}["']?[ \t]{0,20}[:=]/;

/** A fence that something blank stands before is a slip when a field follows it. */
function findLateFence(text: string, start: number, locator: Locator): Problem | null {
  const late = lateFence.exec(text.slice(start, start + 400));
  if (late === null) return null;
  const [all, fence = ''] = late;
  const at = start + all.indexOf(fence);
  const edit = { place: locator.place(start, at), text: '' };
  return problem('frontmatter-syntax', {
    place: locator.place(at, at + 3),
    unexpected: `blank text before \`${fence}\``,
    expected: 'the frontmatter at the very start of the file',
    fixes: [{ title: 'Remove what stands before it', safe: true, edits: [edit] }],
  });
}
