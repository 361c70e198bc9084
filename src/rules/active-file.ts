import { readLocalAddress } from '../catalog/local-address.ts';
import { quote } from '../message/words.ts';
import { defineRule } from './define-rule.ts';

export const activeFile = defineRule({
  id: 'active-file',
  description: 'No file beside the posts is published that a browser would run as a page.',
  scope: 'postmortem',
  level: 'error',
  draftLevel: 'warn',
  options: {},
  *check({ path, references }) {
    for (const { url, place } of references) {
      const address = readLocalAddress(path, url);
      if (address === null || address.rooted || !runsAsPage.test(address.path ?? '')) continue;
      yield {
        place,
        unexpected: `link to ${quote(url)}, a page beside the posts`,
        expected: 'a picture, a PDF or a text',
        actual: url,
        note: 'Opened by itself it could run scripts with the rights of the site.',
      };
    }
  },
});

/** Kinds of files that a browser opens as documents with scripts. Drawings may be one too: `eleventy/check-drawings.ts`. */
export const runsAsPage = /\.(?:[sx]?html?|xht|mht(?:ml)?|xml|xslt?|svgz)$/i;
