import type { Config } from '../../config/types.ts';
import { readFrontmatter } from '../../frontmatter/read-frontmatter.ts';
import type { Problem } from '../../message/message.ts';
import { userErrors } from '../../message/user-errors.ts';
import { quote } from '../../message/words.ts';
import { readZone } from '../../postmortem/dates.ts';
import { readFields } from '../../postmortem/read-fields.ts';
import type { Zone } from '../../postmortem/types.ts';
import { fieldFlags } from './field-flags.ts';

/** Refuses what lacks a field without which no post can be begun, and names the option that gives it. */
export function requireFields(fields: Readonly<Record<string, unknown>>, config: Config): void {
  if (fields.title === undefined) {
    throw userErrors.usage('A post needs a title', 'Give it first: recount new "What happened".');
  }
  for (const [name, { required, description }] of Object.entries(config.fields)) {
    if (required !== true || fields[name] !== undefined) continue;
    const about = description === undefined ? '' : ` (${description})`;
    throw userErrors.usage(
      `The house asks for the field ${quote(name)} in every post`,
      `Give it with --field ${name}=…${about}`,
    );
  }
}

/** Refuses frontmatter that the schema of the house would not take, in the words of `check`. */
export function refuseFaults(text: string, config: Config): void {
  const { frontmatter, problems } = readFrontmatter(text);
  const faults =
    frontmatter === null ? problems : [...problems, ...readFields(frontmatter, config).problems];
  const [fault] = faults;
  if (fault === undefined) return;
  const name = Object.entries(frontmatter?.fields ?? {}).find(([, { key, value }]) =>
    [key, value].some((place) => place !== null && holds(place, fault)),
  )?.[0];
  const near = fault.expected.length === 1 ? `Did you mean ${quote(fault.expected[0] ?? '')}?` : '';
  throw userErrors.usage(
    `${optionOf(name)}${fault.reason}`,
    near || fault.note || 'Nothing was written.',
  );
}

const holds = (
  { start, end }: { start: { offset: number }; end: { offset: number } },
  { place }: Problem,
): boolean =>
  place !== null && start.offset <= place.start.offset && place.end.offset <= end.offset;

/** `/impact/users` → `--impact-users: `. */
function optionOf(pointer: string | undefined): string {
  const keys = (pointer ?? '').slice(1).split('/');
  const flag = fieldFlags().find((one) =>
    one.keys.every((key, index) => keys[index] === key),
  )?.flag;
  if (flag !== undefined) return `${flag}: `;
  const [first = ''] = keys;
  return first === '' ? '' : `${first}: `;
}

/** The zone of a new post's times: its own, else the house's, else UTC. */
export function zoneOfNew({ timezone }: Readonly<Record<string, unknown>>, config: Config): Zone {
  const own = typeof timezone === 'string' ? readZone(timezone) : null;
  return own ?? config.timezone ?? ('UTC' as Zone);
}

/** Whether a severity is one of the two worst, so that the whole story is wanted. */
export function isMajor(severity: string | null, { severities }: Config): boolean {
  return severities.slice(0, 2).some(({ name }) => name === severity);
}

/** Days in which action items are due by policy, for examples: a month where there is none. */
export function usualDueDays(severity: string | null, { severities }: Config): number {
  return severities.find(({ name }) => name === severity)?.dueDays ?? 30;
}
