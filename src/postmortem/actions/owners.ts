import { isTaskText } from '../sections/task-words.ts';
import { dueDayForm, readDueDay } from './due-date.ts';
import type { Fact } from './facts.ts';

/** An `@handle` or `@org/team`, not an e-mail address. Has no groups. */
export const handleForm = '(?<![\\w.@/])@[A-Za-z0-9][\\w-]{0,38}(?:\\/[\\w-]{1,60})?';

const name = "\\p{Lu}[\\p{L}'’-]{1,30}";
const fullName = `${name}(?: (?:${name}|\\p{Lu}\\.?)){0,2}`;
const assignment = new RegExp(
  `^\\s*((?:${fullName}|${handleForm})(?:(?:, | and | & |/)(?:${fullName}|${handleForm}))*) (?:to|will) (?=(?!be |have |not |no |only )[a-z])`,
  'u',
);
const leadingBracket = new RegExp(
  `^\\s*[([](${fullName}(?:(?:, | and | & |/)${fullName})*)[)\\]]:?\\s+`,
  'u',
);
const bracketed = new RegExp(
  `[([](${fullName}(?:(?:, | and | & |/)${fullName})*)[)\\]][.\\s]*$`,
  'u',
);
const leadingHandles = new RegExp(
  `^\\s*(${handleForm}(?:[,/&\\s]{1,3}(?:and )?${handleForm})*)\\s*[:,–—-]?\\s+`,
  'u',
);
const trailingHandles = new RegExp(
  `[\\s,;:|–—(-]+((?:${handleForm}[,/&\\s]{0,3}(?:and )?)+)[)\\s.]*$`,
  'u',
);
const handles = new RegExp(handleForm, 'gu');
const lastDay = new RegExp(`(?:\\s[|–—-]{1,2}\\s|,)\\s*(${dueDayForm})[\\s.]*$`, 'iu');
const lastNames = new RegExp(
  `\\s[|–—-]{1,2}\\s+(${fullName}(?:(?:, | and | & |/)${fullName})*)\\s*$`,
  'u',
);
const trailingDay = new RegExp(
  `[\\s,;:|–—(-]+((?:${handleForm}[,/&\\s]{1,3}(?:and )?)+)(${dueDayForm})[)\\s.]*$`,
  'iu',
);

/** Who and until when at the end of a line: `… — @ana, 2024-06-01`, `… — Ana — 2024-06-01`. */
export function readOwnersAndDay(plain: string): readonly Fact[] {
  const match = plain.includes('@') ? trailingDay.exec(plain) : null;
  const [, people = '', day = ''] = match ?? [];
  if (match === null) return readNamesAndDay(plain);
  if (readDueDay(day) === null) return [];
  const cut = [match.index, match.index + match[0].length] as const;
  return [...toFacts(people.match(handles) ?? [], cut), { role: 'due', value: day, cut }];
}

function readNamesAndDay(plain: string): readonly Fact[] {
  const last = lastDay.exec(plain);
  const [, day = ''] = last ?? [];
  if (last === null || readDueDay(day) === null) return [];
  const match = lastNames.exec(plain.slice(0, last.index));
  const names = splitNames(match?.[1] ?? '');
  if (match === null || !names.every(isPerson)) return [];
  const cut = [match.index, plain.length] as const;
  return [...toFacts(names, cut), { role: 'due', value: day, cut }];
}

/** Owners named without a key: "Ed to create …", `@ana add …`, "… (Ana)". The surest way found wins. */
export function findOwners(plain: string): readonly Fact[] {
  const assigned = assignment.exec(plain);
  if (assigned !== null) {
    const people = splitNames(assigned[1] ?? '');
    if (people.every(isPerson)) return toFacts(people, [0, assigned[0].length]);
  }
  for (const form of [leadingHandles, trailingHandles]) {
    const match = form.exec(plain);
    if (match !== null) {
      return toFacts(match[1]?.match(handles) ?? [], [match.index, match.index + match[0].length]);
    }
  }
  for (const form of [bracketed, leadingBracket]) {
    const match = form.exec(plain);
    const people = splitNames(match?.[1] ?? '');
    if (match !== null && people.every(isPerson)) {
      return toFacts(people, [match.index, match.index + match[0].length]);
    }
  }
  return toFacts(plain.match(handles) ?? [], null);
}

/** `AC`, `DMc`: how a small team signs; abbreviations of things are none. */
export const isInitials = (text: string): boolean =>
  /^[A-Z]{1,3}[A-Z][a-z]?$/.test(text.trim()) && !abbreviations.has(text.trim());

const abbreviations = new Set(
  'AI ALL API APM AWS BUG CD CDN CI CLI CPU CRM CSP CSS DB DNS DR EC EKS ETL FAQ GCP GPU HA HTML HINT HTTP IAM ID IDE INFO IP JS JSON KMS KPI LB LDAP ML MR MTTD MTTR MVP NFS NOTE NTP OIDC OS PDF PII PR QPS RAM RCA RDS REST RPC RPO RTO SAML SDK SLA SLI SLO SMS SQL SQS SSD SSH SSL SSO TBD TIP TLS TODO TTL UI URL UX VM VPC VPN WAF WARN WIP XML YAML'.split(
    ' ',
  ),
);

const onlyName = new RegExp(`^(?:${fullName})$`, 'u');

/** Whether a text has the form of one name of a person and is no word that stands in such places. */
export const isPersonName = (text: string): boolean => onlyName.test(text) && isPerson(text);

/** The people of a list in words: `Ana, Ben and @cy`. */
export function splitNames(text: string): readonly string[] {
  return text
    .split(/\s*(?:,|;|\/|&|\+|\band\b)\s*/)
    .map((part) => part.replace(/^[\s([]+|(?:[\s)\]]|(?<! \p{Lu})\.)+$/gu, ''))
    .filter(
      (part) => part !== '' && !/^(?:n\/?a|tbd|none|unassigned|unknown|nobody|-+|\?+)$/i.test(part),
    );
}

function toFacts(people: readonly string[], cut: Fact['cut']): readonly Fact[] {
  return people.map((value) => ({ role: 'owner' as const, value, cut }));
}

const isPerson = (text: string): boolean =>
  text.startsWith('@') ||
  (!notNames.has(text.toLowerCase()) && !abstract.test(text) && !isTaskText(`${text} `));

/** Endings of words for things: "Documentation to …", "Monitoring to …". */
const abstract = /(?:ing|tions?|ments?|ity|ities|ance|ence|ness|ware|ures?)$/i;

/** Capitalised words that stand where a name could. */
const notNames = new Set(
  'optional later maybe done long-term short-term high medium low critical urgent blocked need needs want wants try have has how what when where why continue plan plans nobody everyone everybody somebody someone nothing something next start begin remember it this that we they you i going looking due used able similar ready other others internal external monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today tomorrow wip todo tbd ongoing future process ability access alert alerts attempt automation blocks changes check checks code config dashboard effort guide guideline guidelines idea job limits method metrics option playbook policy proposal reminder request requests runbook runbooks script scripts service step steps support system systems task tasks there these this those test tests ticket tickets time tool tools way ways work workflow detection prevention mitigation detect prevent mitigate planned completed'.split(
    ' ',
  ),
);
