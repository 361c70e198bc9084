import { sitePaths } from '../addresses.ts';
import type { UpdateRow } from '../feeds/updates.ts';
import type { Survey } from '../survey.ts';
import { templatePage } from '../template-page.ts';
import type { PageView, TemplatePage } from '../types.ts';

export interface UpdatesView extends PageView {
  /** Newest first. */
  readonly rows: readonly UpdateRow[];
}

/** The page of what changed in posts after they came out, the same as its feed. */
export function updatesPage(
  { texts: { t }, config }: Survey,
  rows: readonly UpdateRow[],
): TemplatePage {
  return templatePage(
    sitePaths.updates,
    'pages/updates',
    (): UpdatesView => ({
      title: t('updates.title'),
      description: t('updates.about'),
      part: 'postmortems',
      scripts: [],
      feeds: [{ title: `${config.title}: ${t('updates.title')}`, folder: sitePaths.updates }],
      rows,
    }),
  );
}
