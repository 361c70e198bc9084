import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { FrontmatterLanguage } from '../frontmatter/types.ts';
import { writeScalar } from '../frontmatter/write-scalar.ts';
import type { CompletionContext } from './completion.ts';
import type { FieldCursor } from './field-cursor.ts';
import {
  describeField,
  type FieldSchema,
  fieldAt,
  forms,
  frontmatterSchema,
  isList,
  isMapping,
  propertiesOf,
} from './field-schema.ts';
import { type FieldValue, fieldValues } from './field-values.ts';

/** Keys and values of the frontmatter, each with what the schema says of it. */
export function completeFields(cursor: FieldCursor, context: CompletionContext): CompletionItem[] {
  const schema = frontmatterSchema(context.config);
  if (cursor.key !== null) {
    const keys = [...cursor.parents, cursor.key];
    const field = fieldAt(schema, keys);
    return field === null ? [] : completeValues(cursor, keys, field, context);
  }
  const parent = fieldAt(schema, cursor.parents);
  if (parent === null) return [];
  const keys = completeKeys(cursor, parent, context.post.text, context);
  if (keys.length > 0 || cursor.list !== 'dash') return keys;
  return completeValues(cursor, cursor.parents, parent, context);
}

/** The keys that a mapping may have and has not, the required ones first. */
export function completeKeys(
  cursor: FieldCursor,
  parent: FieldSchema,
  text: string,
  { edit, snippets }: Pick<CompletionContext, 'edit' | 'snippets'>,
): CompletionItem[] {
  const properties = propertiesOf(parent);
  const required = new Set(parent.required);
  const rest = text.slice(cursor.end).split(/[\r\n]/, 1)[0] ?? '';
  // Where the key is only put right, what stands behind it stays.
  const isFollowed = /^[ \t]*[:=]/.test(rest);
  return Object.entries(properties)
    .filter(([name]) => !cursor.siblings.has(name))
    .map(([name, field], index) => {
      const isRequired = required.has(name);
      const written = isFollowed ? name : name + valueStart(field, cursor.language, snippets);
      return {
        label: name,
        kind: CompletionItemKind.Property,
        detail: isRequired ? 'required' : '',
        documentation: {
          kind: 'markdown' as const,
          value: describeField([...cursor.parents, name], field),
        },
        sortText: `${isRequired ? 0 : 1}${String(index).padStart(3, '0')}`,
        filterText: name,
        ...edit(cursor.start, cursor.end, written, !isFollowed),
      };
    });
}

/** What stands between a key and the first character of its value; `$0` is where the cursor goes. */
function valueStart(field: FieldSchema, language: FrontmatterLanguage, snippets: boolean): string {
  const stop = snippets ? '$0' : '';
  if (language === 'yaml') {
    if (isMapping(field)) return isList(field) ? `:\n  - ${stop}` : `:\n  ${stop}`;
    return isList(field) ? `: [${stop}]` : `: ${stop}`;
  }
  if (isMapping(field)) return isList(field) ? ` = [{ ${stop} }]` : ` = { ${stop} }`;
  return isList(field) ? ` = [${stop}]` : ` = ${stop}`;
}

function completeValues(
  cursor: FieldCursor,
  keys: readonly string[],
  field: FieldSchema,
  { workspace, config, post, today, edit }: CompletionContext,
): CompletionItem[] {
  const { postmortem } = post;
  const { language, start, end, isQuoted } = cursor;
  const given =
    cursor.list === 'none'
      ? new Set<string>()
      : listedIn(postmortem.fields, keys, cursor, post.text);
  const flags = forms(field).some(({ type }) => type === 'boolean') ? ['true', 'false'] : [];
  const values = fieldValues(keys, field, {
    config,
    catalog: workspace.catalog(),
    postmortem,
    today,
  });
  const needsList = cursor.list === 'none' && isList(field);
  const write = ({ value }: FieldValue): string => {
    const scalar = writeScalar(value, language);
    const text = isQuoted && !/^["']/.test(scalar) ? JSON.stringify(value) : scalar;
    return needsList ? `[${text}]` : text;
  };
  return [
    ...flags.map((label) => ({
      label,
      kind: CompletionItemKind.Keyword,
      ...edit(start, end, label, false),
    })),
    ...values
      .filter(({ value }) => !given.has(value))
      .map((value, index) => {
        const text = write(value);
        return {
          label: value.value,
          kind: CompletionItemKind.Value,
          detail: value.detail,
          documentation: {
            kind: 'markdown' as const,
            value: value.docs ?? describeField(keys, field),
          },
          sortText: String(index).padStart(5, '0'),
          filterText: isQuoted ? text : value.value,
          ...edit(start, end, text, false),
        };
      }),
  ];
}

/** What a list of the post holds already, but for the word at the cursor. */
function listedIn(
  fields: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  { start, end }: FieldCursor,
  text: string,
): ReadonlySet<string> {
  const [key = ''] = keys;
  const value = keys.length === 1 && Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (!Array.isArray(value)) return new Set();
  const word = text.slice(start, end).replaceAll(/["']/g, '');
  return new Set(value.filter((item): item is string => typeof item === 'string' && item !== word));
}
