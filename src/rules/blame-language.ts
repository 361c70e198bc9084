import { defineRule } from './define-rule.ts';
import { type Phrase, tellPhrases } from './helpers/phrases.ts';

interface Options {
  /** Phrases that are fine in this house, as they are reported. */
  readonly allow: readonly string[];
}

const options: Options = { allow: [] };

const person = String.raw`(?:we|i|he|she|they|someone|somebody|nobody|the\s+(?:on-?call(?:\s+engineer)?|engineers?|operators?|developers?|admins?|administrators?|sysadmins?|team|author|reviewers?|staff|employee|person|dba)|@[\w-]{1,40})`;

const phrases: readonly Phrase[] = [
  {
    pattern: /\b(?:human|operator|pilot)[\s-]+error\b|\bhuman\s+(?:mistake|failure)s?\b/gi,
    instead: 'what made the action look right at the time',
  },
  {
    pattern:
      /\b(?:careless(?:ly|ness)?|negligen(?:t|tly|ce)|incompeten(?:t|ce)|sloppy|sloppily|sloppiness|reckless(?:ly|ness)?|stupid(?:ly|ity)?|foolish(?:ly)?|irresponsibl[ey])\b/gi,
    instead: 'what was done, and what was known then',
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\w@])${person}\s+(?:(?:had|have|has|also|then|simply|just|completely)\s+){0,2}(?:failed\s+to|forgot(?:ten)?\s+(?:to|about)|neglected\s+to|(?:didn['’]t|did\s+not)\s+bother)\b`,
      'gi',
    ),
    sign: /failed\s+to|forgot|neglected|bother/i,
    instead: 'what made it easy to miss',
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\w@])${person}\s+(?:(?:had|have|has|also)\s+)?made\s+(?:a|an|the)\s+(?:\w{1,12}\s+)?(?:mistake|error|blunder)\b|\b(?:his|her|their|my|our|its\s+author['’]s)\s+(?:own\s+)?(?:mistake|fault|carelessness|blunder)\b`,
      'gi',
    ),
    sign: /\bmade\s+(?:an?|the)\s|(?:mistake|fault|carelessness|blunder)\b(?<=(?:his|her|their|my|our|['’]s)\s+(?:own\s+)?\w+)/i,
    instead: 'what led to it',
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\w@])${person}\s+(?:is|was|are|were)\s+(?:to\s+blame|at\s+fault|responsible\s+for\s+the\s+(?:outage|incident|failure))\b|\bshould\s+have\s+known\s+better\b`,
      'gi',
    ),
    sign: /blame|at\s+fault|responsible\s+for|known\s+better/i,
    instead: 'the conditions that made it possible',
  },
  {
    pattern:
      /(?<![\w@])(?:(?:caused|broken|introduced)\s+by|due\s+to|because\s+of|fault\s+of|blame(?:d)?\s+on)\s+@[\w-]{1,40}(?:['’]s)?|@[\w-]{1,40}\s+(?:broke|botched|messed\s+up|screwed\s+up|caused\s+(?:the|this|an?)\s+(?:outage|incident|failure))\b/gi,
    instead: 'the change or condition, not who made it',
  },
];

export const blameLanguage = defineRule<Options>({
  id: 'blame-language',
  description: 'A post tells what happened without blaming people.',
  scope: 'document',
  level: 'warn',
  draftLevel: 'info',
  options,
  check: (document, _postmortem, { options: { allow } }) =>
    tellPhrases(
      document,
      phrases,
      allow,
      'People act on what they see; blame hides what would have to change. If it is meant, say so: `<!-- recount-ignore blame-language: reason -->`.',
    ),
});
