// What the list of postmortems is filtered and sorted by. Nothing here touches the page.

/** The columns of `list.json`: see `site/pages/list-data.ts`. Postmortems go by their place in the list. */
export interface ListData {
  readonly size: number;
  readonly pages: readonly string[];
  readonly facets: readonly ListFacet[];
  readonly minutes: readonly (number | null)[];
  readonly due: readonly (string | null)[];
}

export interface ListFacet {
  readonly param: string;
  readonly values: readonly (readonly [name: string, label: string])[];
  readonly of: readonly (readonly number[])[];
}

/** What a reader wants to see. */
export interface Wish {
  readonly words: string;
  /** Names of values by facet; of one facet any of them will do. */
  readonly chosen: ReadonlyMap<string, ReadonlySet<string>>;
  readonly sort: '' | 'severity' | 'duration';
}

export interface Choice {
  /** Places of the postmortems that fit, in the order asked for. */
  readonly found: readonly number[];
  /** For each value of each facet: how many would fit if it were asked for in its facet. */
  readonly counts: readonly (readonly number[])[];
}

/** A text as it is compared: without capitals and accents. */
export const plain = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** The text of each postmortem in which words are looked for: its title and the names of its values. */
export function searchTexts(data: ListData, titles: readonly string[]): string[] {
  return titles.map((title, post) =>
    plain(
      [
        title,
        ...data.facets.flatMap(({ values, of }) =>
          (of[post] ?? []).flatMap((place) => values[place] ?? []),
        ),
      ].join(' '),
    ),
  );
}

/** What has become overdue since the build joins the others that are. `today` is `YYYY-MM-DD`. */
export function withToday(data: ListData, today: string): ListData {
  const facets = data.facets.map((facet) => {
    const overdue = facet.values.findIndex(([name]) => name === 'overdue');
    if (facet.param !== 'follow-up' || overdue < 0) return facet;
    const of = facet.of.map((places, post) => {
      const due = data.due[post] ?? null;
      return due === null || due >= today || places.includes(overdue)
        ? places
        : [overdue, ...places];
    });
    return { ...facet, of };
  });
  return { ...data, facets };
}

/**
 * Chooses the postmortems that fit a wish and counts what else could be chosen: a value counts those
 * that fit in all respects but its own facet. `texts` comes from `searchTexts`; null while no words
 * are looked for.
 */
export function choose(data: ListData, texts: readonly string[] | null, wish: Wish): Choice {
  const words = plain(wish.words).split(/\s+/).filter(Boolean);
  const wanted = data.facets.map(({ param, values }) => {
    const names = wish.chosen.get(param);
    if (names === undefined || names.size === 0) return null;
    return new Set(values.flatMap(([name], place) => (names.has(name) ? place : [])));
  });
  const counts = data.facets.map(({ values }) => values.map(() => 0));
  const found: number[] = [];
  for (const post of data.minutes.keys()) {
    if (!words.every((word) => texts?.[post]?.includes(word) ?? true)) continue;
    const misses = wanted.flatMap((places, facet) =>
      places === null || data.facets[facet]?.of[post]?.some((place) => places.has(place))
        ? []
        : facet,
    );
    if (misses.length === 0) found.push(post);
    if (misses.length > 1) continue;
    for (const [facet, { of }] of data.facets.entries()) {
      if (misses.length === 1 && misses[0] !== facet) continue;
      const column = counts[facet] ?? [];
      for (const place of of[post] ?? []) column[place] = (column[place] ?? 0) + 1;
    }
  }
  return { found: sort(found, data, wish.sort), counts };
}

/** Those of which nothing is known come last; equals stay in the order of the list, newest first. */
function sort(posts: readonly number[], data: ListData, by: Wish['sort']): number[] {
  if (by === '') return [...posts];
  const severities = data.facets.find(({ param }) => param === 'severity')?.of ?? [];
  const rank = (post: number): number =>
    by === 'severity'
      ? (severities[post]?.[0] ?? Number.POSITIVE_INFINITY)
      : -(data.minutes[post] ?? -1);
  return [...posts].sort((a, b) => {
    const [first, second] = [rank(a), rank(b)];
    return first === second ? a - b : first - second;
  });
}
