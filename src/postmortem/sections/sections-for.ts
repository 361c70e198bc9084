import { oneOf } from '../../message/words.ts';
import { meets, type Standing } from '../meets.ts';
import type { HouseSections, SectionAliases, SectionDemand, SectionKind } from '../types.ts';
import { sectionKinds, statuses } from '../types.ts';
import { aliasKey } from './match-heading.ts';

/** What a house asks of the sections of one post. */
export interface PostSections {
  readonly aliases: SectionAliases;
  /** Each required kind with the posts it is required of, in words; null: of all. */
  readonly required: ReadonlyMap<SectionKind, string | null>;
}

// Few combinations of severity and status fit different demands, and what is made of the aliases of
// each is kept too.
const made = new WeakMap<HouseSections, Map<string, PostSections>>();

/** What `house` asks of a post of this severity and status: its demands are met one after the other. */
export function sectionsFor(house: HouseSections, post: Standing): PostSections {
  const demands = (house.when ?? []).filter((demand) => meets(post, demand));
  const key = demands.map((demand) => house.when?.indexOf(demand)).join();
  const known = made.get(house) ?? new Map<string, PostSections>();
  made.set(house, known);
  const sections = known.get(key) ?? combine(house, demands);
  known.set(key, sections);
  return sections;
}

/** All kinds that a post of this severity must have in one state or another: what to begin it with. */
export function sectionsToCome(
  house: HouseSections,
  severity: Standing['severity'],
): readonly SectionKind[] {
  const kinds = statuses.flatMap((status) => [
    ...sectionsFor(house, { severity, status }).required.keys(),
  ]);
  return [...new Set(kinds)];
}

function combine(house: HouseSections, demands: readonly SectionDemand[]): PostSections {
  let required = new Map<SectionKind, string | null>(house.required.map((kind) => [kind, null]));
  let { aliases } = house;
  for (const demand of demands) {
    const whom = describePosts(demand);
    if (demand.required !== undefined) {
      const before = required;
      const ask = (kind: SectionKind) => (before.has(kind) ? (before.get(kind) ?? null) : whom);
      required = new Map(demand.required.map((kind) => [kind, ask(kind)]));
    }
    for (const kind of demand.also ?? []) if (!required.has(kind)) required.set(kind, whom);
    if (demand.aliases !== undefined) aliases = merge(aliases, demand.aliases);
  }
  return { aliases, required };
}

/** The aliases of all posts with those of some, which mean what they mean there. */
function merge(all: SectionAliases, some: SectionAliases): SectionAliases {
  const taken = new Set(Object.values(some).flatMap((aliases) => (aliases ?? []).map(aliasKey)));
  const merged = sectionKinds.flatMap((kind) => {
    const free = all[kind]?.filter((alias) => !taken.has(aliasKey(alias))) ?? [];
    const aliases = [...(some[kind] ?? []), ...free];
    return aliases.length === 0 ? [] : [[kind, aliases] as const];
  });
  return Object.fromEntries(merged);
}

/** ``posts of severity `SEV1` that are `reviewed` or `closed` `` */
function describePosts({ severity = [], status = [] }: SectionDemand): string {
  return [
    'posts',
    ...(severity.length === 0 ? [] : [`of severity ${oneOf(severity)}`]),
    ...(status.length === 0 ? [] : [`that are ${oneOf(status)}`]),
  ].join(' ');
}
