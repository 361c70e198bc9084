import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import * as z from 'zod';
import { configLanguage, configNames } from '../config/load-config.ts';
import { readConfig } from '../config/read-config.ts';
import { createConfigSchema } from '../config/schema.ts';
import type { DataLanguage } from '../frontmatter/read-data.ts';
import type { Message } from '../message/message.ts';
import { ruleIds, rulesById } from '../rules/index.ts';
import { completeKeys } from './complete-fields.ts';
import { createEdit } from './completion.ts';
import { readDataCursor } from './field-cursor.ts';
import { describeField, type FieldSchema, fieldAt, forms, propertiesOf } from './field-schema.ts';
import type { EditorText } from './positions.ts';

/** A configuration as it stands in the editor, before it is saved. */
export interface OpenConfig extends EditorText {
  readonly path: string;
  readonly language: DataLanguage;
}

/** Takes an open file for the configuration if it is the one that was `loaded`, or has its name. */
export function openConfig(
  path: string,
  text: EditorText,
  loaded: string | null,
): OpenConfig | null {
  if (path !== loaded && (loaded !== null || !configNames.includes(path))) return null;
  const language = /(?:^|\/)package\.json$/.test(path) ? null : configLanguage(path);
  return language === null ? null : { ...text, path, language };
}

/** What is to be said of the text as it is now. */
export function checkConfig({ text, language, path }: OpenConfig): readonly Message[] {
  return readConfig(text, language, path).messages;
}

/** Settings, rules and their values, each with what is said of it. JSON has its schema for that. */
export function completeConfig(
  config: OpenConfig,
  offset: number,
  snippets: boolean,
): CompletionItem[] {
  const { text, language } = config;
  if (language === 'json') return [];
  const cursor = readDataCursor(text, offset, language);
  if (cursor === null) return [];
  const edit = createEdit(config, snippets);
  const keys = cursor.key === null ? cursor.parents : [...cursor.parents, cursor.key];
  const field = fieldAt(configSchema(), keys);
  if (field === null) return [];
  if (cursor.key === null && Object.keys(propertiesOf(field)).length > 0) {
    return completeKeys(cursor, field, text, { edit, snippets });
  }
  const values = forms(field).flatMap((form) => form.enum ?? []);
  const flags = forms(field).some(({ type }) => type === 'boolean') ? ['true', 'false'] : [];
  return [...new Set([...flags, ...values])].map((value) => ({
    label: value,
    kind: CompletionItemKind.Value,
    documentation: { kind: 'markdown', value: describeField(keys, field) },
    ...edit(cursor.start, cursor.end, written(value, language, cursor.isQuoted), false),
  }));
}

/** TOML has no bare words but true and false. */
const written = (value: string, language: DataLanguage, isQuoted: boolean): string =>
  isQuoted || (language === 'toml' && !/^(?:true|false)$/.test(value))
    ? JSON.stringify(value)
    : value;

let known: FieldSchema | null = null;

/** The schema of the configuration, in which a rule is described by its sentence. */
function configSchema(): FieldSchema {
  if (known !== null) return known;
  const schema = z.toJSONSchema(createConfigSchema(ruleIds), { io: 'input' }) as FieldSchema;
  const { rules } = propertiesOf(schema);
  const described = Object.entries(propertiesOf(rules ?? {})).map(([id, form]) => [
    id,
    { ...form, description: rulesById.get(id)?.description ?? '' },
  ]);
  known = {
    ...schema,
    properties: {
      ...propertiesOf(schema),
      rules: { ...rules, properties: Object.fromEntries(described) },
    },
  };
  return known;
}
