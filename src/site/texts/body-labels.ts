import type { BodyLabels } from '../../html/types.ts';
import type { Texts } from './texts.ts';

/** The words that stand in the text of a post without being its author's. */
export function bodyLabels({ t }: Pick<Texts, 't'>): BodyLabels {
  return {
    anchor: t('body.anchor'),
    code: t('body.code'),
    diagram: t('body.diagram'),
    source: t('body.source'),
    table: t('body.table'),
    done: t('body.done'),
    open: t('body.open'),
    internal: t('post.internal'),
    footnotes: t('body.footnotes'),
    footnote: t('body.footnote'),
    back: t('body.back'),
    alerts: {
      note: t('body.alert.note'),
      tip: t('body.alert.tip'),
      important: t('body.alert.important'),
      warning: t('body.alert.warning'),
      caution: t('body.alert.caution'),
    },
  };
}
