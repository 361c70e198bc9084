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

/** `[detected]`, `(detected)`, `Detected:`, `Detected.`, `DETECTED -` at the start of an entry. */
const labelForm =
  /^(?:[[(]([\p{L} -]{3,30})[\])]|([\p{L}][\p{L} ]{2,30}?)(?::(?=\s|$)|\.(?=\s+\S)|\s[\u2013\u2014-]\s))/u;

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

/** What an incident is called where it is told of in the third person. */
const it = '(?:incident|outage|issue|problem|impact|downtime)';
const over = '(?:resolved|over|ended|closed|fixed)';
/** Behind these words the start or end of an incident is a time that something else is told by. */
const asTime = '(?<!\\b(?:after|at|before|by|from|since|than|to|until) (?:the )?)';

const marks: readonly (readonly [EntryKind, RegExp])[] = [
  [
    'resolution',
    new RegExp(
      `\\b${it}(?: (?:is|was|has been|now|fully|officially|considered|finally|declared|marked|as)){0,4} ${over}\\b`,
      'i',
    ),
  ],
  [
    'resolution',
    new RegExp(
      `\\b${it} ends?\\b|${asTime}\\bend of (?:the )?(?:\\w+ ){0,2}${it}\\b|\\b${it} to an end\\b|\\(resolved\\)|\\ball[ -]clear\\b`,
      'i',
    ),
  ],
  [
    'resolution',
    /\b(?:service|services|everything|all systems|site)(?: (?:is|are|was|were|has been|now|fully|back|to)){0,4} (?:normal|restored|recovered)\b|\bfully (?:resolved|recovered|restored)\b/i,
  ],
  [
    'mitigation',
    new RegExp(
      `\\b${it}(?: (?:is|was|has been|declared|as)){0,3} mitigated\\b|\\bmitigation (?:is |was )?(?:applied|deployed|in place)\\b`,
      'i',
    ),
  ],
  [
    'cause',
    new RegExp(
      `\\b${it}(?: \\w+)? (?:starts?|started|begins?|began)\\b|${asTime}\\b(?:start|beginning) of (?:the )?(?:\\w+ )?${it}\\b`,
      'i',
    ),
  ],
  [
    'detection',
    /\b(?:team|engineers?|on-?call|we)(?: (?:is|are|was|were|gets?|got|has been|have been))? (?:alerted|paged)\b/i,
  ],
  [
    'detection',
    /\bfirst (?:alerts?|reports?|alarms?)\b|\b(?:alerts?|alarms?|pages?|monitor)(?: \w+)? (?:fires?|fired|triggers?|triggered|emitted|raised|received|goes off|went off)\b/i,
  ],
  [
    'detection',
    new RegExp(
      `\\b${it}(?: (?:is|was|first)){0,2} (?:detected|noticed|discovered|reported)\\b`,
      'i',
    ),
  ],
  [
    'detection',
    /\b(?:monitoring|system|checks?|probe|customers?|users?)(?: (?:first|has|have))? (?:detect(?:s|ed)?|notic(?:ed?|es)|report(?:s|ed)?) (?:the |an? )?(?:\w+ )?(?:issue|problem|outage|incident|errors?|failures?|spike|anomaly)\b|\balert(?:s|ed) (?:us|the team|on-?call|engineers)\b/i,
  ],
  // The same in German, French, Spanish, Portuguese and Japanese.
  [
    'resolution',
    /(?<!\p{L})(?:retour à la normale|incident (?:clos|résolu|terminé)|vuelta a la normalidad|incidente (?:resuelto|resolvido|cerrado|encerrado)|(?:servicio|serviço|service) (?:restablecido|restaurado|rétabli)|(?:störung|problem|ausfall)(?: \p{L}+)? (?:behoben|beendet|gelöst)|wieder (?:da|verfügbar|erreichbar|normal)|wiederhergestellt)(?!\p{L})|復旧(?:完了|しました|した|$)|障害(?:解消|終息)/iu,
  ],
  [
    'detection',
    /(?<!\p{L})(?:premi(?:er|ère)s? (?:alertes?|signalements?)|primer(?:a alerta|as alertas| aviso|os avisos)|primeir(?:a|o|as|os) alertas?|erster? (?:meldung|meldungen|alarm|warnung)|alarm ausgelöst)(?!\p{L})|アラート(?:発生|発報|検知)|障害(?:を)?検知/iu,
  ],
  ['escalation', /\bincident (?:is |was )?declared\b|\bescalat(?:ed|es|ing) to\b/i],
  [
    'communication',
    /\bstatus ?page (?:is |was )?(?:updated?|posted|published)\b|\b(?:comms|communications?) (?:is |are |was |were )?(?:sent|distributed|published)\b/i,
  ],
];

/** Takes `[detected]` or `**Detected**:` from the start of a text. */
export function dropLabel(text: string): string {
  const marked = /^(\*{1,2}|_{1,2}|`)([^*_`\n]{3,34}?)(?:\1(:?)|(:)\1)\s*/.exec(text);
  if (marked !== null) {
    const inner = `${marked[2] ?? ''}${marked[3] ?? ''}${marked[4] ?? ''}`;
    if (/[:.]$|^[[(]/.test(inner)) return text.slice(marked[0].length);
  }
  const found = labelForm.exec(text);
  return found === null ? text : text.slice(found[0].length).trimStart();
}
