import type { BodyLabels } from './types.ts';

/** The words of a body in English. */
export const englishLabels: BodyLabels = {
  anchor: 'Link to this section',
  code: 'Code',
  diagram: 'Diagram',
  source: 'Source of the diagram',
  table: 'Table',
  done: 'Done',
  open: 'Open',
  internal: 'Internal',
  footnotes: 'Footnotes',
  footnote: 'Footnote',
  back: 'Back to the text of footnote',
  alerts: {
    note: 'Note',
    tip: 'Tip',
    important: 'Important',
    warning: 'Warning',
    caution: 'Caution',
  },
};
