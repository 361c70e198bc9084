import { locate } from '../frontmatter/locate.ts';
import type { LocatedData } from '../frontmatter/located-data.ts';
import type { FieldPath } from '../frontmatter/types.ts';
import { isMapping } from '../frontmatter/value-recorder.ts';
import type { Problem } from '../message/message.ts';
import { problem } from '../message/message.ts';
import { quote } from '../message/words.ts';
import { checkWord, simplifyName } from '../postmortem/field-checks.ts';
import { commonFieldNames } from '../postmortem/schema.ts';
import { aliasKey } from '../postmortem/sections/match-heading.ts';
import type { SectionAliases } from '../postmortem/types.ts';
import { rulesById } from '../rules/index.ts';
import { checkOptions } from '../rules/settings.ts';
import { defaults } from './defaults.ts';
import type { ConfigFile } from './schema.ts';

/**
 * What a schema can't say: names that clash, options that a rule doesn't have, a folder that the
 * build would replace. Settings that must not be used are taken out of `file`.
 */
export function checkMeaning(located: LocatedData, file: ConfigFile): Problem[] {
  return [
    ...checkSeverities(located, file),
    ...checkFields(located, file),
    ...checkSections(located, file),
    ...checkRules(located, file),
    ...checkOut(located, file),
  ];
}

function fault(
  located: LocatedData,
  path: FieldPath,
  part: 'key' | 'value',
  unexpected: string,
  expected: string,
): Problem {
  const found = locate(located, path);
  const place = part === 'key' ? (found.key ?? found.value) : found.value;
  return problem(part === 'key' ? 'config-key' : 'config-value', { place, unexpected, expected });
}

function* checkSeverities(located: LocatedData, { severities = [] }: ConfigFile) {
  const seen = new Set<string>();
  for (const [index, severity] of severities.entries()) {
    const named: (readonly [FieldPath, string])[] =
      typeof severity === 'string'
        ? [[[], severity]]
        : [
            [['name'], severity.name],
            ...(severity.aliases ?? []).map((alias, at) => [['aliases', at], alias] as const),
          ];
    for (const [path, name] of named) {
      const word = simplifyName(name);
      if (seen.has(word)) {
        const at = ['severities', index, ...path];
        const unexpected = `second severity ${quote(name)}`;
        yield fault(located, at, 'value', unexpected, 'each name and alias once');
      }
      seen.add(word);
    }
  }
}

function* checkFields(located: LocatedData, { fields = {} }: ConfigFile) {
  // The names as written: a schema of free names passes over those that every object has.
  const names = isMapping(located.data.fields) ? Object.keys(located.data.fields) : [];
  for (const name of names) {
    const path = ['fields', name];
    const isCommon = commonFieldNames.includes(name);
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (isCommon || !/^[a-z][a-z0-9_]{0,60}$/.test(name) || name in {}) {
      delete fields[name];
      const expected = isCommon
        ? 'a name that no other field has'
        : 'a name in lower case with `_`, such as `customer_tier`';
      yield fault(located, path, 'key', `field ${quote(name)}`, expected);
    } else if (typeof field === 'object' && field.values !== undefined) {
      if (field.type === 'text' || field.type === 'list') continue;
      const expected = 'them for fields of type `text` or `list` only';
      yield fault(located, [...path, 'values'], 'key', `\`values\` of a ${field.type}`, expected);
    }
  }
}

function* checkSections(located: LocatedData, file: ConfigFile): Generator<Problem> {
  const { aliases, when = [] } = file.sections ?? {};
  yield* checkAliases(located, aliases, ['sections', 'aliases']);
  for (const [index, demand] of when.entries()) {
    const path = ['sections', 'when', index];
    yield* checkSeverityNames(located, file, demand.severity, [...path, 'severity']);
    yield* checkAliases(located, demand.aliases, [...path, 'aliases']);
    const { severity, status, required, also, aliases: own } = demand;
    if ((severity ?? status) === undefined) {
      yield fault(located, path, 'value', 'entry for all posts', '`severity` or `status`');
    }
    if ((required ?? also ?? own) === undefined) {
      const expected = '`required`, `also` or `aliases`';
      yield fault(located, path, 'value', 'entry that asks for nothing', expected);
    }
  }
}

/** A title that two kinds claim would go to the first without a word. */
function* checkAliases(located: LocatedData, aliases: SectionAliases = {}, path: FieldPath) {
  const seen = new Set<string>();
  for (const [kind, words = []] of Object.entries(aliases)) {
    for (const [index, alias] of words.entries()) {
      const key = aliasKey(alias);
      const at = [...path, kind, index];
      if (key === '') yield fault(located, at, 'value', `heading ${quote(alias)}`, 'words');
      else if (seen.has(key)) {
        yield fault(located, at, 'value', `second heading ${quote(alias)}`, 'each heading once');
      }
      seen.add(key);
    }
  }
}

function* checkSeverityNames(
  located: LocatedData,
  { severities }: ConfigFile,
  names: readonly string[] = [],
  path: FieldPath,
) {
  const known = severities ?? defaults.severities;
  const check = checkWord(known.map((one) => (typeof one === 'string' ? one : one.name)));
  for (const [index, name] of names.entries()) {
    const wrong = check(name);
    if (wrong === null) continue;
    yield fault(located, [...path, index], 'value', wrong.unexpected, wrong.expected);
  }
}

function* checkRules(located: LocatedData, file: ConfigFile) {
  const { rules = {} } = file;
  for (const [id, setting] of Object.entries(rules)) {
    const rule = rulesById.get(id);
    if (rule === undefined || typeof setting !== 'object') continue;
    const [key, options = {}] = Array.isArray(setting)
      ? [1, setting[1]]
      : ['options', setting.options];
    for (const { option, unexpected, expected } of checkOptions(rule, options)) {
      const path = ['rules', id, key, option];
      const part = Object.hasOwn(rule.options as object, option) ? 'value' : 'key';
      yield fault(located, path, part, unexpected, expected);
    }
    const named = Array.isArray(setting) ? [] : (setting.when?.severity ?? []);
    yield* checkSeverityNames(located, file, named, ['rules', id, 'when', 'severity']);
  }
}

/** The build replaces its whole folder: nothing that was written by hand may be in it, or it in that. */
function* checkOut(located: LocatedData, file: ConfigFile): Generator<Problem> {
  const out = file.out ?? defaults.out;
  const clash = (['posts', 'pages', 'templates', 'public'] as const).find((name) => {
    const folder = file[name] ?? defaults[name];
    return isInside(out, folder) || isInside(folder, out);
  });
  if (clash === undefined) return;
  const name = file.out === undefined ? clash : 'out';
  const expected = `a folder apart from ${quote(clash)}`;
  yield fault(located, [name], 'value', `folder ${quote(out)} for \`out\``, expected);
  delete file[name];
  yield* checkOut(located, file);
}

/** Whether a folder is another or below it, on file systems that ignore capitals too. */
function isInside(inner: string, outer: string): boolean {
  const plain = (folder: string) => `${folder.replace(/\/+$/, '').toLowerCase()}/`;
  return plain(inner).startsWith(plain(outer));
}
