import type { Catalog } from '../catalog/types.ts';
import type { PostDocument } from '../document/types.ts';
import type { Ignore } from '../message/ignore.ts';
import { compareMessages, type Message, type Problem, problem } from '../message/message.ts';
import { quote } from '../message/words.ts';
import type { Day, Postmortem, ReadOptions } from '../postmortem/types.ts';
import { applyIgnores } from './apply-ignores.ts';
import { rules, rulesById } from './index.ts';
import { readIgnores } from './read-ignores.ts';
import { isOffEverywhere, type JudgedPost, levelOf, optionsOf } from './settings.ts';
import type { Rule, RuleContext, RuleSettings } from './types.ts';

/** What rules run with besides the posts. */
export interface RunOptions {
  readonly settings: RuleSettings;
  readonly house: ReadOptions;
  /** The day of the run, in UTC. */
  readonly today: Day;
  /** The rules to run instead of all. */
  readonly rules?: readonly Rule[];
  /** The only posts that rules over the whole catalog are to tell of; absent: all. */
  readonly only?: ReadonlySet<string>;
}

/** All messages about one post: what parsing and reading met, then every rule that looks at one post. */
export function runPostRules(
  document: PostDocument,
  postmortem: Postmortem,
  options: RunOptions,
): Message[] {
  // What a postmortem was read with may carry on what parsing met.
  const problems = [...new Set([...document.problems, ...postmortem.problems])];
  for (const rule of options.rules ?? rules) {
    if (rule.scope !== 'document' && rule.scope !== 'postmortem') continue;
    if (levelOf(rule, options.settings, postmortem) === 'off') continue;
    const context = contextOf(rule, options);
    const crash = attempt(rule, () => {
      const findings =
        rule.scope === 'document'
          ? rule.check(document, postmortem, context)
          : rule.check(postmortem, context);
      for (const finding of findings) problems.push(problem(rule.id, finding));
    });
    if (crash !== null) problems.push(crash);
  }
  const own = readIgnores(document).filter(
    (ignore) => rulesById.get(ignore.ruleId)?.scope !== 'catalog',
  );
  return toMessages(problems, own, postmortem, options);
}

/** All messages of the rules that look at all posts together. */
export function runCatalogRules(catalog: Catalog, options: RunOptions): Message[] {
  const { only } = options;
  const byPath = new Map<string, Problem[]>(
    catalog.posts.map(({ postmortem }) => [postmortem.path, []]),
  );
  const crashes: Message[] = [];
  for (const rule of options.rules ?? rules) {
    if (rule.scope !== 'catalog') continue;
    if (isOffEverywhere(rule, options.settings)) continue;
    const crash = attempt(rule, () => {
      for (const finding of rule.check(catalog, contextOf(rule, options))) {
        const found = byPath.get(finding.path);
        if (found === undefined) throw new Error(`There is no post ${quote(finding.path)}`);
        found.push(problem(rule.id, finding));
      }
    });
    // No post is at fault: the message is about the site as a whole.
    if (crash !== null) crashes.push({ ...crash, level: 'error', path: '.' });
  }
  const messages = catalog.posts.flatMap(({ postmortem, ignores: all = [] }) => {
    if (only?.has(postmortem.path) === false) return [];
    const own = all.filter((ignore) => rulesById.get(ignore.ruleId)?.scope === 'catalog');
    return toMessages(byPath.get(postmortem.path) ?? [], own, postmortem, options);
  });
  return [...crashes, ...messages].sort(compareMessages);
}

function contextOf(rule: Rule, options: RunOptions): RuleContext<unknown> {
  return {
    options: optionsOf(rule, options.settings),
    house: options.house,
    today: options.today,
    ...(options.only === undefined ? {} : { only: options.only }),
  };
}

/** The problem that the rule has crashed, or null. What it found before stays. */
function attempt(rule: Rule, run: () => void): Problem | null {
  try {
    run();
    return null;
  } catch (error) {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return problem('rule-crashed', {
      place: null,
      unexpected: `crash of rule ${quote(rule.id)} with ${quote(what, 200)}`,
      expected: 'it to finish',
      actual: rule.id,
      note: `This is a fault of Recount. Report it with the post; until then set ${quote(rule.id)} to \`off\` in the configuration.`,
    });
  }
}

/** Problems as messages: without those that are ignored or off, with their levels, in order. */
export function toMessages(
  problems: readonly Problem[],
  ignores: readonly Ignore[],
  postmortem: JudgedPost & Pick<Postmortem, 'path'>,
  { settings }: Pick<RunOptions, 'settings'>,
): Message[] {
  const levelIn = (rule: Rule) => levelOf(rule, settings, postmortem);
  const isOff = (rule: Rule) => levelIn(rule) === 'off';
  return applyIgnores(problems, ignores, isOff)
    .flatMap((found): Message[] => {
      const rule = rulesById.get(found.ruleId);
      // A crash is never quiet, and neither is a problem whose rule is missing from the table.
      const level = rule === undefined || rule.id === 'rule-crashed' ? 'error' : levelIn(rule);
      return level === 'off' ? [] : [{ ...found, level, path: postmortem.path }];
    })
    .sort(compareMessages);
}
