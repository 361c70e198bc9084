import { expect, test } from 'vitest';
import { detectFormat } from '../../src/importers/detect-format.ts';

test.each([
  ['a.md', '# Outage', 'markdown'],
  ['a.markdown', 'Outage', 'markdown'],
  ['a.mdx', 'Outage', 'mdx'],
  ['a.mdx.md', 'Outage', 'mdx'],
  ['a.md', "---\ntitle: a\n---\n\nimport Update from '@/Update.astro';\n", 'mdx'],
  ['a.md', "We import goods from 'abroad';\n", 'markdown'],
  ['a.md', "```js\nimport a from 'a';\n```\n", 'markdown'],
  ['a.html', 'Outage', 'html'],
  ['a.md', "---\n# Imported from a.txt\n---\n\nimport Update from '@/Update.astro';\n", 'markdown'],
  ['a.mdx', '# Imported from China\n', 'mdx'],
  ['a.txt', '<!DOCTYPE html>\n<html><body>Outage</body></html>', 'html'],
  ['page', '<?xml version="1.0"?>\n<!-- saved -->\n<html lang="en">', 'html'],
  ['a.md', '<div align="center">\n\n# Outage\n\n</div>', 'markdown'],
  ['a.txt', 'Outage', 'text'],
  ['outage', 'Outage', 'text'],
  ['outage', '---\ntitle: Outage\n---\nText', 'markdown'],
  ['outage.txt', '+++\ntitle = "Outage"\n+++\nText', 'markdown'],
])('%s with %j', (path, text, format) => {
  expect(detectFormat(path, text)).toMatchObject({
    format,
    reason: expect.stringMatching(/^(?:it|the)/),
  });
});
