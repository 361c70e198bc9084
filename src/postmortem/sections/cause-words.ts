/** Whether a text says why: `because`, `due to`, `led to`, and the like in other languages. */
export const isCausal = (text: string): boolean => causal.test(text) || foreignCausal.test(text);

const causal =
  /\b(?:because|caus(?:ed?|es|ing)|due to|led to|leads to|result(?:ed|s|ing)? (?:of|in|from)|reason|triggered|bug|exploit(?:ed|s|ing)?|since|so that|as a consequence|turned out|i believe|we believe|suspect|most likely)\b/i;

/** The beginnings of such words, by language; the last line is of scripts without blanks. */
const foreignCausal = new RegExp(
  `(?<!\\p{L})(?:${[
    'weil|aufgrund|wegen|ursache|grund|verursacht|ausgelöst|führten? dazu|lag daran',
    'parce qu|à cause d|en raison d|d[uû]e?s? (?:à|au)|provoqu|entraîn|causé',
    'porque|debido a|h[ai][cz][eo] que|a causa d|provoc|caus(?:ó|ad|ou|at)|devido a|por causa d|perché|dovut[oa] a',
    'omdat|doordat|wegens|veroorzaakt|eftersom|på grund av|på grunn av|fordi',
    'ponieważ|z powodu|spowodowa|protože|kvůli|потому что|из-за|вызва|прив[её]л|поскольку|так как',
    'karena|disebabkan|nedeniyle',
  ].join('|')})|原因|によ[りっる]|ため、|导致|因为|由于|造成|때문|원인`,
  'iu',
);

/** The words in which prose says where the trouble came from: "the outage seemed to come from …". */
export function toldCause(text: string): string | null {
  const match = told.exec(text);
  return match === null || doubt.test(match[0]) ? null : match[0];
}

const told =
  /\b(?:(?:outage|incident|issue|problem|failures?|errors?)\b (?:\S+ ){0,4}?because\b|(?:outage|incident|issue|problem|failures?|errors?|this|it|which)\b (?:\S+ ){0,4}?(?:caused by|due to|com(?:e|es|ing) from|came from|relates? to|related to|result(?:ed|s) from|triggered by|stem(?:s|med) from)\b)/i;

/**
 * The words in which prose names the cause without a heading: "The root cause was …", or a line
 * "RCA of this upgrade:". Null where none do, or the cause is said to be unknown.
 */
export function statedCause(text: string): string | null {
  if (/^(?:the )?(?:root cause|rca)\b[^.]{0,60}:$/i.test(text)) return text;
  const match =
    /\b(?:root cause|underlying cause)\b[^.!?]{0,60}\b(?:is|was|were|are|being)\b[^.!?]{0,200}/i.exec(
      text,
    ) ?? foreignStated.exec(text);
  if (match === null || doubt.test(match[0])) return null;
  return match[0].split(' ').slice(0, 6).join(' ');
}

const foreignStated =
  /(?<!\p{L})(?:(?:grund|haupt|fehler)?ursache\p{L}{0,2} (?:\S+ ){0,5}?(?:war|waren|ist|liegt|lag)|cause (?:racine|profonde|première) (?:\S+ ){0,5}?(?:est|était)|causa (?:ra[ií]z|radice|fundamental|principal) (?:\S+ ){0,5}?(?:fue|es|era|foi|é|è|era|è stata)|(?:корневая |основная )?причин(?:а|ой) (?:\S+ ){0,5}?(?:была|стал[аио]?|заключ\p{L}+|[-\u2013\u2014])|根本原因は|原因は|根本原因是|根因是|原因是)(?!\p{L})[^.!?。]{0,200}/iu;

const doubt =
  /\b(?:unknown|unclear|not (?:yet |fully )?(?:known|clear|understood|determined|identified|found)|undetermined|investigat\w*|still|never)\b|unbekannt|unklar|noch nicht|inconnue|desconocid|desconhecid|sconosciut|неизвестн|выясня|不明|未知/i;
