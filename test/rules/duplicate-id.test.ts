import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gatherCatalog } from '../../src/catalog/gather-catalog.ts';
import { compilePost } from '../../src/compile/compile-post.ts';
import { defaults } from '../../src/config/defaults.ts';
import type { Day } from '../../src/postmortem/types.ts';
import { runCatalogRules } from '../../src/rules/run-rules.ts';
import { outputFile, sitePaths } from '../../src/site/addresses.ts';
import { postText } from '../helpers/posts.ts';

const options = { config: defaults, today: '2024-05-15' as Day, links: null };

/** Paths of the posts that are told to share their address with another. */
function told(slugs: readonly string[]): string[] {
  const posts = slugs.map((slug, index) =>
    compilePost(
      { path: `posts/${index}/${slug}.md`, text: postText({ id: `I-${index}` }) },
      options,
    ),
  );
  const { rules: settings } = defaults;
  return runCatalogRules(gatherCatalog(posts, new Set()), {
    settings,
    house: defaults,
    today: options.today,
  })
    .filter(({ ruleId }) => ruleId === 'duplicate-id')
    .map(({ path }) => path);
}

it.each([
  ['a:b', 'a-b'],
  ['Straße', 'strasse'],
  ['é', 'e\u0301'],
  ['ﬁre', 'fire'],
  ['x\u200d', 'x'],
  ['con', '_con'],
  ['end.', 'end-'],
])('%j and %j are one address', (one, other) => {
  expect(told([one, other])).toHaveLength(1);
});

it('refuses what a build would write to one file', () => {
  const name = fc.string({
    unit: fc.constantFrom(...'aAéÉ:.-_ßſﬁf\u0301\u200d'),
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(name, name, (one, other) => {
      const files = [one, other].map((slug) =>
        outputFile(sitePaths.postmortem(slug)).normalize('NFKC').toUpperCase().toLowerCase(),
      );
      fc.pre(!/^\.+$/.test(one) && !/^\.+$/.test(other));
      if (files[0] === files[1]) expect(told([one, other])).toHaveLength(1);
    }),
  );
});
