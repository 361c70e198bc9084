import type { UpdateFact } from '../../history/types.ts';
import type { Postmortem } from '../../postmortem/types.ts';
import type { Texts } from '../texts/texts.ts';

/**
 * A fact of an update in words; null where it can't be told of the post as it is now. The words of titles and
 * action items are always today's: those of old versions may have become internal.
 */
export function updateText(fact: UpdateFact, post: Postmortem, { t, day }: Texts): string | null {
  switch (fact.kind) {
    case 'published':
      return t('update.published');
    case 'title':
      return fact.to === post.title ? t('update.title') : null;
    case 'status':
      return t('update.status', { to: t(`state.${fact.to}`) });
    case 'severity':
      return fact.from === null
        ? t('update.severitySet', { to: fact.to })
        : t('update.severity', { from: fact.from, to: fact.to });
    case 'date':
      return t('update.date', { to: day(fact.to) });
    case 'milestone': {
      const when = `${day(fact.to.slice(0, 10))}, ${fact.to.slice(11, 16)} UTC`;
      return t('update.milestone', { name: t(`post.${fact.name}`), to: when });
    }
    case 'section-added':
      return t('update.section', { name: t(`section.${fact.section}`) });
    case 'entries-added':
      return t('update.entries', { count: fact.count });
    case 'causes-added':
      return t('update.causes', { count: fact.count });
    case 'items-removed':
      return t('update.itemsRemoved', { count: fact.count });
    default:
      return itemText(fact, post, { t, day });
  }
}

type ItemFact = Extract<UpdateFact, { readonly anchor: string }>;

function itemText(
  fact: ItemFact,
  { actionItems }: Postmortem,
  { t, day }: Pick<Texts, 't' | 'day'>,
): string | null {
  const item = actionItems.find(({ anchor }) => anchor === fact.anchor)?.text;
  if (item === undefined) return null;
  if (fact.kind === 'item-added') return t('update.itemAdded', { item });
  if (fact.kind === 'item-due') return t('update.itemDue', { item, to: day(fact.to) });
  return t('update.itemStatus', { item, to: t(`status.${fact.to}`) });
}
