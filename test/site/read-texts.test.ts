import { describe, expect, test } from 'vitest';
import { bodyLabels } from '../../src/site/texts/body-labels.ts';
import { de } from '../../src/site/texts/de.ts';
import { en } from '../../src/site/texts/en.ts';
import { readTexts } from '../../src/site/texts/read-texts.ts';
import { createTexts } from '../../src/site/texts/texts.ts';

const read = (source: string, language = 'en') => readTexts(source, 'yaml', 'texts.yaml', language);
const told = (source: string, language = 'en') =>
  read(source, language).messages.map(
    ({ place, reason, level }) => `${place?.start.line}:${place?.start.column} ${level} ${reason}`,
  );

describe('a site’s own texts', () => {
  test('take the place of ours, one by one', () => {
    const { texts, messages } = read(
      'site.actions: Follow-up\nhome.lede: { one: One, other: Many }',
    );
    expect(messages).toEqual([]);
    const { t } = createTexts('en', texts);
    expect(t('site.actions')).toBe('Follow-up');
    expect(t('home.lede', { count: 1 })).toBe('One');
    expect(t('site.search')).toBe('Search');
  });

  test('are told at their place where they are wrong, with the nearest key', () => {
    expect(told('site.search: Find\nsite.serach: Find\nlist.page: "{pgae} of {last}"')).toEqual([
      '2:1 error Unexpected key `site.serach`, expected `site.search`',
      '3:12 error Unexpected value `{pgae}`, expected `{page}`',
    ]);
  });

  test.each([
    '[1, 2]',
    'a word',
    'site.search: [x]',
    'home.lede: { one: x }',
    'home.lede: { other: 1 }',
  ])('never take %s', (source) => {
    const { texts, messages } = read(source);
    expect(texts).toEqual({});
    expect(messages.map(({ level }) => level)).toContain('error');
  });

  test('speak a language of their own, and are told what they lack', () => {
    const { texts } = read('site.search: Rechercher', 'fr');
    const { language, t, day, dir } = createTexts('fr', texts);
    expect([language, t('site.search'), day('2017-06-30'), dir]).toEqual([
      'fr',
      'Rechercher',
      '30 juin 2017',
      'ltr',
    ]);
    const [first] = told('site.search: Rechercher', 'fr');
    expect(first).toMatch(/^1:1 warn Unexpected \d+ texts in English, expected them in `fr` too$/);
    expect(told('site.search: Suche', 'de')).toEqual([]);
  });

  test('hold no name of every object', () => {
    expect(told('constructor: x\n__proto__: y').map((line) => line.slice(0, 9))).toEqual([
      '1:1 error',
      '2:1 error',
    ]);
  });
});

describe('German', () => {
  const values = (text: unknown): string[] =>
    [...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

  test.each(Object.keys(en) as (keyof typeof en)[])('says the same for %s', (key) => {
    expect(new Set(values(de[key]))).toEqual(new Set(values(en[key])));
    expect(typeof de[key]).toBe(typeof en[key]);
  });

  test('writes days, numbers and counts its own way', () => {
    const { t, day, number, dir, list } = createTexts('de');
    expect(t('home.lede', { count: 1234 })).toBe('1.234 Postmortems');
    expect([day('2017-06-30'), number(0.5), dir]).toEqual(['30. Juni 2017', '0,5', 'ltr']);
    expect(list(['a', 'b'])).toMatch(/a.*b/);
    expect(bodyLabels(createTexts('de')).alerts.warning).toBe('Warnung');
  });
});

test.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['fa', 'rtl'],
  ['az-Arab', 'rtl'],
  ['en', 'ltr'],
  ['ja', 'ltr'],
])('%s is written %s', (language, dir) => {
  expect(createTexts(language, { 'site.search': 'x' }).dir).toBe(dir);
});
