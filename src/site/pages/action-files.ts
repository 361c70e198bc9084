import type { PostHistory } from '../../history/types.ts';
import { type ActionFilter, actionFilters } from '../action-filters.ts';
import { actionLists } from '../action-lists.ts';
import { type ActionRow, madeFrom } from '../action-rows.ts';
import {
  outputFile,
  ownerCalendar,
  relativeHref,
  type SiteFile,
  siteFiles,
  sitePaths,
} from '../addresses.ts';
import { type ActionRecord, actionRecord } from '../exports/action-record.ts';
import { actionsJson } from '../exports/actions-json.ts';
import { dueCalendar, dueDates } from '../exports/calendar.ts';
import { actionsCsv } from '../exports/csv.ts';
import type { Survey } from '../survey.ts';
import type { TextPage } from '../types.ts';
import { actionPageSize, orderedActions } from './actions.ts';

/** What the action items are filtered by, in the order of their list: rows are taken from its pages. */
export interface ActionData {
  readonly size: number;
  /** Addresses of the pages of the list, as seen from this file. */
  readonly pages: readonly string[];
  readonly filters: readonly ActionFilter[];
  readonly due: readonly (string | null)[];
}

/** Action items for other programs, and for the script of their page. */
export function actionFiles(survey: Survey, history: ReadonlyMap<string, PostHistory>): TextPage[] {
  const { config, texts, today } = survey;
  // Unfinished posts are for those who write them; no program should act on them.
  const rows = survey.actions.filter(({ card }) => !card.unfinished);
  const paths = new Map(survey.posts.map(({ card, post }) => [card, post.postmortem.path]));
  const pathOf = ({ card }: ActionRow): string => paths.get(card) ?? '';
  function* records(): Generator<ActionRecord> {
    for (const row of rows) yield actionRecord(row, config.url);
  }
  const file = (
    path: SiteFile,
    shown: readonly ActionRow[],
    pieces: () => Iterable<string>,
    ...more: (() => unknown)[]
  ): TextPage => ({
    ...{ kind: 'text', file: outputFile(path), text: () => [...pieces()].join(''), pieces },
    from: () => [config.url, madeFrom(shown), ...more.map((make) => make())],
  });
  const calendar = (path: SiteFile, name: string, shown: readonly ActionRow[]): TextPage =>
    file(
      path,
      shown,
      () => dueCalendar(name, dueDates(shown, pathOf, history), config.url),
      () => [name, shown.map((row) => history.get(pathOf(row))?.changed)],
    );
  const lists = actionLists(survey);
  return [
    file(siteFiles.actionsCsv, rows, () => withMark(actionsCsv(records()))),
    file(siteFiles.actionsJson, rows, () => actionsJson(records(), today)),
    calendar(siteFiles.calendar, `${config.title}: ${texts.t('site.actions')}`, rows),
    file(siteFiles.actionList, survey.actions, () => [`${JSON.stringify(actionData(survey))}\n`]),
    ...(lists.find(({ kind }) => kind === 'owners')?.groups ?? []).map((group) =>
      calendar(
        ownerCalendar(group.path),
        `${config.title}: ${group.label}`,
        group.rows.filter(({ card }) => !card.unfinished),
      ),
    ),
  ];
}

/** A spreadsheet knows by the mark that a text is UTF-8. */
function* withMark(pieces: Iterable<string>): Generator<string> {
  yield '\uFEFF';
  yield* pieces;
}

function actionData(survey: Survey): ActionData {
  const rows = orderedActions(survey);
  const pages = Math.max(1, Math.ceil(rows.length / actionPageSize));
  return {
    size: actionPageSize,
    pages: Array.from({ length: pages }, (_, index) =>
      relativeHref(
        siteFiles.actionList,
        index === 0 ? sitePaths.actions : sitePaths.further(sitePaths.actions, index + 1),
      ),
    ),
    filters: actionFilters(survey, rows),
    due: rows.map(({ item }) => item.due),
  };
}
