import { readZone } from '../postmortem/dates.ts';
import { simplifyName } from '../postmortem/field-checks.ts';
import type { FieldDeclaration, SeverityLevel } from '../postmortem/types.ts';
import { presetSettings } from '../rules/presets.ts';
import type { RuleSettings } from '../rules/types.ts';
import type { ConfigFile } from './schema.ts';
import type { Brand, Config, RuleSetting } from './types.ts';

/** Turns the settings of a file, all valid, into a configuration; what they leave open is taken from `base`. */
export function fillConfig(file: ConfigFile, base: Config): Config {
  return {
    title: file.title ?? base.title,
    description: file.description ?? base.description,
    language: file.language ?? base.language,
    texts: base.texts,
    audience: file.audience ?? base.audience,
    url: file.url === undefined ? base.url : fillUrl(file.url),
    hub: file.hub ?? base.hub,
    trackers:
      file.trackers?.map(({ type, url, project = null }) => ({
        type,
        url: fillUrl(url),
        project,
      })) ?? base.trackers,
    editUrl: file.edit_url ?? base.editUrl,
    timezone: file.timezone === undefined ? base.timezone : readZone(file.timezone),
    brand: file.brand === undefined ? base.brand : fillBrand(file.brand),
    posts: fillFolder(file.posts ?? base.posts),
    pages: fillFolder(file.pages ?? base.pages),
    templates: fillFolder(file.templates ?? base.templates),
    public: fillFolder(file.public ?? base.public),
    out: fillFolder(file.out ?? base.out),
    severities:
      file.severities === undefined ? base.severities : fillSeverities(file.severities, base),
    causes: file.causes ?? base.causes,
    detectionMethods: file.detection_methods ?? base.detectionMethods,
    fields: mapValues(file.fields ?? {}, fillField),
    sections: {
      aliases: file.sections?.aliases ?? base.sections.aliases,
      required: file.sections?.required ?? base.sections.required,
      when: file.sections?.when ?? base.sections.when ?? [],
    },
    rules: fillRules(file),
  };
}

const fillFolder = (folder: string): string => folder.replace(/\/+$/, '');

function fillUrl(url: string): string {
  const { href } = new URL(url);
  return href.endsWith('/') ? href : `${href}/`;
}

const tones = ['accent', 'link', 'paper', 'ink'] as const;
const names = ['logo', 'serif', 'sans', 'mono'] as const;

/** One colour is for light and dark pages alike. */
function fillBrand(brand: NonNullable<ConfigFile['brand']>): Brand {
  return Object.fromEntries([
    ...names.flatMap((name) => (brand[name] === undefined ? [] : [[name, brand[name]]])),
    ...tones.flatMap((name) => {
      const tone = brand[name];
      if (tone === undefined) return [];
      return [[name, typeof tone === 'string' ? { light: tone, dark: tone } : tone]];
    }),
  ]);
}

type SeverityInFile = NonNullable<ConfigFile['severities']>[number];

/** A severity that has the name of a default one keeps its label and those aliases that nobody else wants. */
function fillSeverities(severities: readonly SeverityInFile[], base: Config): SeverityLevel[] {
  const given = severities.map((severity) =>
    typeof severity === 'string' ? { name: severity } : severity,
  );
  const taken = new Set(
    given.flatMap(({ name, aliases = [] }) => [name, ...aliases].map(simplifyName)),
  );
  return given.map(({ name, label, aliases, due_days }) => {
    const known = base.severities.find((severity) => severity.name === name);
    const free = known?.aliases.filter((alias) => !taken.has(simplifyName(alias)));
    return {
      name,
      label: label ?? known?.label ?? name,
      aliases: aliases ?? free ?? [],
      dueDays: due_days ?? known?.dueDays ?? null,
    };
  });
}

function fillField(field: NonNullable<ConfigFile['fields']>[string]): FieldDeclaration {
  return typeof field === 'string' ? { type: field } : field;
}

/** The preset's settings, with those that the file has for single rules. */
function fillRules({ preset = 'recommended', rules = {} }: ConfigFile): RuleSettings {
  const base = presetSettings(preset);
  const given = Object.entries(rules).map(
    ([id, setting]) => [id, fillRule(setting, base[id])] as const,
  );
  return { ...base, ...Object.fromEntries(given) };
}

function fillRule(
  setting: NonNullable<ConfigFile['rules']>[string],
  base: RuleSetting | undefined,
): RuleSetting {
  if (setting === undefined) throw new Error('Expected a setting for each rule that is named');
  if (typeof setting === 'string') return { level: setting, options: {} };
  if (Array.isArray(setting)) return { level: setting[0], options: setting[1] ?? {} };
  const { level, options = {}, when, otherwise = base?.level } = setting;
  if (when === undefined) return { level, options };
  return { level, options, when, ...(otherwise === undefined ? {} : { otherwise }) };
}

function mapValues<Value, Result>(
  values: Readonly<Record<string, Value>>,
  change: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}
