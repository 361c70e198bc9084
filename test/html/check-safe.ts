import type { Element, Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** HTML as a browser's parser reads it. */
export const parseHtml = (html: string): Root =>
  unified()
    .use(rehypeRaw)
    .runSync({ type: 'root', children: [{ type: 'raw', value: html }] } as Root);

const elements = new Set(
  (
    'a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h2 h3 ' +
    'h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp section small span strong sub summary sup ' +
    'table tbody td tfoot th thead time tr u ul var wbr'
  ).split(' '),
);
const attributes = new Set(
  (
    'alt ariaLabel className colSpan dateTime decoding dir height href id loading open rel reversed ' +
    'role rowSpan scope src start tabIndex title type value width dataLanguage dataPagefindIgnore'
  ).split(' '),
);
const classes =
  /^(?:align-(?:left|center|right)|anchor|scroll|task|task-mark|task-done|task-open|alert|alert-[a-z]+|footnotes|footnote-back|visually-hidden|language-[\w#+.-]+|hljs-[\w-]+|[a-z]+_)$/;

/** What in a page could run, load, hide or be taken for something else; empty when nothing could. */
export function findDangers(html: string): string[] {
  const dangers: string[] = [];
  const ids = new Set<string>();
  visit(parseHtml(html), (node) => {
    if (node.type === 'comment' || node.type === 'doctype') dangers.push(node.type);
    if (node.type === 'element') dangers.push(...elementDangers(node, ids));
  });
  return dangers;
}

function elementDangers({ tagName, properties }: Element, ids: Set<string>): string[] {
  const dangers: string[] = [];
  if (!elements.has(tagName)) dangers.push(`<${tagName}>`);
  for (const [name, value] of Object.entries(properties)) {
    if (!attributes.has(name)) dangers.push(`${tagName} ${name}`);
    if ((name === 'href' || name === 'src') && !isSafe(String(value))) {
      dangers.push(`${name}=${value}`);
    }
    if (name === 'id') {
      if (ids.has(String(value)) || !/^(?:h|t|ai|fn|fnref)-\S*$/.test(String(value))) {
        dangers.push(`id=${value}`);
      }
      ids.add(String(value));
    }
    if (name === 'className') {
      for (const word of value as string[]) if (!classes.test(word)) dangers.push(`.${word}`);
    }
  }
  return dangers;
}

const isSafe = (address: string): boolean => {
  const base = 'https://site.example/postmortems/x/';
  if (!URL.canParse(address, base)) return true;
  return ['http:', 'https:', 'mailto:'].includes(new URL(address, base).protocol);
};
