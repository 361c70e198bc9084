import type { Catalog } from '../catalog/types.ts';
import type { PostDocument } from '../document/types.ts';
import type { Ignore } from '../message/ignore.ts';
import { compareMessages, type Message, type Problem, problem } from '../message/message.ts';
import { nearest } from '../message/nearest.ts';
import { quote } from '../message/words.ts';
import type { Day, Postmortem, ReadOptions } from '../postmortem/types.ts';
import { ignores, readIgnores } from './ignores.ts';
import { ruleIds, rules, rulesById } from './index.ts';
import { levelOf, optionsOf } from './settings.ts';
import type { Finding, Rule, RuleContext, RuleSettings } from './types.ts';

/** What rules run with besides the posts. */
export interface RunOptions {
  readonly settings: RuleSettings;
  readonly house: ReadOptions;
  /** The day of the run, in UTC. */
  readonly today: Day;
  /** Only for tests: the rules to run instead of all. */
  readonly rules?: readonly Rule[];
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
    if (levelOf(rule, options.settings, postmortem.unfinished) === 'off') continue;
    const context = contextOf(rule, options);
    const { findings, crash } = collect(rule, () =>
      rule.scope === 'document'
        ? rule.check(document, postmortem, context)
        : rule.check(postmortem, context),
    );
    problems.push(...findings.map((finding) => problem(rule.id, finding)), ...crash);
  }
  const own = readIgnores(document).filter(
    (ignore) => rulesById.get(ignore.ruleId)?.scope !== 'catalog',
  );
  return toMessages(postmortem, withoutIgnored(problems, own, postmortem, options), options);
}

/** All messages of the rules that look at all posts together. */
export function runCatalogRules(catalog: Catalog, options: RunOptions): Message[] {
  const byPath = new Map<string, Problem[]>();
  const crashes: Message[] = [];
  for (const rule of options.rules ?? rules) {
    if (rule.scope !== 'catalog') continue;
    const { findings, crash } = collect(rule, () => rule.check(catalog, contextOf(rule, options)));
    for (const finding of findings) {
      const found = byPath.get(finding.path);
      if (found === undefined) byPath.set(finding.path, [problem(rule.id, finding)]);
      else found.push(problem(rule.id, finding));
    }
    // No post is at fault: the message is about the site as a whole.
    crashes.push(...crash.map((found): Message => ({ ...found, level: 'error', path: '.' })));
  }
  const messages = catalog.posts.flatMap(({ postmortem, ignores: all = [] }) => {
    const own = all.filter((ignore) => rulesById.get(ignore.ruleId)?.scope === 'catalog');
    const problems = byPath.get(postmortem.path) ?? [];
    return toMessages(postmortem, withoutIgnored(problems, own, postmortem, options), options);
  });
  return [...crashes, ...messages].sort(compareMessages);
}

function contextOf(rule: Rule, options: RunOptions): RuleContext<unknown> {
  return {
    options: optionsOf(rule, options.settings),
    house: options.house,
    today: options.today,
  };
}

/** Findings up to the end, or up to the crash of the rule, which is a problem of its own. */
function collect<F extends Finding>(
  rule: Rule,
  check: () => Iterable<F>,
): { readonly findings: readonly F[]; readonly crash: readonly Problem[] } {
  const findings: F[] = [];
  try {
    for (const finding of check()) findings.push(finding);
    return { findings, crash: [] };
  } catch (error) {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const crash = problem('rule-crashed', {
      place: null,
      unexpected: `crash of rule ${quote(rule.id)} with ${quote(what, 200)}`,
      expected: 'it to finish',
      actual: rule.id,
      note: `This is a fault of Recount. Report it with the post; until then set ${quote(rule.id)} to \`off\` in the configuration.`,
    });
    return { findings, crash: [crash] };
  }
}

/** What is left after the author's ignores, with what is wrong with the ignores themselves. */
function withoutIgnored(
  problems: readonly Problem[],
  all: readonly Ignore[],
  postmortem: Postmortem,
  options: RunOptions,
): Problem[] {
  const used = new Set<Ignore>();
  const left = problems.filter((found) => {
    if (found.ruleId === 'rule-crashed') return true;
    const met = all.filter((ignore) => ignores(ignore, found));
    for (const ignore of met) used.add(ignore);
    return met.length === 0;
  });
  return [...left, ...all.flatMap((ignore) => checkIgnore(ignore, used, postmortem, options))];
}

function checkIgnore(
  ignore: Ignore,
  used: ReadonlySet<Ignore>,
  postmortem: Postmortem,
  options: RunOptions,
): Problem[] {
  const rule = rulesById.get(ignore.ruleId);
  const id = quote(ignore.ruleId);
  if (rule === undefined) {
    const near = nearest(ignore.ruleId, ruleIds);
    return [
      problem('ignore-syntax', {
        place: ignore.place,
        unexpected: ignore.ruleId === '' ? 'ignore without a rule' : `rule ${id} in an ignore`,
        expected: near === null ? 'the id of a rule' : quote(near),
        actual: ignore.ruleId,
        candidates: near === null ? [] : [near],
        note: 'Write `<!-- recount-ignore rule-id: reason -->`. `recount explain` lists the rules.',
      }),
    ];
  }
  const found: Problem[] = [];
  if (ignore.reason === null) {
    found.push(
      problem('ignore-syntax', {
        place: ignore.place,
        unexpected: `ignore of ${id} without a reason`,
        expected: `a reason behind a colon`,
        note: `Say why it is meant: \`<!-- recount-ignore ${ignore.ruleId}: reason -->\`.`,
      }),
    );
  }
  const silent = levelOf(rule, options.settings, postmortem.unfinished) === 'off';
  if (!used.has(ignore) && !silent) {
    found.push(
      problem('ignore-unused', {
        place: ignore.place,
        unexpected: `ignore of ${id}`,
        expected: 'something that it ignores',
        note: 'Remove the comment, or move it in front of the block that is meant.',
      }),
    );
  }
  return found;
}

function toMessages(
  postmortem: Postmortem,
  problems: readonly Problem[],
  options: RunOptions,
): Message[] {
  return problems
    .flatMap((found): Message[] => {
      const rule = rulesById.get(found.ruleId);
      // A crash is never quiet, and neither is a problem whose rule is missing from the table.
      const level =
        rule === undefined || rule.id === 'rule-crashed'
          ? 'error'
          : levelOf(rule, options.settings, postmortem.unfinished);
      return level === 'off' ? [] : [{ ...found, level, path: postmortem.path }];
    })
    .sort(compareMessages);
}
