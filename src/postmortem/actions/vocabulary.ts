import { foldAccents } from '../fold-accents.ts';
import type { ActionType } from '../types.ts';
import { type Role, roleNames } from './role-names.ts';

const roles = new Map<string, Role>(
  Object.entries(roleNames).flatMap(([role, names]) =>
    names.split('|').map((name) => [foldAccents(name.trim()), role as Role]),
  ),
);

/** What a column or key is for, or null. Capitals, accents, plural and closing marks don't matter. */
export function readRole(name: string): Role | null {
  const words = foldAccents(name.toLowerCase())
    // `owner_role`; around words it is emphasis.
    .replaceAll(/(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])/gu, ' ')
    .replaceAll(/[*_`]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/\((?:s|es)\)/, '')
    .replace(/[\s:：]+$/, '')
    .trim();
  return (
    roles.get(words) ??
    roles.get(words.replace(/s$/, '')) ??
    roles.get(words.replaceAll('-', ' ')) ??
    // `Owner (DRI)`, `Due date (ETA)`.
    roles.get(words.replace(/ ?\([^()]{1,30}\)$/, '')) ??
    // `Suggested owner`, `Target due date`; `Owner / team`, `Owner role`.
    roles.get(
      words.replace(
        /^(?:suggested|proposed|assigned|planned|current|estimated|target|expected) /,
        '',
      ),
    ) ??
    roles.get(words.replace(/ ?[/|&].{1,30}$| (?:role|name|team|group|item)$/, '')) ??
    null
  );
}

const typeForms: readonly (readonly [ActionType, RegExp])[] = [
  ['prevent', /^prevent(?:s|ion|ive|ative|ing)?\b/],
  ['detect', /^(?:detect(?:s|ion|ive|ing)?|monitor(?:ing)?|alert(?:s|ing)?|observability)\b/],
  ['mitigate', /^(?:mitigat(?:e|es|ion|ive|ing)|response|recovery|repair)\b/],
  ['process', /^(?:process(?:es)?|documentation|docs|training|communications?)\b/],
];

/** The type of work that a word or a grouping label names, or null: `Prevention`, `Process improvements`. */
export function readType(text: string): ActionType | null {
  const words = text.toLowerCase().replace(/^[\s*_(["#]+/, '');
  return typeForms.find(([, form]) => form.test(words))?.[0] ?? null;
}
