import type { Element, Nodes } from 'hast';
import { isSentence } from '../text/words.ts';
import { textOf } from './text-of.ts';

/** Whether an element is none of the author's even where it holds sentences: comments, cookies, the like. */
export const isForeign = (element: Element): boolean =>
  /^(?:nav|form|dialog|button|select|input|textarea)$/.test(element.tagName) ||
  namesOf(element).some((name) => foreignName.test(name));

const foreignName =
  /^(?:[a-z]{1,12}[-_]{1,2})?(?:cookies?|consent|gdpr|comments?|disqus|related|recommended|subscribe|newsletter|share|sharing|social)(?:[-_]{1,2}[a-z]{1,20}){0,2}$/i;

/** Whether an element belongs to the site rather than to the text: by its tag, role or name. */
export function isSiteElement(element: Element): boolean {
  const { tagName, properties } = element;
  if (/^(?:nav|footer|aside|form|dialog|button|select|input|textarea)$/.test(tagName)) return true;
  const role = String(properties.role ?? '');
  if (/^(?:navigation|banner|contentinfo|complementary|search|dialog|menu|toolbar)$/.test(role))
    return true;
  if (properties.hidden === true || /display:\s*none/.test(String(properties.style ?? '')))
    return true;
  return namesOf(element).some((name) => siteName.test(name));
}

const namesOf = ({ properties }: Element): readonly string[] =>
  [properties.id, ...(Array.isArray(properties.className) ? properties.className : [])].map(
    (name) => String(name ?? ''),
  );

const siteName =
  /^(?:[a-z]{1,12}[-_]{1,2})?(?:nav|navbar|navigation|menu|sidebar|side-bar|footer|site-footer|header-bar|masthead|cookies?|consent|gdpr|comments?|disqus|related|recommended|share|sharing|social|subscribe|newsletter|breadcrumbs?|banner|promo|advert|ads|pagination|pager|toolbar|skip-link|popup|modal|toc)(?:[-_]{1,2}[a-z]{1,20}){0,2}$/i;

/** Whether words of the author stand in a node. */
export function holdsSentence(node: Nodes): boolean {
  if (
    node.type === 'element' &&
    (isSiteElement(node) || /^(?:head|header|script|style|template|noscript)$/.test(node.tagName))
  )
    return false;
  if (node.type === 'element' && /^(?:p|li|td|blockquote|pre|dd)$/.test(node.tagName))
    return isSentence(textOf(node));
  if (node.type === 'text') return isSentence(node.value);
  return 'children' in node && node.children.some(holdsSentence);
}
