/** Whether a sentence asks for something to be done: it starts with a verb of work, or says who will do it. */
export function isTaskText(text: string): boolean {
  const words = text.toLowerCase().replace(/^[^\p{L}]+/u, '');
  const first = /^\p{L}+/u.exec(words)?.[0] ?? '';
  return (
    (taskWords.has(first) && words.length > first.length) ||
    /^(?:do not|don['’]t|re-\p{L}+) /u.test(words) ||
    taskPhrase.test(words)
  );
}

/** Whether a paragraph says of itself that it is work to do: `Action point: add …`, `[ ] Add …`, `AI-3: add …`. */
export const isAnnouncedItem = (text: string): boolean => announced.test(text);

/** Pictures that say how far an item is. */
export const progressMarks = '✅☑✔✓❌🚧⏳☐⬜🔲';

const announced = new RegExp(
  String.raw`^\s*(?:\[([ xX])\]\s|[${progressMarks}]|(?:action(?: item| point)?|follow-up|todo|done|wip|AI-?\d{1,3})\s*(?:#?\d{1,3})?\s*:)`,
  'iu',
);

/** First words of tasks: verbs in the imperative, and a few that only ever precede one. */
const taskWords = new Set(
  (
    'acquire add adding addition address adjust adopt agree alert allocate allow allowlist ' +
    'always amend analyse analyze apply arrange ask assess assign audit augment automate ' +
    'avoid backport benchmark better block bring budget build bump calibrate cap centralise ' +
    'centralize change check clarify clean clear clone close collect come communicate compare ' +
    'complete conduct configure confirm connect consider consolidate contact contribute ' +
    'convert cordon create decouple decrease deduplicate define delegate delete denylist ' +
    'deploy deprecate describe design detect determine develop disable discuss distribute ' +
    'diversify document double drop educate eliminate embed emit enable encourage encrypt ' +
    'enforce engage enhance enrich ensure escalate establish evaluate examine expand explain ' +
    'explore export expose extend figure file finalise finalize find finish fix follow ' +
    'formalise formalize generate get give go grant group handle harden have hire hold host ' +
    'identify ignore implement import improve improved improving increase inform inspect ' +
    'install institute instruct instrument integrate introduce invest investigate isolate ' +
    'iterate keep learn lengthen leverage limit link lock log look lower maintain make manage ' +
    'mandate map measure merge migrate minimise minimize mitigate mock modernise modernize ' +
    'modify monitor more move never notify offer onboard only open optimise optimize organise ' +
    'organize page patch pause perform persist pin plan please practice practise prepare ' +
    'preserve prevent prioritise prioritize procure prohibit promote protect provide prune ' +
    'publish purge put quarantine raise reach read reapply reassess rebalance rebuild ' +
    'reconsider record recover recreate recycle redeploy redesign reduce reenable refactor ' +
    'refine refresh register reinforce reinstall reinstate reject release relocate remind ' +
    'remove rename render renew reorganise reorganize repair repeat replace report request ' +
    'require rerun reschedule research reserve reset resize resolve respond restart restore ' +
    'restrict resume retain rethink retire retrain retry reuse revert review revise revisit ' +
    'revoke reword rework rewrite roll rotate run sanitise sanitize scale scan schedule scope ' +
    'script search secure segment segregate send separate set setup share shift ship shorten ' +
    'show simplify simulate skip solve speak specify spike split stage stagger standardise ' +
    'standardize start stop store streamline strengthen subscribe substitute supplement ' +
    'support surface swap switch sync systematically tag take talk teach test throttle ' +
    'tighten toggle trace track train treat trigger trim try tune turn unblock understand ' +
    'unify update upgrade upstream use utilise utilize validate verify version wait warn ' +
    'whitelist wire work wrap write'
  ).split(' '),
);

const taskPhrase =
  /\b(?:we|team|i|they) (?:will|should|must|need to|needs to|shall|want to|plan to|have to|are going to|could|can)\b(?! have\b)|\b(?:should|needs? to|must|has to|have to) be\b|\bto be (?:done|added|created|fixed|implemented|updated)\b|\bwill (?:also )?(?:be )?(?:add|automat|build|chang|configur|creat|document|enforc|ensur|extend|fix|implement|improv|introduc|investigat|migrat|monitor|prevent|provid|remov|replac|review|schedul|updat|work)/;
