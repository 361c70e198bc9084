import { nearest } from '../../message/nearest.ts';
import { userErrors } from '../../message/user-errors.ts';
import { oneOf, quote } from '../../message/words.ts';
import { readDay } from '../../postmortem/dates.ts';
import { simplifyName } from '../../postmortem/field-checks.ts';
import { actionStatuses, actionTypes, type SeverityLevel } from '../../postmortem/types.ts';
import { type ActionRow, isOpen } from '../../site/action-rows.ts';

/** What a command line asks for; several values of one option are alternatives. */
export interface ActionWish {
  readonly owner?: readonly string[];
  readonly service?: readonly string[];
  readonly severity?: readonly string[];
  readonly type?: readonly string[];
  readonly status: string;
  readonly overdue?: boolean;
  /** `YYYY-MM-DD`: items that are due before that day. */
  readonly dueBefore?: string;
}

/** Ways to name several states at once. */
const statusWords = ['unfinished', 'all', ...actionStatuses] as const;

/**
 * The items that a command line asks for, by urgency: with a due date first, the earliest on top. A name
 * that nobody has and that is nearly somebody's is a user error.
 */
export function filterActions(
  rows: readonly ActionRow[],
  wish: ActionWish,
  severities: readonly SeverityLevel[],
): ActionRow[] {
  const { status, overdue = false } = wish;
  const choose = <Name extends string>(option: string, word: string, names: readonly Name[]) =>
    chooseWord(option, word, names);
  chooseWord('--status', status, statusWords);
  const dueBefore = wish.dueBefore === undefined ? null : parseDay(wish.dueBefore);
  const owners = known(
    '--owner',
    wish.owner,
    rows.flatMap(({ item }) => item.owners),
  );
  const services = known(
    '--service',
    wish.service,
    rows.flatMap(({ card }) => serviceNames(card)),
  );
  const types = wish.type?.map((word) => choose('--type', word, actionTypes));
  const worst = wish.severity?.map((word) => severityName(word, severities));
  const fits = ({ item, card, overdue: isLate }: ActionRow): boolean =>
    (status === 'all' || (status === 'unfinished' ? isOpen(item) : item.status === status)) &&
    (!overdue || isLate) &&
    (dueBefore === null || (item.due !== null && item.due < dueBefore)) &&
    (owners === null || item.owners.some((name) => owners.has(plain(name)))) &&
    (services === null || serviceNames(card).some((name) => services.has(plain(name)))) &&
    (types === undefined || types.some((type) => type === item.type)) &&
    (worst === undefined || worst.some((name) => name === card.severity?.name));
  return rows.filter(fits).sort(byDue);
}

/** Those without a date come last; equals stay in the order of their posts. */
const byDue = (a: ActionRow, b: ActionRow): number => {
  const [first, second] = [a.item.due ?? '9999', b.item.due ?? '9999'];
  return first < second ? -1 : first > second ? 1 : 0;
};

const serviceNames = ({ services }: ActionRow['card']): string[] =>
  services.map(({ name }) => name);

/** A name as it is compared: without capitals and the sign of a handle. */
const plain = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/^@/, '');

function known(
  option: string,
  wanted: readonly string[] | undefined,
  names: readonly string[],
): ReadonlySet<string> | null {
  if (wanted === undefined) return null;
  const all = new Set(names.map(plain));
  for (const name of wanted) {
    if (all.has(plain(name))) continue;
    const near = nearest(name, new Set(names));
    if (near !== null) {
      throw userErrors.usage(
        `No action item has ${quote(name)} for ${option}`,
        `Did you mean ${quote(near)}?`,
      );
    }
  }
  return new Set(wanted.map(plain));
}

function chooseWord<Name extends string>(
  option: string,
  word: string,
  names: readonly Name[],
): Name {
  const found = names.find((name) => name === word);
  if (found !== undefined) return found;
  throw userErrors.usage(`There is no ${quote(word)} for ${option}`, `Choose ${oneOf(names)}.`);
}

function severityName(word: string, severities: readonly SeverityLevel[]): string {
  const simple = simplifyName(word);
  const level = severities.find(({ name, label, aliases }) =>
    [name, label, ...aliases].some((other) => simplifyName(other) === simple),
  );
  if (level !== undefined) return level.name;
  const names = severities.map(({ name }) => name);
  throw userErrors.usage(`There is no severity ${quote(word)}`, `Choose ${oneOf(names)}.`);
}

function parseDay(text: string): string {
  const day = readDay(text);
  if (day !== null) return day;
  throw userErrors.usage(`${quote(text)} is no day`, 'Write `--due-before 2024-05-17`.');
}
