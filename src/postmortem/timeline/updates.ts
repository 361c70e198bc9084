import { plainText } from '../../document/plain-text.ts';
import type { PostDocument, RootContent } from '../../document/types.ts';
import type { Draft } from './draft.ts';
import { readStamp } from './stamp.ts';

/** `{{< track "2017-10-02T19:49:38-06:00" >}}` of Hugo's status pages and `<Update date="…">` of MDX. */
const updateForm =
  /\{\{<\s{0,4}track\s{1,4}"([^"\n]{4,60})"\s{0,4}>\}\}|<Update\s{1,8}date=["']([^"'\n]{4,60})["']\s{0,4}\/?>/g;

/** The entries of a status page: each dated update with the block it stands in, or the text it encloses. */
export function collectUpdates({ tree, text }: PostDocument): readonly Draft[] {
  const drafts: Draft[] = [];
  const visit = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      if (node.type === 'code' || node.position === undefined) continue;
      if (node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote') {
        visit(node.children);
        continue;
      }
      const [start, end] = [node.position.start.offset ?? 0, node.position.end.offset ?? 0];
      const block = text.slice(start, end);
      const found = [...block.matchAll(updateForm)];
      found.forEach((match, index) => {
        const written = match[1] ?? match[2] ?? '';
        const stamp = readStamp(written);
        if (stamp === null) return;
        const at = start + match.index + match[0].indexOf(written);
        const next = found[index + 1]?.index ?? block.length;
        const hugo = match[1] !== undefined;
        // Hugo's mark ends what it dates, MDX's element encloses it.
        const from = hugo
          ? found[index - 1] === undefined
            ? 0
            : (found[index - 1]?.index ?? 0) + (found[index - 1]?.[0].length ?? 0)
          : match.index + match[0].length;
        const to = hugo ? match.index : next;
        const markdown = block
          .slice(from, to)
          .replace(/<\/Update>[\s\S]*$/, '')
          .trim();
        const whole = found.length === 1;
        drafts.push({
          form: 'update',
          depth: 0,
          stamp,
          stampStart: at + stamp.start,
          stampEnd: at + stamp.end,
          start: whole ? start : start + Math.min(from, match.index),
          end: whole ? end : start + Math.max(to, match.index + match[0].length),
          markdown: markdown === '' ? [] : [markdown],
          plain: [withoutMarks(whole && node.type !== 'html' ? plainText(node) : markdown)],
          label: null,
          worded: markdown !== '',
          column: null,
        });
      });
    }
  };
  visit(tree.children);
  return drafts;
}

const withoutMarks = (text: string): string =>
  text
    .replaceAll(updateForm, '')
    .replaceAll(/<\/?Update[^<>]{0,80}>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
