import type { Reference } from '../document/types.ts';
import { createNearest, nearest } from '../message/nearest.ts';
import { quote } from '../message/words.ts';
import type { Postmortem } from '../postmortem/types.ts';
import { defineRule } from './define-rule.ts';
import { createLinkTargets, hasAnchor, hasPageAnchor } from './helpers/link-target.ts';
import { relativeAddress } from './helpers/relative-address.ts';
import type { Finding } from './types.ts';

export const linkDead = defineRule({
  id: 'link-dead',
  description: 'Links between posts, to files beside them and to headings lead somewhere.',
  scope: 'catalog',
  level: 'error',
  draftLevel: 'warn',
  options: {},
  *check(catalog, { only }) {
    const targetOf = createLinkTargets(catalog);
    const paths = catalog.posts.map(({ postmortem }) => postmortem.path);
    const nearestFile = createNearest([...paths, ...catalog.assets]);
    for (const { postmortem } of catalog.posts) {
      const { path } = postmortem;
      if (only?.has(path) === false) continue;
      for (const reference of postmortem.references) {
        if (reference.kind !== 'link') continue;
        const target = targetOf(postmortem, reference.url);
        if (target.kind === 'nothing') {
          const near = target.path === null ? null : nearestFile(target.path);
          yield { ...deadLink(reference, target.path, postmortem, near), path };
        } else if (target.kind === 'post' && !hasAnchor(target.post, target.fragment)) {
          const { path: to, headings } = target.post;
          const anchors = headings.map(({ anchor }) => anchor);
          yield { ...deadAnchor(reference, to, anchors, target.fragment), path };
        } else if (target.kind === 'page' && !hasPageAnchor(target.anchors, target.fragment)) {
          yield { ...deadAnchor(reference, target.path, target.anchors, target.fragment), path };
        }
      }
    }
  },
});

function deadLink(
  { url, place }: Reference,
  path: string | null,
  from: Postmortem,
  near: string | null,
): Finding {
  const likely = near === null ? null : relativeAddress(from.path, near);
  return {
    place,
    unexpected: `link to ${quote(url)}`,
    expected: likely === null ? 'a post of this site or a file in it' : quote(likely),
    actual: url,
    candidates: likely === null ? [] : [likely],
    note:
      path === null
        ? 'It leads out of the site.'
        : `There is no ${quote(path)}. Links between posts name the file, seen from this one: \`2024-05-01-other.md\`.`,
  };
}

function deadAnchor(
  { url, place }: Reference,
  to: string,
  anchors: Iterable<string>,
  fragment: string,
): Finding {
  const names = Array.from(anchors, (anchor) => anchor.replace(/^h-/, ''));
  const near = nearest(fragment.replace(/^h-/, ''), names);
  const before = url.slice(0, url.indexOf('#'));
  const likely = near === null ? null : `${before}#${near}`;
  return {
    place,
    unexpected: `link to ${quote(url)}`,
    expected: likely === null ? `a heading of ${quote(to)}` : quote(likely),
    actual: url,
    candidates: likely === null ? [] : [likely],
    note: `${to} has no such heading. It has ${names
      .slice(0, 12)
      .map((name) => quote(`#${name}`))
      .join(', ')}${names.length > 12 ? ', …' : ''}.`,
  };
}
