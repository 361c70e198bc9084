import { quote } from '../message/words.ts';
import { defineRule } from './define-rule.ts';

export const imageAlt = defineRule({
  id: 'image-alt',
  description: 'Every image says in words what it shows.',
  scope: 'postmortem',
  level: 'warn',
  draftLevel: 'info',
  options: {},
  *check({ references }) {
    for (const { kind, url, text, place } of references) {
      if (kind !== 'image') continue;
      const fileName = /(?:^|\/)([^/?#]{1,300})(?:[?#].*)?$/.exec(url)?.[1] ?? url;
      if (text.trim() === '') {
        yield {
          place,
          unexpected: `image ${quote(fileName)} without alternative text`,
          expected: 'what it shows, as `![error rate, rising at 10:05](…)`',
          note: 'It is read aloud, found by search, and shown when the image is gone.',
        };
      } else if (isName(text, fileName)) {
        yield {
          place,
          unexpected: `alternative text ${quote(text)}`,
          expected: 'what the image shows',
          actual: text,
          note: 'A name tells nothing to those who can not see the image. Say what is to be learned from it.',
        };
      }
    }
  },
});

function isName(text: string, fileName: string): boolean {
  const plain = text.trim().toLowerCase();
  return (
    plain === fileName.toLowerCase() ||
    /^(?:image|img|screenshot|screen shot|picture|photo|graph|alt text|untitled)[\s_-]?\d{0,4}(?:\.\w{3,4})?$/.test(
      plain,
    )
  );
}
