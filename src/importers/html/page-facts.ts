import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { Guess } from '../types.ts';
import { textOf } from './text-of.ts';

/** Meta tags by name or property, and the field they tell. */
const metas: Readonly<Record<string, string>> = {
  'og:title': 'title',
  'twitter:title': 'title',
  'dc.title': 'title',
  'article:published_time': 'date',
  datepublished: 'date',
  date: 'date',
  'dc.date': 'date',
  author: 'authors',
  'article:author': 'authors',
  'dc.creator': 'authors',
  'article:tag': 'tags',
};

/** What a page says of itself outside its text: title, day, authors, tags, address. The likeliest first. */
export function readPageFacts(tree: Root): readonly Guess[] {
  const facts: Guess[] = [];
  const say = (field: string, value: unknown, reason: string, element: Element): void => {
    if (value === '' || value === null) return;
    facts.push({ field, value, reason, line: element.position?.start.line ?? null });
  };
  let siteName = '';
  visit(tree, 'element', (element) => {
    const { tagName, properties } = element;
    const content = String(properties.content ?? '').trim();
    const name = String(
      properties.property ?? properties.name ?? properties.itemProp ?? '',
    ).toLowerCase();
    if (tagName === 'meta' && name === 'og:site_name') siteName = content;
    const field = tagName === 'meta' && Object.hasOwn(metas, name) ? metas[name] : undefined;
    if (field !== undefined) say(field, content, `the page's \`${name}\``, element);
    if (tagName === 'h1') say('title', textOf(element), 'the first heading', element);
    if (tagName === 'time')
      say('date', String(properties.dateTime ?? '').trim(), 'the first time in the page', element);
    if (tagName === 'title') say('title', textOf(element), "the page's title", element);
    const rel = Array.isArray(properties.rel) ? properties.rel.map(String) : [];
    const href = String(properties.href ?? '').trim();
    if (tagName === 'link' && rel.includes('canonical') && /^https?:\/\//.test(href)) {
      say('links', href, "the page's own address", element);
    }
  });
  return facts
    .map((fact) =>
      fact.field === 'title' ? { ...fact, value: withoutSite(String(fact.value), siteName) } : fact,
    )
    .sort((a, b) => rank(a) - rank(b));
}

/** A heading is nearer to what the author wrote than what the site made of it. */
const rank = ({ reason }: Guess): number =>
  reason === 'the first heading' ? 0 : reason === "the page's title" ? 2 : 1;

/** `Outage of the queue | Acme` without the name of the site. */
function withoutSite(title: string, siteName: string): string {
  const parts = title.split(/\s+(?:\||–|—|·|»|::)\s+/);
  if (parts.length === 1) return title;
  const own = siteName === '' ? parts : parts.filter((part) => part !== siteName);
  return own.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}
