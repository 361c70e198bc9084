import type { Schema } from 'hast-util-sanitize';

// What an author may write, in Markdown or as HTML. Nothing here lets a post name an element
// (`id`, `name`), style it (`class`, `style`), load anything but images, or carry `data-` marks:
// those are ours, and they are added after this has run.

const inline = [
  ...['a', 'abbr', 'b', 'br', 'cite', 'code', 'del', 'em', 'i', 'img', 'ins', 'kbd'],
  ...['mark', 'q', 's', 'samp', 'small', 'span', 'strong', 'sub', 'sup', 'u', 'var', 'wbr'],
];
const block = [
  ...['blockquote', 'dd', 'details', 'div', 'dl', 'dt', 'figcaption', 'figure', 'h1', 'h2', 'h3'],
  ...['h4', 'h5', 'h6', 'hr', 'li', 'ol', 'p', 'pre', 'summary', 'ul'],
];
const tables = ['caption', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr'];

/** Elements that an author may use. */
export const allowedElements: ReadonlySet<string> = new Set([...inline, ...block, ...tables]);

/**
 * Elements whose tags are taken away while their content stays. An element in neither list is shown
 * as it is written: `<pod>` in a sentence is a placeholder, and a `<script>` is better seen than lost.
 */
export const unwrappedElements: ReadonlySet<string> = new Set([
  ...['address', 'article', 'aside', 'bdi', 'bdo', 'big', 'body', 'button', 'center', 'col'],
  ...[
    'colgroup',
    'fieldset',
    'font',
    'footer',
    'form',
    'head',
    'header',
    'hgroup',
    'html',
    'label',
  ],
  ...['legend', 'link', 'main', 'math', 'meta', 'nav', 'nobr', 'picture', 'rp', 'rt', 'ruby'],
  ...['section', 'source', 'strike', 'svg', 'time', 'tt'],
]);

const whole = /^\d{1,4}$/;

/** The allow-list of elements, attributes and protocols: GitHub's, without what could reach our pages. */
export const schema: Schema = {
  tagNames: [...allowedElements, 'input'],
  attributes: {
    a: ['href', 'title'],
    abbr: ['title'],
    code: [['className', /^language-[\w#+.-]{1,40}$/]],
    details: ['open'],
    img: ['alt', 'src', 'title', ['width', whole], ['height', whole]],
    // Only what Markdown makes of `- [x]`; it is replaced before anyone sees it.
    input: [['type', 'checkbox'], 'checked', ['disabled', true]],
    ol: [['start', /^-?\d{1,9}$/], 'reversed', ['type', '1', 'a', 'A', 'i', 'I']],
    td: [
      ['colSpan', /^[1-9]\d?$/],
      ['rowSpan', /^[1-9]\d?$/],
    ],
    th: [
      ['colSpan', /^[1-9]\d?$/],
      ['rowSpan', /^[1-9]\d?$/],
    ],
    '*': [
      ['align', 'left', 'center', 'right'],
      ['dir', 'ltr', 'rtl', 'auto'],
    ],
  },
  ancestors: {
    ...{ caption: ['table'], tbody: ['table'], td: ['table'], tfoot: ['table'], th: ['table'] },
    ...{ thead: ['table'], tr: ['table'], li: ['ol', 'ul'], dd: ['dl'], dt: ['dl'] },
    ...{ summary: ['details'], figcaption: ['figure'], input: ['li'] },
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
  required: { input: { disabled: true, type: 'checkbox' } },
  clobber: [],
  strip: ['math', 'script', 'style', 'svg'],
  allowComments: false,
  allowDoctypes: false,
};
