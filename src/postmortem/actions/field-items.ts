import type { PostDocument } from '../../document/types.ts';
import { listOf } from '../field-values.ts';
import type { Fields } from '../schema.ts';
import { readDueDay } from './due-date.ts';
import type { UnnamedItem } from './item.ts';
import { isTicketUrl } from './tickets.ts';

/** The action items of the frontmatter, each at its place there. */
export function fieldItems({ frontmatter }: PostDocument, fields: Fields): readonly UnnamedItem[] {
  return (fields.action_items ?? []).flatMap((item, index) => {
    const place = frontmatter?.fields[`/action_items/${index}`]?.value;
    if (place === undefined) return [];
    return [
      {
        explicitId: item.id ?? null,
        place,
        text: item.title,
        status: item.status ?? 'open',
        owners: listOf(item.owner),
        due: item.due === undefined ? null : readDueDay(item.due),
        dueText: null,
        dueFromPolicy: false,
        type: item.type ?? null,
        priority: item.priority ?? null,
        tickets: listOf(item.ticket).map((text) => ({
          text,
          url: isTicketUrl(text) ? text : null,
        })),
        answers: item.source ?? null,
        note: item.note ?? null,
      },
    ];
  });
}
