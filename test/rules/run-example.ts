import { parse } from 'yaml';
import { gatherCatalog } from '../../src/catalog/gather-catalog.ts';
import type { CompiledPost } from '../../src/catalog/types.ts';
import { defaults } from '../../src/config/defaults.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import type { PostFile } from '../../src/document/types.ts';
import { applyEdits } from '../../src/message/apply-edits.ts';
import type { Message } from '../../src/message/message.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import type { Day } from '../../src/postmortem/types.ts';
import { rules as allRules, rulesById } from '../../src/rules/index.ts';
import type { RuleExample } from '../../src/rules/page.ts';
import { readIgnores } from '../../src/rules/read-ignores.ts';
import { type RunOptions, runCatalogRules, runPostRules } from '../../src/rules/run-rules.ts';
import type { Rule, RuleSettings } from '../../src/rules/types.ts';

/** The day on which all examples are checked. */
const today = '2024-06-01' as Day;

/** Messages of all rules, or of `rules`, about some posts, as a run over a site has them. */
export function checkPosts(
  files: readonly PostFile[],
  settings: RuleSettings = {},
  rules: readonly Rule[] = allRules,
): readonly Message[] {
  const options: RunOptions = { settings, house: defaults, today, rules };
  const posts = files.map((file): CompiledPost => {
    const document = parseDocument(file);
    const postmortem = readPostmortem(document, defaults);
    const messages = runPostRules(document, postmortem, options);
    return { postmortem, messages, ignores: readIgnores(document), body: null };
  });
  const catalog = gatherCatalog(posts, new Set());
  return [...posts.flatMap(({ messages }) => messages), ...runCatalogRules(catalog, options)];
}

/** What the rule of a page says of one of its examples. */
export function runExample(ruleId: string, { post, beside, options }: RuleExample): Message[] {
  const level = rulesById.get(ruleId)?.level ?? 'error';
  const setting = {
    level: level === 'off' ? ('warn' as const) : level,
    options: options === null ? {} : parse(options),
  };
  const settings = { [ruleId]: setting };
  return checkPosts([post, ...beside], settings).filter(
    (message) => message.ruleId === ruleId && message.path === post.path,
  );
}

/** A message as the pages show it: `3:1-3:7 Unexpected …, expected …`. */
export function formatMessage({ place, reason }: Message): string {
  if (place === null) return `- ${reason}`;
  const { start, end } = place;
  return `${start.line}:${start.column}-${end.line}:${end.column} ${reason}`;
}

/** The post with the first fix of a message. */
export function applyFirstFix(text: string, message: Message | undefined): string {
  return applyEdits(text, message?.fixes[0]?.edits ?? []);
}
