import { createDiskSource } from '../../catalog/disk-source.ts';
import { isPostFile } from '../../catalog/post-source.ts';
import type { Config } from '../../config/types.ts';
import { readFrontmatter } from '../../frontmatter/read-frontmatter.ts';
import { compareText } from '../../message/message.ts';
import { listOf } from '../../postmortem/field-values.ts';
import { readFields } from '../../postmortem/read-fields.ts';
import type { Fields } from '../../postmortem/schema.ts';

/** Values that the posts of a site have, the commonest first. */
export interface KnownValues {
  readonly services: readonly string[];
  readonly people: readonly string[];
  readonly zones: readonly string[];
}

/** The newest posts tell enough; a person is waiting. */
const most = 500;

/** What to offer: the services, people and zones of the newest posts. A site without posts has none. */
export async function readKnownValues(root: string, config: Config): Promise<KnownValues> {
  const source = createDiskSource(root, config);
  const listing = await source.list().catch(() => null);
  // Posts are named for their day.
  const newest = [...(listing?.posts ?? [])].sort((a, b) => compareText(b, a)).slice(0, most);
  const all: Fields[] = [];
  for (const path of newest) {
    const file = await source.read(path);
    if (!isPostFile(file)) continue;
    const { frontmatter } = readFrontmatter(file.text);
    if (frontmatter !== null) all.push(readFields(frontmatter, config).fields);
  }
  return {
    services: byCount(all.map(({ services }) => listOf(services))),
    people: byCount(
      all.map(({ owner, authors, commander, scribe, responders }) =>
        [owner, authors, commander, scribe, responders].flatMap(listOf),
      ),
    ),
    zones: byCount(all.map(({ timezone }) => listOf(timezone))),
  };
}

function byCount(lists: readonly (readonly string[])[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const list of lists) {
    for (const value of new Set(list)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, one], [b, other]) => other - one || compareText(a, b))
    .map(([value]) => value);
}
