import { createNearest } from '../message/nearest.ts';
import { quote } from '../message/words.ts';
import { defineRule } from './define-rule.ts';
import { createLinkTargets } from './helpers/link-target.ts';
import { relativeAddress } from './helpers/relative-address.ts';

export const imageMissing = defineRule({
  id: 'image-missing',
  description: 'Every local image is there.',
  scope: 'catalog',
  level: 'error',
  draftLevel: 'warn',
  options: {},
  *check(catalog, { only }) {
    const targetOf = createLinkTargets(catalog);
    const nearest = createNearest(catalog.assets);
    for (const { postmortem } of catalog.posts) {
      if (only?.has(postmortem.path) === false) continue;
      for (const { kind, url, place } of postmortem.references) {
        if (kind !== 'image') continue;
        const target = targetOf(postmortem, url);
        if (target.kind === 'asset' || target.kind === 'outside') continue;
        const path = target.kind === 'nothing' ? target.path : null;
        const found = path === null ? null : nearest(path);
        const near = found === null ? null : relativeAddress(postmortem.path, found);
        yield {
          path: postmortem.path,
          place,
          unexpected: `image ${quote(url)}`,
          expected: near === null ? 'an image of this site' : `an image such as ${quote(near)}`,
          actual: url,
          candidates: near === null ? [] : [near],
          note:
            path === null
              ? 'It is no file of the site.'
              : `There is no ${quote(path)}. Images lie beside the posts and are named as seen from the post.`,
        };
      }
    }
  },
});
