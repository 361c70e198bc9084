import type { PostHistory } from '../../history/types.ts';
import { type ActionFilter, actionFilters } from '../action-filters.ts';
import { actionLists } from '../action-lists.ts';
import type { ActionRow } from '../action-rows.ts';
import {
  outputFile,
  ownerCalendar,
  relativeHref,
  type SiteFile,
  siteFiles,
  sitePaths,
} from '../addresses.ts';
import { actionRecord } from '../exports/action-record.ts';
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
  const records = () => rows.map((row) => actionRecord(row, config.url));
  const calendar = (name: string, shown: readonly ActionRow[]): string =>
    dueCalendar(
      name,
      dueDates(shown, ({ card }) => paths.get(card) ?? '', history),
      config.url,
    );
  const file = (path: SiteFile, text: () => string): TextPage => ({
    ...{ kind: 'text', file: outputFile(path), text },
  });
  const lists = actionLists(survey);
  const name = `${config.title}: ${texts.t('site.actions')}`;
  return [
    // A spreadsheet knows by the mark that the text is UTF-8.
    file(siteFiles.actionsCsv, () => `\uFEFF${actionsCsv(records())}`),
    file(siteFiles.actionsJson, () => actionsJson(records(), today)),
    file(siteFiles.calendar, () => calendar(name, rows)),
    file(siteFiles.actionList, () => `${JSON.stringify(actionData(survey))}\n`),
    ...(lists.find(({ kind }) => kind === 'owners')?.groups ?? []).map((group) =>
      file(ownerCalendar(group.path), () =>
        calendar(
          `${config.title}: ${group.label}`,
          group.rows.filter(({ card }) => !card.unfinished),
        ),
      ),
    ),
  ];
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
