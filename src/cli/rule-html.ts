import { readFile } from 'node:fs/promises';
import { parseDocument } from '../document/parse-document.ts';
import { renderBody } from '../html/render-body.ts';
import { rulesById } from '../rules/index.ts';
import { rulePageUrl } from '../rules/page-url.ts';

/** The page of a rule as HTML, or null where there is no such rule. */
export async function ruleHtml(id: string): Promise<string | null> {
  if (!rulesById.has(id)) return null;
  const text = await readFile(rulePageUrl(id), 'utf8');
  const document = parseDocument({ path: `${id}.md`, text });
  const links = { link: () => null, image: () => null };
  const { parts } = renderBody(document, { annotations: [], links, title: id });
  return parts.map(({ heading, html }) => `${heading ?? ''}${html}`).join('\n');
}
