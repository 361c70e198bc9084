import { compareText } from '../../message/message.ts';
import { type ActionRow, isOpen } from '../action-rows.ts';
import type { FacetGroup } from '../facets.ts';
import { groupBy } from '../group-by.ts';
import { quantile } from '../quantile.ts';
import type { FacetLink, PostCard } from '../survey.ts';

/** The middle of a sample, in whole minutes, and how many postmortems say. */
export interface Figure {
  readonly name: 'toDetect' | 'toResolve';
  readonly median: number;
  readonly size: number;
}

/** What brought a service down more than once. */
export interface RecurringCause {
  readonly cause: FacetLink;
  readonly count: number;
}

/** What a service's own page says besides its postmortems. */
export interface ServiceView {
  readonly figures: readonly Figure[];
  readonly recurring: readonly RecurringCause[];
  /** Open action items: overdue ones first, then by due date; `more` are on the page of all items. */
  readonly open: readonly ActionRow[];
  readonly more: number;
}

/** Open items that a service's page names. */
const mostOpen = 20;

/** Works out what a service's page says of it; `rows` has the action items of each postmortem. */
export function serviceView(
  group: FacetGroup,
  rows: ReadonlyMap<PostCard, readonly ActionRow[]>,
): ServiceView {
  const open = group.cards
    .flatMap((card) => rows.get(card) ?? [])
    .filter(({ item }) => isOpen(item))
    .sort((a, b) => compareText(a.item.due ?? '9999', b.item.due ?? '9999'));
  return {
    figures: (['toDetect', 'toResolve'] as const).flatMap((name) => {
      const sample = group.cards.flatMap((card) => card[name] ?? []);
      const median = quantile(sample, 0.5);
      return median === null ? [] : [{ name, median: Math.round(median), size: sample.length }];
    }),
    recurring: recurringCauses(group.cards),
    open: open.slice(0, mostOpen),
    more: Math.max(0, open.length - mostOpen),
  };
}

/** Causes that several of these postmortems have, the most frequent first. */
function recurringCauses(cards: readonly PostCard[]): RecurringCause[] {
  const causes = groupBy(
    cards.flatMap((card) =>
      (card.values.get('causes') ?? []).map((cause) => [cause, card] as const),
    ),
  );
  return [...causes]
    .filter(([, members]) => members.length > 1)
    .map(([cause, members]) => ({ cause, count: members.length }))
    .sort((a, b) => b.count - a.count || compareText(a.cause.label, b.cause.label));
}
