import type { Day } from '../../postmortem/types.ts';
import { type ActionRow, actionId } from '../action-rows.ts';
import { absoluteUrl, relativeHref, sitePaths } from '../addresses.ts';
import { feedId } from '../feeds/feed-id.ts';

/** An action item for machines: the names and shapes of the JSON export, which never change. */
export interface ActionRecord {
  /** The same wherever the post moves and whatever it is called. */
  readonly uid: string;
  /** Its id in the post. */
  readonly id: string;
  readonly text: string;
  readonly status: ActionRow['item']['status'];
  /** On the day that the file was made: see `as_of`. */
  readonly overdue: boolean;
  readonly owners: readonly string[];
  readonly due: Day | null;
  /** The due date comes from the policy for the severity, not from the author. */
  readonly due_by_policy: boolean;
  readonly type: ActionRow['item']['type'];
  readonly priority: string | null;
  readonly tickets: ActionRow['item']['tickets'];
  readonly note: string | null;
  readonly post: {
    readonly id: string;
    readonly title: string;
    readonly date: Day | null;
    readonly severity: string | null;
    readonly services: readonly string[];
  };
  /** Where it stands: a full address, or one from the root of the site where that is not known. */
  readonly url: string;
}

/** An action item as machines get it; `base` is the address of the site, or null. */
export function actionRecord(
  { item, card, overdue }: ActionRow,
  base: string | null,
): ActionRecord {
  return {
    uid: feedId(actionId({ item, card })).slice('urn:uuid:'.length),
    id: item.id,
    text: item.text,
    status: item.status,
    overdue,
    owners: item.owners,
    due: item.due,
    due_by_policy: item.dueFromPolicy,
    type: item.type,
    priority: item.priority,
    tickets: item.tickets,
    note: item.note,
    post: {
      id: card.id,
      title: card.title,
      date: card.date,
      severity: card.severity?.name ?? null,
      services: card.services.map(({ name }) => name),
    },
    url:
      base === null
        ? relativeHref(sitePaths.home, card.path, item.anchor).slice('./'.length)
        : absoluteUrl(base, card.path, item.anchor),
  };
}
