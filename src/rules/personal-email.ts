import { quote } from '../message/words.ts';
import { defineRule } from './define-rule.ts';
import { findShown } from './helpers/prose.ts';

interface Options {
  /** Addresses (`ana@example.org`) or domains (`lists.example.org`) that may be shown. */
  readonly allow: readonly string[];
}

const options: Options = { allow: [] };

const addresses =
  /(?<![\w.+/:@-])[a-z0-9][\w.+-]{0,63}@[a-z0-9][a-z0-9.-]{0,200}\.[a-z]{2,24}(?![\w@/:-]|\.\w)/gi;

/** Every address has it; handles have none. */
const sign = /[\w.+-]@[a-z0-9]/i;

/** Addresses of a role and of a list belong to nobody. */
const roles =
  /^(?:abuse|accounts?|admin|administrator|alerts?|announce|billing|bounty|bugs?|contact|dev|devops|enquiries|feedback|git|hello|help|helpdesk|hostmaster|incidents?|info|infra|infrastructure|it|jobs|legal|list|mail|mailer-daemon|marketing|media|news|newsletter|no-?reply|notifications?|noc|office|on-?call|operations|ops|platform|postmaster|press|privacy|root|sales|security|service|soc|sponsors|sre|staff|status|support|sysadmin|team|test|user|users|webmaster)$|(?:^|[-_.+])(?:team|list|users|dev|announce|noreply|no-reply|alerts|security|support)(?:$|[-_.+])/i;
const domains =
  /(?:^|\.)(?:example\.(?:com|org|net|edu)|example|test|invalid|localhost|local|googlegroups\.com|groups\.io|users\.noreply\.github\.com|iam\.gserviceaccount\.com|gserviceaccount\.com)$|(?:^|\.)(?:lists?|groups|noreply)\./i;
/** `icon@2x.png` is a file. */
const fileEndings =
  /\.(?:png|jpe?g|gif|svg|webp|js|mjs|ts|css|md|html?|ya?ml|json|toml|sh|py|rb|go|tgz|service)$/i;

export const personalEmail = defineRule<Options>({
  id: 'personal-email',
  description: "A post does not show anybody's personal e-mail address.",
  scope: 'document',
  level: 'warn',
  options,
  *check(document, _postmortem, { options: { allow } }) {
    if (!sign.test(document.text)) return;
    const allowed = new Set(allow.map((address) => address.toLowerCase()));
    const told = new Set<string>();
    for (const { match, place } of findShown(document, addresses)) {
      const address = match[0].toLowerCase();
      const [name = '', domain = ''] = address.split('@');
      if (roles.test(name) || domains.test(domain) || fileEndings.test(domain)) continue;
      if (allowed.has(address) || allowed.has(domain) || told.has(address)) continue;
      told.add(address);
      yield {
        place,
        unexpected: `e-mail address ${quote(match[0])}`,
        expected: 'a handle, or the address of a team',
        actual: match[0],
        note: 'What is published is harvested. A handle such as `@ana` names the person as well.',
      };
    }
  },
});
