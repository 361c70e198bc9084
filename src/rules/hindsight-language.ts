import { defineRule } from './define-rule.ts';
import { type Phrase, tellPhrases } from './helpers/phrases.ts';

interface Options {
  /** Phrases that are fine in this house, as they are reported. */
  readonly allow: readonly string[];
}

const options: Options = { allow: [] };

const person = String.raw`(?:we|i|he|she|they|someone|somebody|you|the\s+(?:on-?call(?:\s+engineer)?|engineers?|operators?|developers?|admins?|administrators?|team|author|reviewers?|staff|employee|dba)|@[\w-]{1,40})`;
const should = String.raw`(?:should|ought\s+to)(?:n['’]t|\s+not)?(?:['’]ve|\s+have)`;
const adverb = String.raw`(?:\s+\w{2,20}ly|\s+also|\s+never|\s+at\s+least)?`;

const participle =
  '(?:been|become|begun|bought|broken|brought|built|caught|chosen|come|done|found|given|gone|gotten|had|heard|held|kept|known|led|left|made|met|paid|put|read|run|said|seen|sent|set|shown|shut|spotted|taken|thought|told|understood|written|\\w{2,20}ed)';

// What only people leave undone: a service may well be said to "should have returned 200".
const judgements =
  '(?:addressed|alerted|announced|anticipated|asked|avoided|caught|checked|communicated|considered|coordinated|detected|discovered|documented|double-checked|escalated|expected|fixed|foreseen|informed|investigated|known|mitigated|monitored|noticed|planned|predicted|prevented|questioned|realised|realized|recognised|recognized|reported|reviewed|rolled|rushed|seen|spotted|tested|thought|told|understood|updated|upgraded|validated|verified|warned)';

const phrases: readonly Phrase[] = [
  {
    // "Ask whether it should have been announced" is a question, not yet a judgement.
    pattern: new RegExp(
      String.raw`(?:\b${should}${adverb}(?:\s+been)?${adverb}\s+${judgements}|(?<![\w@])${person}\s+${should}${adverb}\s+${participle})\b(?<!\b(?:if|whether)\s[^.!?;\0]{0,140})`,
      'gi',
    ),
    sign: /\b(?:should|ought)/i,
    instead: 'what was done, and why it made sense then',
  },
  {
    pattern: /\bobviously\b(?!\s+(?:wrong|broken|bad|failing|incorrect|different))/gi,
    instead: 'nothing in its place: it was not obvious then',
  },
  {
    pattern: /\bif\s+only\s+(?:we|i|he|she|they|someone|somebody|it|this|that|there)\b/gi,
    instead: 'what will be done from now on',
  },
  {
    pattern:
      /\bcould\s+(?:have\s+)?(?:easily|simply)\s+(?:have\s+)?(?:been\s+)?\w{2,20}(?:ed|en)\b|\b(?:easily|simply)\s+(?:be|have\s+been)\s+(?:avoided|prevented|caught|noticed|spotted)\b|\b(?:anyone|everyone)\s+(?:could|would|should)\s+have\b|\ball\s+(?:we|he|she|they)\s+had\s+to\s+do\b/gi,
    instead: 'what stood in the way of it then',
  },
];

export const hindsightLanguage = defineRule<Options>({
  id: 'hindsight-language',
  description: 'A post judges decisions by what was known when they were made.',
  scope: 'document',
  level: 'warn',
  draftLevel: 'info',
  options,
  check: (document, _postmortem, { options: { allow } }) =>
    tellPhrases(
      document,
      phrases,
      allow,
      'What did not happen explains nothing. If it is meant, say so: `<!-- recount-ignore hindsight-language: reason -->`.',
    ),
});
