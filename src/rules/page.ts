import type { Code, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { placeOf } from '../message/place.ts';

/** A post of an example. */
export interface ExamplePost {
  readonly path: string;
  readonly text: string;
}

/** One example of a rule's page, which its test runs. */
export interface RuleExample {
  /** Line of the page in which its block starts. */
  readonly line: number;
  readonly post: ExamplePost;
  /** Posts that stand beside it. */
  readonly beside: readonly ExamplePost[];
  /** Text of YAML options, or null. */
  readonly options: string | null;
  /** `line:column-line:column Unexpected …, expected …`; none for a post that is right. */
  readonly messages: readonly string[];
  /** The post after the first fix of its first message, or null. */
  readonly fixed: string | null;
}

/** The page of a rule: docs, what `explain` prints, what an editor shows and the rule's tests in one. */
export interface RulePage {
  readonly id: string;
  readonly description: string;
  /** Level-2 headings with the Markdown under each. */
  readonly sections: readonly { readonly title: string; readonly markdown: string }[];
  readonly examples: readonly RuleExample[];
  /** Where the page departs from the skeleton that all share; a test asks for none. */
  readonly faults: readonly string[];
}

/** The headings of every page, in order. */
const pageSections = ['Background', 'Examples', 'Options', 'When not to use it'] as const;

/** Where the example's post stands unless its block names a file. */
const usualPath = 'posts/2024-05-01-example.md';

/** Reads a rule's page (`src/rules/<id>.md`). */
export function parseRulePage(text: string): RulePage {
  const { children } = unified().use(remarkParse).parse(text);
  const sourceOf = (node: RootContent): string => {
    const { start, end } = placeOf(node);
    return text.slice(start.offset, end.offset);
  };
  const faults: string[] = [];
  const [title, description] = children;
  if (title?.type !== 'heading' || title.depth !== 1) faults.push('no title');
  if (description?.type !== 'paragraph') faults.push('no description under the title');
  const sections = children.flatMap((node, index) => {
    if (node.type !== 'heading' || node.depth !== 2) return [];
    const next = children.slice(index + 1).find(isSectionHeading);
    const end = next === undefined ? text.length : placeOf(next).start.offset;
    return [{ title: textOf(node), markdown: text.slice(placeOf(node).end.offset, end).trim() }];
  });
  const titles = sections.map((section) => section.title);
  if (titles.join() !== pageSections.join()) faults.push(`sections ${titles.join(', ')}`);
  for (const { title: name, markdown } of sections) {
    if (markdown === '') faults.push(`nothing under ${name}`);
  }
  const blocks = children.filter((node): node is Code => node.type === 'code');
  const { examples, faults: wrong } = readExamples(blocks);
  return {
    id: title === undefined ? '' : textOf(title),
    description: description === undefined ? '' : sourceOf(description),
    sections,
    examples,
    faults: [...faults, ...wrong],
  };
}

function isSectionHeading(node: RootContent): boolean {
  return node.type === 'heading' && node.depth === 2;
}

/**
 * Blocks follow each other: `yaml options` and `md beside posts/other.md` prepare the next post;
 * `md correct` is a post without messages; `md incorrect` one whose messages stand in the `text`
 * block behind it, and `md fixed` what its first fix makes of it. A path may follow `correct` and `incorrect`.
 */
function readExamples(blocks: readonly Code[]): {
  examples: readonly RuleExample[];
  faults: readonly string[];
} {
  const examples: RuleExample[] = [];
  const faults: string[] = [];
  const incorrect = new Set<number>();
  let beside: ExamplePost[] = [];
  let options: string | null = null;
  for (const block of blocks) {
    const [use = '', path = usualPath] = (block.meta ?? '').split(/\s+/);
    const { line } = placeOf(block).start;
    const text = `${block.value}\n`;
    const last = examples.at(-1);
    const kind = `${block.lang ?? ''} ${use}`.trim();
    if (kind === 'yaml options') options = block.value;
    else if (kind === 'md beside') beside.push({ path, text });
    else if (kind === 'md correct' || kind === 'md incorrect') {
      examples.push({ line, post: { path, text }, beside, options, messages: [], fixed: null });
      if (kind === 'md incorrect') {
        incorrect.add(line);
      } else {
        beside = [];
        options = null;
      }
    } else if (kind === 'text' && last !== undefined) {
      examples[examples.length - 1] = { ...last, messages: block.value.split('\n') };
      beside = [];
      options = null;
    } else if (kind === 'md fixed' && last !== undefined) {
      examples[examples.length - 1] = { ...last, fixed: text };
    }
    // Blocks without a use are only shown.
    else if (use !== '') faults.push(`line ${line}: block \`${kind}\``);
  }
  for (const { line, messages } of examples) {
    if (incorrect.has(line) && messages.length === 0) faults.push(`line ${line}: no messages`);
  }
  return { examples, faults };
}
