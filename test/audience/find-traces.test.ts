import { gzipSync } from 'node:zlib';
import { encode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockPhrases } from '../../src/audience/block-phrases.ts';
import { createTraceFinder } from '../../src/audience/find-traces.ts';
import type { Trace } from '../../src/audience/internal-traces.ts';
import { readableTexts } from '../../src/audience/readable-texts.ts';
import { phraseOf, wordsOf } from '../../src/audience/words.ts';

const path = 'posts/a.md';
const title: Trace = { kind: 'title', phrase: 'somebody was inside', path };
const id: Trace = { kind: 'id', phrase: 'sec 12', path };
const address: Trace = { kind: 'address', phrase: '2024 04 02 break in', path };
const short: Trace = { kind: 'address', phrase: 'dns', path };

const bytes = (text: string): Uint8Array => Buffer.from(text);
const packed = (data: string | Uint8Array): Uint8Array =>
  gzipSync(Buffer.concat([bytes('pagefind_dcd'), Buffer.from(data)]));

describe('a trace of something internal', () => {
  test.each<[string, string, Uint8Array, readonly Trace[]]>([
    ['in text', 'index.html', bytes('<p>Somebody was inside</p>'), [title]],
    ['across tags', 'index.html', bytes('<p>Some<b>body</b> <i>was</i>\n inside</p>'), [title]],
    ['across cells', 'index.html', bytes('<td>Somebody</td><td>was inside</td>'), [title]],
    ['in an attribute', 'index.html', bytes('<img alt="Somebody was inside">'), [title]],
    ['as entities', 'index.html', bytes('S&#111;mebody&nbsp;w&#x61;s inside'), [title]],
    ['in an escaped feed', 'feed.xml', bytes('&lt;p&gt;Some&lt;b&gt;body was inside'), [title]],
    ['in JSON', 'a.json', bytes('{"a":["Somebody\\u0020was\\ninside"]}'), [title]],
    ['as a key of JSON', 'a.json', bytes('{"SEC-12":{}}'), [id]],
    ['in a folded calendar', 'a.ics', bytes('SUMMARY:Someb\r\n ody\\, was inside\r\n'), [title]],
    ['in a table', 'a.csv', bytes('"Somebody was inside",1'), [title]],
    ['in an address', 'index.html', bytes('<a href="../2024-04-02-break-in/">'), [address]],
    ['in an encoded address', 'index.html', bytes('href="2024%2D04-02-break-in.md"'), [address]],
    ['in the name of a file', 'postmortems/2024-04-02-break-in/index.html', bytes(''), [address]],
    ['in search results', 'a.pf_fragment', packed('{"content":"Somebody was inside"}'), [title]],
    ['in a filter of search', 'a.pf_filter', packed(encode(['id', [['SEC-12', [1]]]])), [id]],
    ['as a short address', 'index.html', bytes('<a href="../dns/">'), [short]],
    ['not as a common word', 'index.html', bytes('<p>DNS, and some DNS</p>'), []],
    ['not in part', 'index.html', bytes('<p>Somebody was. Inside SEC-123</p>'), [title]],
    ['not as the start of a word', 'index.html', bytes('SEC-123 somebody was insider'), []],
    ['not with other words', 'index.html', bytes('<p>somebody else was inside</p>'), []],
  ])('%s', (_, file, content, expected) => {
    const find = createTraceFinder([title, id, address, short]);
    const found = new Set(readableTexts(file, content).flatMap(find));
    expect([...found]).toEqual(expected);
  });

  test('is found wherever a slow search finds it', () => {
    const word = fc.constantFrom('a', 'b', 'c');
    const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(phrase), fc.array(word), (phrases, text) => {
        const traces = phrases.map((one): Trace => ({ kind: 'block', phrase: one, path }));
        const found = new Set(createTraceFinder(traces)(text.join(' - ')));
        const slow = traces.filter((trace) => ` ${text.join(' ')} `.includes(` ${trace.phrase} `));
        expect(found).toEqual(new Set(slow));
      }),
    );
  });
});

describe('words', () => {
  test('are the same however they are written', () => {
    expect(phraseOf('The API’s “Tür” (Ｅ２)')).toBe('the api s tür e2');
    expect([...wordsOf('a-bc')]).toEqual([
      { word: 'a', start: 0, end: 1 },
      { word: 'bc', start: 2, end: 4 },
    ]);
  });
});

describe('phrases of a block', () => {
  const six = 'one two three four five six';

  test.each<[string, string, string, string[]]>([
    ['too short', 'Only three words', '', []],
    ['a short line', 'Tell [the customer](https://a.example/b) now', '', ['tell the customer now']],
    ['a line of six words', `- **${six}**`, '', [six]],
    ['each six in a row', `${six} seven`, '', [six, 'two three four five six seven']],
    ['no dates', '2024-04-02 10:10 UTC: we told them', '', []],
    [
      'what the public part says as well',
      `${six} seven`,
      `He said: ${six}.`,
      ['two three four five six seven'],
    ],
  ])('%s', (_, block, publicText, expected) => {
    expect(blockPhrases([block], publicText)).toEqual(expected);
  });
});
