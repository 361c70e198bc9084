import type { Level } from '../message/message.ts';
import { rules } from './index.ts';
import type { Rule, RuleSettings } from './types.ts';

/** Sets of levels that a house starts from; what it sets for single rules goes before. */
export const presetNames = ['recommended', 'strict', 'none'] as const;
export type PresetName = (typeof presetNames)[number];

/** Without these a post can't be read at all, or Recount itself has failed: never off. */
const vital = new Set([
  'config-key',
  'config-syntax',
  'config-value',
  'frontmatter-language',
  'frontmatter-syntax',
  'markdown-too-deep',
  'readable-file',
  'rule-crashed',
]);

const graver: Readonly<Record<Level, Level>> = { info: 'warn', warn: 'error', error: 'error' };

/**
 * The settings of a preset that differ from the rules' own:
 *
 * - `recommended`: each rule has its own level;
 * - `strict`: each rule is one level graver, and those on style of the house stay off;
 * - `none`: nothing but what keeps a post from being read.
 */
export function presetSettings(name: PresetName): RuleSettings {
  if (name === 'recommended') return {};
  const changed = rules.filter((rule) =>
    name === 'none' ? !vital.has(rule.id) : rule.level !== 'off',
  );
  return Object.fromEntries(
    changed.map((rule) => [
      rule.id,
      { level: name === 'none' ? 'off' : strictLevel(rule), options: {} },
    ]),
  );
}

const strictLevel = ({ level }: Rule): Level | 'off' => (level === 'off' ? level : graver[level]);
