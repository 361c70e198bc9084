import { createLocator } from '../message/place.ts';
import { quote } from '../message/words.ts';
import { defineRule } from './define-rule.ts';
import { findSecrets } from './helpers/secrets.ts';

export const secretLeaked = defineRule({
  id: 'secret-leaked',
  description: 'A post holds no password, key or token.',
  scope: 'document',
  level: 'error',
  options: {},
  *check({ text, path }) {
    const secrets = findSecrets(text, path);
    if (secrets.length === 0) return;
    const locator = createLocator(text);
    for (const { name, start, end } of secrets) {
      yield {
        place: locator.place(start, end),
        unexpected: `${name} ${quote(masked(text.slice(start, end)))}`,
        expected: 'a placeholder such as `<token>`',
        note: 'Whoever has seen the file has it: revoke it first, then take it out of the post and of its history. If it is made up, say so in a comment.',
      };
    }
  },
});

/** Enough to find it by; the rest must not stand in a log. */
const masked = (secret: string): string => `${secret.slice(0, 4)}…`;
