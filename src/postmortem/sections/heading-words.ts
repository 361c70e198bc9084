import { foldAccents } from '../fold-accents.ts';

/** Words of titles that do not change what they mean: in front of an alias, behind it, between two. */

/** Words of a list with blanks between, as the alternatives of a regular expression. */
const anyOf = (words: string): string => foldAccents(words).trim().split(/\s+/).join('|');

/** What only says which, without plural endings: `detailed`, `our`, `long-term`. */
export const qualifier = new RegExp(
  `^(?:${anyOf(`
    the a our your any some all its this incident issue outage problem postmortem detailed detail full complete
    high-level initial preliminary final brief short quick main major primary secondary overall general key
    important additional other further more proposed planned suggested recommended potential possible specific concrete
    identified agreed outstanding remaining open pending completed ongoing technical operational organizational
    organisational process documentation internal external short-term medium-term mid-term near-term long-term
    relevant new
    detaillierte[nrs]? technische[nrs]? mögliche[nrs]? wahrscheinliche[nrs]? eigentliche[nrs]? weitere[nrs]?
    geplante[nrs]? vorgeschlagene[nrs]? empfohlene[nrs]? konkrete[nrs]? offene[nrs]? kurzfristige[nrs]?
    langfristige[nrs]? künftige[nrs]?
    le la lo el il gli os posible possíveis possibili
    наиболее (?:вероятн|возможн|основн|подробн|предлагаем|планируем|дальнейш|внедр[её]нн)\\p{L}{0,4}
  `)}) `,
  'u',
);

/** Words that may follow an alias without changing what it means, and all that starts with a digit. */
export const connects = new RegExp(
  `^(?:\\d|-|d[el]*l'|(?:${anyOf(`
    of for on in to from during about at by with behind all times? utc gmt est pst pt identified found taken applied
    completed implemented added introduced adopted made recommended proposed planned suggested required needed next analysis section so that
    we which
    del de des du da do dos das di dei della degli pada dari oleh van der von vom für beim zum zur para pour por per dla po по для при
    (?:инцидент|сбо|авари|событи|проблем)\\p{L}{1,4} (?:incydent|awari|zdarze)\\p{L}{1,3}
    (?:futur|identificad|implementad|recomendad|propuest|propost|requerid|necess?ari)\\p{L}{0,3}
    (?:pendiente|pendente|inmediat|imediat)\\p{L}{0,3} (?:identifi|recommand|propos|planifi)ée?s?
  `)})$)`,
  'u',
);

/** What stands between the parts of a composite: "Root cause and fix", "Prévention et suivi". */
export const joints = /\s*(?:\/|,|&|;|\band\b|\bor\b|(?<=\s)(?:und|et|y|e|и|och|og)(?=\s))\s*/u;

/** The same in scripts that put no blanks between words: 原因と対策. */
export const scriptJoints = /[と・、与和及]/;

/** Without accents and endings of plurals: `root causes` and `root cause` are one. */
export function stem(title: string): string {
  return foldAccents(title).replaceAll(/\p{L}+/gu, (word) =>
    word
      .replace(/ies$/, 'y')
      .replace(/(?<=x|ch|sh|ss)es$/, '')
      .replace(/(\p{L}{2})(?<!s|u|i)s$/u, '$1'),
  );
}

/** Aliases that say what a section is whatever follows them. */
export const certain: ReadonlySet<string> = new Set(
  [
    'timeline',
    'root cause',
    'root cause analysis',
    'rca',
    'contributing factor',
    'five why',
    '5 why',
    'action item',
    'follow-up action',
    'lesson learned',
    'what went well',
    'what went wrong',
    'where we got lucky',
    'executive summary',
    'zeitleiste',
    'zeitlicher ablauf',
    'chronologie',
    'cronología',
    'cronologia',
    'línea de tiempo',
    'linha do tempo',
    'tijdlijn',
    'хронология',
    'таймлайн',
    'ursachenanalyse',
    'grundursache',
    'cause racine',
    'causa raíz',
    'causa raiz',
    'causa radice',
    'корневая причина',
    'причина',
    'причины',
    'maßnahmen',
    'actions correctives',
    'mesures correctives',
    'acciones correctivas',
    'acciones preventivas',
    'medidas correctivas',
    'medidas preventivas',
    'ações corretivas',
    'ações preventivas',
    'azioni correttive',
    'nächste schritte',
    'prochaines étapes',
    'próximos pasos',
    'próximos passos',
    'следующие шаги',
    'меры',
    'recomendaciones',
    'prevención',
    'prevenção',
    'prevenzione',
    'lecciones aprendidas',
    'lições aprendidas',
  ].map(stem),
);

/** Aliases that say what a section is even when they close a longer title: "GitHub outage timeline". */
export const endings: ReadonlySet<string> = new Set([
  'timeline',
  'chronology',
  'root cause',
  'root cause analysis',
  'rca',
  'contributing factor',
  'action item',
  'action plan',
  'corrective action',
  'corrective measure',
  'preventive measure',
  'follow-up',
  'follow-up action',
  'follow-up task',
  'next step',
  'improvement',
  'recommendation',
  'lesson learned',
  'fix applied',
  'takeaway',
  'impact',
  'summary',
]);
