import { compareText } from '../message/message.ts';
import { actionTypes } from '../postmortem/types.ts';
import { type ActionCount, type ActionRow, countActions, isOpen } from './action-rows.ts';
import { type ActionListKind, actionListKinds, sitePaths } from './addresses.ts';
import { createFacetLinks } from './facet-links.ts';
import { groupBy } from './group-by.ts';
import type { FacetLink, Survey } from './survey.ts';
import type { Texts } from './texts/texts.ts';
import type { SitePath } from './types.ts';

/** Action items that have one thing in common: an owner, a service, a month in which they are due. */
export interface ActionListGroup extends FacetLink {
  readonly rows: readonly ActionRow[];
  readonly count: ActionCount;
}

/** One way to list action items. */
export interface ActionList {
  readonly kind: ActionListKind;
  readonly title: string;
  readonly about: string;
  readonly path: SitePath;
  readonly groups: readonly ActionListGroup[];
}

/** The name that stands for the owner of items that have none, in addresses and filters. */
const unowned = 'unassigned';

/**
 * All lists of action items beside the one of all. An owner's has everything, finished work too; the
 * others have what is open, since a list of all that was ever done for a severity helps nobody. With
 * `closed` they have everything too, for filters.
 */
export function actionLists(survey: Survey, { closed = false } = {}): readonly ActionList[] {
  const known = closed ? withClosed : withOpen;
  const lists = known.get(survey) ?? groupActions(survey, closed);
  known.set(survey, lists);
  return lists;
}

/** Pages, files and feeds ask for the same lists. */
const withOpen = new WeakMap<Survey, readonly ActionList[]>();
const withClosed = new WeakMap<Survey, readonly ActionList[]>();

function groupActions(
  { actions, facets, texts, today }: Survey,
  closed: boolean,
): readonly ActionList[] {
  const open = closed ? actions : actions.filter(({ item }) => isOpen(item));
  return actionListKinds.flatMap((kind): ActionList[] => {
    const pairs = (kind === 'owners' ? actions : open).flatMap((row) =>
      namesOf(row, kind).map((name) => [name, row] as const),
    );
    const link = createFacetLinks(
      `actions/${kind}`,
      pairs.map(([name]) => name),
      (name) => labelOf(name, kind, texts),
    );
    const groups = [...groupBy(pairs.map(([name, row]) => [link(name), row] as const))].map(
      ([found, rows]): ActionListGroup => ({
        ...found,
        // Two spellings of an owner on one item are one owner.
        rows: [...new Set(rows)],
        count: countActions(
          rows.map(({ item }) => item),
          today,
        ),
      }),
    );
    const ranks: readonly string[] =
      kind === 'types' ? actionTypes : kind === 'severities' ? facets.severities.map(nameOf) : [];
    const { t } = texts;
    return [
      {
        kind,
        title: t(`actions.by.${kind}`),
        about: t(`actions.by.${kind}.about`),
        path: sitePaths.facets(`actions/${kind}`),
        groups: groups.sort(
          (a, b) =>
            rank(a.name, ranks) - rank(b.name, ranks) ||
            compareText(a.name.toLowerCase(), b.name.toLowerCase()) ||
            compareText(a.name, b.name),
        ),
      },
    ];
  });
}

/** Whether a group is what one owner has to do. */
export const isOwner = ({ kind }: Pick<ActionList, 'kind'>, { name }: FacetLink): boolean =>
  kind === 'owners' && name !== unowned;

/** Who has something to do, with all of it, finished work too. */
export function ownersOf(survey: Survey): readonly ActionListGroup[] {
  const owners = actionLists(survey).find(({ kind }) => kind === 'owners');
  return (owners?.groups ?? []).filter((group) => isOwner({ kind: 'owners' }, group));
}

const nameOf = ({ name }: FacetLink): string => name;

/** Names of the house's own order come first; who has no owner is after everybody. */
function rank(name: string, ranks: readonly string[]): number {
  if (name === unowned) return ranks.length + 1;
  const place = ranks.indexOf(name);
  return place < 0 ? ranks.length : place;
}

function namesOf({ item, card }: ActionRow, kind: ActionListKind): readonly string[] {
  switch (kind) {
    case 'owners':
      return item.owners.length === 0 ? [unowned] : item.owners;
    case 'services':
      return card.services.map(nameOf);
    case 'severities':
      return card.severity === null ? [] : [card.severity.name];
    case 'types':
      return item.type === null ? [] : [item.type];
    case 'due':
      return item.due === null ? [] : [item.due.slice(0, 7)];
  }
}

function labelOf(name: string, kind: ActionListKind, { t, shortMonth }: Texts): string {
  if (kind === 'owners' && name === unowned) return t('actions.noOwner');
  if (kind === 'types') return t(`type.${name as (typeof actionTypes)[number]}`);
  return kind === 'due' ? shortMonth(`${name}-01`) : name;
}
