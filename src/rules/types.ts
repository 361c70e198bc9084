import type { Catalog } from '../catalog/types.ts';
import type { PostDocument } from '../document/types.ts';
import type { Level, ProblemInput } from '../message/message.ts';
import type { Day, PostCondition, Postmortem, ReadOptions } from '../postmortem/types.ts';

/** How a house sets one rule: a level, and those options that differ from the defaults. */
export interface RuleSetting {
  readonly level: Level | 'off';
  readonly options: Readonly<Record<string, unknown>>;
  /** The posts that the level is for; absent: all. */
  readonly when?: PostCondition;
  /** Level in the other posts; absent: the rule's own. */
  readonly otherwise?: Level | 'off';
}

/** Settings by rule id; rules that are absent have their defaults. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/** What a rule may know besides the post. */
export interface RuleContext<Options> {
  readonly options: Options;
  readonly house: ReadOptions;
  /** The day on which the check runs, in UTC. */
  readonly today: Day;
  /** Paths of the posts whose findings are wanted; absent: all. What is found elsewhere is dropped. */
  readonly only?: ReadonlySet<string>;
}

/** A problem before its rule's id is known. */
export type Finding = ProblemInput;

interface RuleBase<Options> {
  /** Lower-case words with dashes; the file's name. */
  readonly id: string;
  /** One sentence on what the rule asks for. */
  readonly description: string;
  /** Rules that a house has to ask for are `off`. */
  readonly level: Level | 'off';
  /** Level in a post that is not finished; the same as `level` unless given. */
  readonly draftLevel?: Level | 'off';
  readonly options: Options;
}

/** Looks at one post as it is written. */
export interface DocumentRule<Options = unknown> extends RuleBase<Options> {
  readonly scope: 'document';
  readonly check: (
    document: PostDocument,
    postmortem: Postmortem,
    context: RuleContext<Options>,
  ) => Iterable<Finding>;
}

/** Looks at what was understood of one post. */
export interface PostmortemRule<Options = unknown> extends RuleBase<Options> {
  readonly scope: 'postmortem';
  readonly check: (postmortem: Postmortem, context: RuleContext<Options>) => Iterable<Finding>;
}

/** Looks at all posts together; each finding names the post it is in. */
export interface CatalogRule<Options = unknown> extends RuleBase<Options> {
  readonly scope: 'catalog';
  readonly check: (
    catalog: Catalog,
    context: RuleContext<Options>,
  ) => Iterable<Finding & { readonly path: string }>;
}

/**
 * Passes on problems that parsing and reading met under this rule's id. Its `check` has nothing to
 * do: such problems are known before any rule runs.
 */
export interface ReadingRule<Options = unknown> extends RuleBase<Options> {
  readonly scope: 'reading';
}

export type Rule<Options = unknown> =
  | DocumentRule<Options>
  | PostmortemRule<Options>
  | CatalogRule<Options>
  | ReadingRule<Options>;
