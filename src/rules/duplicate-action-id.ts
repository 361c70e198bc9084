import { quote } from '../message/words.ts';
import { defineRule } from './define-rule.ts';

export const duplicateActionId = defineRule({
  id: 'duplicate-action-id',
  description: 'No two action items of a post have the same id or the same words.',
  scope: 'document',
  level: 'warn',
  options: {},
  *check({ text }, { actionItems }) {
    const byId = new Map(actionItems.map((item) => [item.id, item]));
    for (const { id, place, text: words } of actionItems) {
      // Reading has numbered the second of two, so its own id is not what the author wrote.
      const wanted = /^(.+)-\d{1,4}$/.exec(id)?.[1];
      const first = wanted === undefined ? undefined : byId.get(wanted);
      const source = text.slice(place.start.offset, place.end.offset);
      if (wanted === undefined || first === undefined || source.includes(id)) continue;
      const isWritten = source.includes(wanted);
      yield {
        place,
        unexpected: isWritten
          ? `id ${quote(wanted)} of a second action item`
          : `action item ${quote(words)} for a second time`,
        expected: isWritten ? 'an id of its own' : 'each item once, or told apart by its words',
        actual: isWritten ? wanted : words,
        note: `The first stands in line ${first.place.start.line}. Calendars and exports know items by their id; this one goes by ${quote(id)} as long as both are there.`,
      };
    }
  },
});
