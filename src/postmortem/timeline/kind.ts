import type { EntryKind } from '../types.ts';

/**
 * What kind of event an entry is: an explicit label first (`[detected]`, `**Detected**:`, `Detection:`),
 * then marks such as `OUTAGE BEGINS`, `Problem starts`, `Team alerted`; null where nothing says so.
 */
export function readKind(
  plain: string,
  label: string | null,
): { readonly kind: EntryKind; readonly labelled: boolean } | null {
  const explicit =
    label ??
    labelForm
      .exec(plain)
      ?.slice(1)
      .find((text) => text !== undefined);
  if (explicit !== undefined) {
    const words = explicit.trim().toLowerCase();
    const found = labels.find(([, form]) => form.test(words));
    if (found !== undefined) return { kind: found[0], labelled: true };
  }
  const start = plain.slice(0, 160);
  const found = marks.find(([, form]) => form.test(start));
  return found === undefined ? null : { kind: found[0], labelled: false };
}

/** `[detected]`, `(detected)`, `Detected:`, `DETECTED -` at the start of an entry. */
const labelForm =
  /^(?:[[(]([\p{L} -]{3,30})[\])]|([\p{L}][\p{L} ]{2,30}?)(?::(?=\s|$)|\s[\u2013\u2014-]\s))/u;

const labels: readonly (readonly [EntryKind, RegExp])[] = [
  [
    'detection',
    /^(?:first |fault |issue |problem |incident )?(?:detect(?:ed|ion)?|discovered|noticed|alert(?:ed)?)$|^(?:time|date) (?:of )?detect(?:ed|ion)$/,
  ],
  [
    'cause',
    /^(?:cause|trigger(?:ed)?|(?:fault|incident|outage|impact|problem|issue) (?:occur(?:s|red)?|start(?:s|ed)?|begins?|began)|start(?:ed)?|began|onset|introduced)$/,
  ],
  ['escalation', /^(?:escalat(?:ion|ed)|paged?|(?:incident )?declared|acknowledged|engaged)$/],
  [
    'communication',
    /^(?:comm(?:s|unication|unicated)?|status(?: ?page)?(?: update)?|announced|notified)$/,
  ],
  ['hypothesis', /^(?:hypothesis|theory|suspect(?:ed)?)$/],
  ['action', /^(?:action|response|step|change)$/],
  ['mitigation', /^(?:mitigat(?:ion|ed)|repaired|stabili[sz]ed|contained|workaround)$/],
  [
    'resolution',
    /^(?:(?:incident |issue |fully )?resol(?:ution|ved)|(?:incident )?(?:ends?|ended|closed|over)|fixed|recovered|restored|all[ -]clear)$/,
  ],
  ['note', /^note$/],
];

const marks: readonly (readonly [EntryKind, RegExp])[] = [
  [
    'resolution',
    /\b(?:incident|outage|issue|problem|service|everything|all (?:services|systems))(?: (?:is|was|has been|are|were|now|fully|officially|declared|marked as|considered|back to))* (?:resolved|over|ends?|ended|closed|normal|restored|recovered)\b|\b(?:outage|incident) (?:ends|ended|over)\b|\(resolved\)|\ball[ -]clear\b|\bfully (?:resolved|recovered|restored)\b/i,
  ],
  [
    'cause',
    /\b(?:outage|incident|problem|issue|impact|downtime)(?: \w+)? (?:starts|started|begins|began)\b/i,
  ],
  [
    'detection',
    /\b(?:team|engineers?|on-?call|we|\w+ team)(?: (?:is|are|was|were|gets?|got|has been|have been))? (?:alerted|paged|notified)\b|\b(?:first|initial) (?:alerts?|reports?|alarms?)\b|\b(?:alerts?|alarms?|pages?|monitor(?:ing)?)(?: \w+)? (?:fires?|fired|triggers?|triggered|goes off|went off)\b|\b(?:issue|problem|incident|outage) (?:is |was )?(?:first )?(?:detected|noticed|discovered|reported)\b/i,
  ],
  ['escalation', /\bincident (?:is |was )?declared\b|\bescalat(?:ed|es|ing) to\b/i],
  [
    'mitigation',
    /\b(?:is|was|been|impact|issue|problem|incident) mitigated\b|\bmitigation (?:is |was )?(?:applied|deployed|in place)\b/i,
  ],
];

/** Takes `[detected]` or `**Detected**:` from the start of a text. */
export function dropLabel(text: string): string {
  const marked = /^(\*{1,2}|_{1,2}|`)([^*_`\n]{3,34}?)(?:\1(:?)|(:)\1)\s*/.exec(text);
  if (marked !== null) {
    const inner = `${marked[2] ?? ''}${marked[3] ?? ''}${marked[4] ?? ''}`;
    if (/:$|^[[(]/.test(inner)) return text.slice(marked[0].length);
  }
  const found = labelForm.exec(text);
  return found === null ? text : text.slice(found[0].length).trimStart();
}
