import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/site/texts/en.ts';
import { createTexts, type TextKey } from '../../src/site/texts/texts.ts';
import { projectRoot } from '../helpers/recount.ts';

const keys = Object.keys(en);
const sources = ['templates', 'src/site'].flatMap((folder) =>
  readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => /\.(?:eta|ts)$/.test(file) && !/^(?:scaffolds|texts\/[a-z]{2}\.ts)/.test(file),
    )
    .map((file) => readFileSync(path.join(projectRoot, folder, file), 'utf8')),
);
const text = [
  ...sources,
  ...['src/postmortem/types.ts', 'src/config/defaults.ts'].map((file) =>
    readFileSync(path.join(projectRoot, file), 'utf8'),
  ),
].join('\n');
const areas = new Set(keys.map((key) => key.slice(0, key.indexOf('.'))));

/** Keys as they stand in quotes, and the patterns of those that are put together: `status.${…}`. */
const literals = [...text.matchAll(/'([a-z]+\.[A-Za-z.-]+)'/g)]
  .map(([, key]) => key ?? '')
  .filter((key) => areas.has(key.slice(0, key.indexOf('.'))));
const patterns = [...text.matchAll(/`([a-z]+\.[A-Za-z.-]*\$\{[^`]+)`/g)].map(
  ([, template]) =>
    new RegExp(
      `^${(template ?? '').replaceAll('.', '\\.').replaceAll(/\$\{[^}]+\}/g, '([A-Za-z-]+)')}$`,
    ),
);

describe('the texts of the interface', () => {
  test('have every key that is used', () => {
    expect(literals.filter((key) => !Object.hasOwn(en, key))).toEqual([]);
    for (const pattern of patterns) expect(keys.some((key) => pattern.test(key))).toBe(true);
  });

  test('have no key that is not used', () => {
    const words = new Set([...text.matchAll(/'([A-Za-z-]+)'/g)].map(([, word]) => word));
    const fits = (key: string, pattern: RegExp): boolean =>
      pattern
        .exec(key)
        ?.slice(1)
        .every((word) => words.has(word)) ?? false;
    const used = (key: string): boolean =>
      literals.includes(key) || patterns.some((pattern) => fits(key, pattern));
    expect(keys.filter((key) => !used(key))).toEqual([]);
  });
});

describe('a language', () => {
  const { t, day, monthDay, time, duration, forms } = createTexts('en');

  test('chooses the form by the count and writes numbers its own way', () => {
    expect(t('home.lede', { count: 1 })).toBe('1 postmortem');
    expect(t('home.lede', { count: 1234 })).toBe('1,234 postmortems');
    expect(forms('home.lede')).toEqual({ one: '{count} postmortem', other: '{count} postmortems' });
  });

  test('leaves what stands in a value alone', () => {
    expect(t('facet.title', { name: '{count} $& {name}' })).toBe('Postmortems: {count} $& {name}');
    expect(t('facet.title', {})).toBe('Postmortems: {name}');
  });

  test('writes days and times in UTC', () => {
    expect(day('2017-06-30')).toBe('30 June 2017');
    expect(monthDay('2017-06-30')).toBe('30 June');
    expect(time('2017-06-30T00:05:00Z')).toBe('00:05');
    expect(createTexts('en-US').day('2017-06-30')).toBe('June 30, 2017');
  });

  test.each([
    [0, '0 min'],
    [59, '59 min'],
    [60, '1 h'],
    [61, '1 h 1 min'],
    [47 * 60 + 59, '47 h 59 min'],
    [48 * 60, '2 d'],
    [49 * 60 + 30, '2 d 1 h'],
  ])('writes %i minutes as %s', (minutes, words) => {
    expect(duration(minutes)).toBe(words);
  });

  test('is English where it is not known', () => {
    const texts = createTexts('xx-YY');
    expect([texts.language, texts.t('site.search' satisfies TextKey)]).toEqual(['en', 'Search']);
  });
});
