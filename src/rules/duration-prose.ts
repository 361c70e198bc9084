import { quote } from '../message/words.ts';
import { type Milestones, milestoneNames } from '../postmortem/types.ts';
import { defineRule } from './define-rule.ts';
import { formatMinutes, readMinutes } from './helpers/durations.ts';
import { findInProse, proseOf } from './helpers/prose.ts';

const duration = String.raw`(?<amount>(?:\d{1,4}(?:\.\d{1,2})?\s?-?(?:d(?:ays?)?|h(?:(?:ou)?rs?)?|m(?:in(?:ute)?s?)?)\b(?:,?\s{1,3}(?:and\s{1,3})?)?){1,3})`;
const event = '(?:incident|outage|downtime|disruption)';
const about = String.raw`(?<about>(?:~|about|around|approx(?:imately|\.)?|roughly|nearly|almost|over|more\s+than|at\s+least|up\s+to|some|circa|ca\.)\s{0,3}){0,2}`;

// Only what is said of the whole incident: parts of it may well be shorter.
const statements: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:the|this|our)\s+(?:\w{1,20}\s+)?${event}\s+(?:has\s+|had\s+)?(?:lasted|went\s+on|continued|took)\s+(?:for\s+)?(?:a\s+total\s+of\s+)?${about}${duration}`,
    'giu',
  ),
  new RegExp(
    String.raw`\b(?:duration|length)(?:\s+of\s+(?:the|this)\s+${event})?\s*(?::|was|is|=)\s*${about}${duration}`,
    'giu',
  ),
  new RegExp(
    String.raw`\b(?:an?|the|this)\s+${about}(?<!\p{N})${duration}[\s-]+(?:incident|outage)\b`,
    'giu',
  ),
];

/** Every amount has it, and few posts have one. */
const sign = /\d\s?-?[dhm]/i;

export const durationProse = defineRule({
  id: 'duration-prose',
  description: 'How long the incident lasted is the same in the text and by its instants.',
  scope: 'document',
  level: 'warn',
  draftLevel: 'info',
  options: {},
  *check(document, { milestones, durations }) {
    const known = spans(milestones);
    const whole = durations.toResolve ?? durations.toMitigate;
    if (whole === null || !sign.test(proseOf(document))) return;
    for (const statement of statements) {
      for (const { match, place } of findInProse(document, statement)) {
        const said = readMinutes(match.groups?.amount ?? '');
        if (said === null) continue;
        const slack = Math.max(10, said * (match.groups?.about === undefined ? 0.15 : 0.35));
        if (known.some((span) => Math.abs(span - said) <= slack)) continue;
        yield {
          place,
          unexpected: quote(match[0]),
          expected: `about ${quote(formatMinutes(whole))}, as the instants have it`,
          actual: match[0],
          candidates: [formatMinutes(whole)],
          note: `From ${describe(milestones)}. One of them is wrong, or another span is meant: say which.`,
        };
      }
    }
  },
});

/** Minutes between any two milestones: people count from the start, from the alert, to the fix. */
function spans(milestones: Milestones): readonly number[] {
  const instants = milestoneNames.flatMap((name) => {
    const milestone = milestones[name];
    return milestone === null ? [] : [Date.parse(milestone.instant) / 60_000];
  });
  return instants.flatMap((from) =>
    instants.filter((to) => to > from).map((to) => Math.round(to - from)),
  );
}

function describe(milestones: Milestones): string {
  const { started, mitigated, resolved } = milestones;
  const end = resolved ?? mitigated;
  return `${started?.instant ?? 'the start'} to ${end?.instant ?? 'the end'}`;
}
