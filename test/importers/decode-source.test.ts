import { describe, expect, test } from 'vitest';
import { decodeSource } from '../../src/importers/decode-source.ts';

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le');

describe('decodeSource', () => {
  test.each([
    ['UTF-8', Buffer.from('Störung – 障害'), 'Störung – 障害', 'UTF-8', false],
    ['UTF-8 with a mark', Buffer.from('\uFEFFa'), 'a', 'UTF-8', false],
    ['UTF-16 with a mark', utf16('\uFEFFStörung'), 'Störung', 'UTF-16', false],
    [
      'UTF-16, the other order',
      Buffer.from(utf16('\uFEFFStörung')).swap16(),
      'Störung',
      'UTF-16',
      false,
    ],
    ['UTF-16 without a mark', utf16('An outage'), 'An outage', 'UTF-16', true],
    [
      'Windows-1252',
      latin('St\u00f6rung \u0096 caf\u00e9'),
      'Störung – café',
      'Windows-1252',
      true,
    ],
    [
      'what a page says',
      latin('<meta charset=iso-8859-2>\u00b9'),
      '<meta charset=iso-8859-2>š',
      'iso-8859-2',
      true,
    ],
    ['nothing', Buffer.from(''), '', 'UTF-8', false],
  ])('reads %s', (_, bytes, text, encoding, guessed) => {
    expect(decodeSource(bytes)).toEqual({ text, encoding, guessed });
  });

  test.each([
    ['%PDF-1.7', /PDF/],
    ['PK\u0003\u0004', /ZIP/],
    ['\u0089PNG\r\n', /picture/],
    ['text with a \0 in it', /binary/],
  ])('refuses %j', (text, why) => {
    expect(decodeSource(latin(text))).toEqual({ failure: expect.stringMatching(why) });
  });

  test('refuses what is longer than any document', () => {
    expect(decodeSource(new Uint8Array(17 * 1024 * 1024).fill(97))).toHaveProperty('failure');
  });
});
