import { expect, test } from 'vitest';
import { readFrontmatter } from '../../src/frontmatter/read-frontmatter.ts';

/** First lines that name a language, a property of every object, or nearly a fence. */
const spellings = [
  '---js',
  '--- js',
  '---\tjs',
  '---js ',
  '---JS',
  '---Js',
  '---javascript',
  '--- javascript',
  '---JavaScript',
  '---jsLegacy',
  '---node',
  '---coffee',
  '---coffeescript',
  '---cson',
  '---json',
  '---constructor',
  '---__proto__',
  '---toString',
  '---hasOwnProperty',
  '---eval',
  '---yaml js',
  '--- # js',
  '---!js',
  '----js',
  '---\u00a0js',
  '+++js',
  '+++ javascript',
  '++++js',
];

const payload = 'globalThis.ran = true, { title: "x" }';

test.each(
  spellings.flatMap((line) => [
    ['as it is', line, `${line}\n${payload}\n---\nBody\n`],
    ['with CRLF', line, `${line}\r\n${payload}\r\n---\r\nBody\r\n`],
    ['behind a byte-order mark', line, `\uFEFF${line}\n${payload}\n---\nBody\n`],
  ]),
)('refuses a first line that is no fence, %s: %j', (_, line, text) => {
  const first = readFrontmatter(text);
  expect(first.frontmatter).toBeNull();
  expect(first.bodyStart).toBe(0);
  expect(first.problems).toHaveLength(1);
  const [problem] = first.problems;
  expect(problem?.ruleId).toBe('frontmatter-language');
  expect(problem?.place?.start.line).toBe(1);
  const { start, end } = problem?.place ?? { start: { offset: 0 }, end: { offset: 0 } };
  expect(text.slice(start.offset, end.offset)).toBe(line.trimEnd());
  expect(readFrontmatter(text)).toEqual(first);
  expect(globalThis).not.toHaveProperty('ran');
});

test.each(['----', '-----', '++++'])('a longer row of signs is no fence: %s', (line) => {
  const text = `${line}\ntitle: x\n${line}\n`;
  const { frontmatter, problems } = readFrontmatter(text);
  expect(frontmatter).toBeNull();
  expect(problems).toMatchObject([{ ruleId: 'frontmatter-syntax', actual: line }]);
});

test.each([
  ['---yaml', '---'],
  ['--- YAML', '---'],
  ['---yml', '---'],
  ['+++toml', '+++'],
  ['----', '---'],
])('offers to write the fence where nothing else can be meant: %s', (line, fence) => {
  const [problem] = readFrontmatter(`${line}\ntitle: x\n${fence}\n`).problems;
  expect(problem?.fixes[0]?.edits[0]).toMatchObject({
    text: fence,
    place: { start: { offset: 0 }, end: { offset: line.length } },
  });
});

test.each([
  ['no end at all', '---\ntitle: x\n', 1, 1, 4],
  ['no end, no line end', '---', 1, 1, 4],
  ['an end of another kind', '---\ntitle: x\n+++\n', 1, 1, 4],
  ['an end with a word', '---\ntitle: x\n---js\nBody\n', 3, 1, 6],
  ['an end that is too long', '---\ntitle: x\n----\nBody\n', 3, 1, 5],
  ['a comment behind the end', '+++\ntitle = "x"\n+++ # end\n', 3, 1, 10],
  ['blank lines before it', '\n\n---\ntitle: x\n---\n', 3, 1, 4],
  ['a space before it', ' +++\ntitle = "x"\n+++\n', 1, 2, 5],
])('tells where a fence is broken: %s', (_, text, line, column, endColumn) => {
  const reading = readFrontmatter(text);
  expect(reading).toMatchObject({ frontmatter: null, bodyStart: 0 });
  expect(reading.problems).toMatchObject([
    {
      ruleId: 'frontmatter-syntax',
      place: { start: { line, column }, end: { column: endColumn } },
    },
  ]);
  expect(readFrontmatter(text)).toEqual(reading);
});

test.each([
  '',
  'Text',
  '# Title\n',
  '--\ntitle: x\n',
  'title: x\n---\n',
  '\n---\n\nA line above.\n',
])('a file without frontmatter has none, and no problem: %j', (text) => {
  expect(readFrontmatter(text)).toEqual({ frontmatter: null, bodyStart: 0, problems: [] });
});

test.each([
  ['little-endian with its mark', Buffer.from('\uFEFF---\ntitle: x\n---\n', 'utf16le')],
  ['little-endian', Buffer.from('---\ntitle: x\n---\n', 'utf16le')],
  ['big-endian', Buffer.from('---\ntitle: x\n---\n', 'utf16le').swap16()],
])('says that a file is in UTF-16: %s', (_, bytes) => {
  const { frontmatter, problems } = readFrontmatter(bytes.toString('utf8'));
  expect(frontmatter).toBeNull();
  expect(problems).toMatchObject([{ ruleId: 'frontmatter-syntax', place: { start: { line: 1 } } }]);
});

test.each([
  ['---\ntitle: x\n---\nBody', 'Body', 'title: x'],
  ['---\r\ntitle: x\r\n---\r\nBody', 'Body', 'title: x'],
  ['--- \t\ntitle: x\n---  \nBody', 'Body', 'title: x'],
  ['\uFEFF---\ntitle: x\n---\nBody', 'Body', 'title: x'],
  ['+++\ntitle = "x"\n+++\n\nBody', '\nBody', 'title = "x"'],
  ['+++\r\ntitle = "x"\r\n+++\r\nBody', 'Body', 'title = "x"'],
  ['---\ntitle: x\n---', '', 'title: x'],
  ['---\n\ntitle: x\n\n---\n---\nBody', '---\nBody', '\ntitle: x\n'],
])('cuts the block from the body: %j', (text, body, content) => {
  const { frontmatter, bodyStart, problems } = readFrontmatter(text);
  expect(problems).toEqual([]);
  expect(text.slice(bodyStart)).toBe(body);
  expect(frontmatter?.data).toEqual({ title: 'x' });
  const slice = ({ start, end }: { start: { offset: number }; end: { offset: number } }) =>
    text.slice(start.offset, end.offset);
  expect(frontmatter && slice(frontmatter.content)).toBe(content);
  expect(frontmatter && slice(frontmatter.place)).toMatch(/^(---|\+\+\+)[ \t]*\r?\n.*\1$/s);
});

test.each(['---\n---\n', '+++\n+++\n', '---\n\n---\n', '---\n# nothing yet\n---\n'])(
  'an empty block is frontmatter without fields: %j',
  (text) => {
    const { frontmatter, problems } = readFrontmatter(text);
    expect(problems).toEqual([]);
    expect(frontmatter?.data).toEqual({});
  },
);
