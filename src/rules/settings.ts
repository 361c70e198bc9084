import type { Level } from '../message/message.ts';
import { nearest } from '../message/nearest.ts';
import { oneOf, quote } from '../message/words.ts';
import { meets } from '../postmortem/meets.ts';
import type { Postmortem } from '../postmortem/types.ts';
import type { Rule, RuleSettings } from './types.ts';

/** An option that a rule doesn't have or can't use. Its value is passed over. */
export interface OptionProblem {
  readonly option: string;
  readonly unexpected: string;
  readonly expected: string;
}

const gentleness: Readonly<Record<Level | 'off', number>> = { error: 0, warn: 1, info: 2, off: 3 };

/** What the level of a rule hangs on in a post. */
export type JudgedPost = Pick<Postmortem, 'severity' | 'status' | 'unfinished'>;

/** The same of a page of the house: it is finished, and of no severity. */
export const judgedPage: JudgedPost = { severity: null, status: 'published', unfinished: false };

/**
 * The level of a rule in a post. What a house sets replaces the rule's own level; a post that is
 * not finished is never judged harder than by the rule's `draftLevel`, unless the house names its status.
 */
export function levelOf(rule: Rule, settings: RuleSettings, post: JudgedPost): Level | 'off' {
  const setting = settings[rule.id];
  const isMeant = setting === undefined || meets(post, setting.when);
  const level = (isMeant ? setting?.level : setting.otherwise) ?? rule.level;
  const isNamed = isMeant && setting?.when?.status !== undefined;
  if (!post.unfinished || rule.draftLevel === undefined || isNamed) return level;
  return gentleness[level] > gentleness[rule.draftLevel] ? level : rule.draftLevel;
}

/** Whether a rule is off whatever the post. */
export function isOffEverywhere(rule: Rule, settings: RuleSettings): boolean {
  const setting = settings[rule.id];
  if ((setting?.level ?? rule.level) !== 'off') return false;
  return setting?.when === undefined || (setting.otherwise ?? rule.level) === 'off';
}

/** The rule's options: its defaults, with those that the house sets and that are valid. */
export function optionsOf(rule: Rule, settings: RuleSettings): unknown {
  const given = settings[rule.id]?.options;
  if (given === undefined) return rule.options;
  const wrong = new Set(checkOptions(rule, given).map((problem) => problem.option));
  const valid = Object.entries(given).filter(([option]) => !wrong.has(option));
  return { ...(rule.options as object), ...Object.fromEntries(valid) };
}

/** Compares options with the rule's defaults, which say what there is and of which type. */
export function checkOptions(
  rule: Rule,
  given: Readonly<Record<string, unknown>>,
): readonly OptionProblem[] {
  const defaults = rule.options as Readonly<Record<string, unknown>>;
  const names = Object.keys(defaults);
  return Object.entries(given).flatMap(([option, value]): OptionProblem[] => {
    if (!Object.hasOwn(defaults, option)) {
      const near = nearest(option, names);
      const expected =
        names.length === 0
          ? `no options for ${quote(rule.id)}`
          : near === null
            ? oneOf(names)
            : quote(near);
      return [{ option, unexpected: `option ${quote(option)} of ${quote(rule.id)}`, expected }];
    }
    const expected = typeName(defaults[option]);
    if (typeName(value) === expected) return [];
    return [
      {
        option,
        unexpected: `${typeName(value).replace(/^a /, '')} for option ${quote(option)} of ${quote(rule.id)}`,
        expected,
      },
    ];
  });
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) {
    return value.every((item) => typeof item === 'string') ? 'a list of texts' : 'a mixed list';
  }
  if (value === null) return 'nothing';
  if (typeof value === 'object') return 'a mapping';
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}
