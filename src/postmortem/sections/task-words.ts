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
    'add adding addition address adjust adopt agree alert allow always amend analyse analyze apply arrange ' +
    'ask assess assign audit automate avoid backport benchmark better block bring build bump ' +
    'cap change check clarify clean clear clone close collect come communicate compare ' +
    'complete configure confirm connect consider consolidate contact contribute convert ' +
    'cordon create decouple decrease define delegate delete deploy deprecate describe design ' +
    'detect determine develop disable discuss distribute diversify document double drop ' +
    'educate enable encourage enforce engage ensure escalate establish evaluate examine ' +
    'expand explain explore export extend figure file find finish fix follow formalise ' +
    'formalize get give go grant group handle harden have hold host identify ignore implement ' +
    'import improve improved improving increase inform install instrument integrate introduce ' +
    'invest investigate isolate keep learn limit link lock log look lower maintain ' +
    'make manage map measure merge migrate minimise minimize mitigate mock modify monitor ' +
    'more move never notify offer onboard only open optimise optimize organise organize page ' +
    'patch perform pin plan please practice practise prepare prevent prioritise prioritize ' +
    'promote protect provide prune publish purge put quarantine raise reach read ' +
    'reapply reassess rebalance recover recycle reinforce reinstall reinstate renew reorganise ' +
    'reorganize repair repeat rerun reschedule resize resume retain revert reword ' +
    'rebuild reconsider record recreate redeploy redesign reduce reenable refactor refine ' +
    'refresh register reject release relocate remind remove rename render replace report ' +
    'request require research reserve reset resolve respond restart restore restrict rethink ' +
    'retire retrain retry review revise revisit revoke rework rewrite roll rotate run ' +
    'scale scan schedule scope script search secure send separate set setup share shift ship ' +
    'show simplify simulate skip solve speak specify spike split stage standardise ' +
    'standardize start stop store streamline strengthen subscribe support surface swap switch ' +
    'sync systematically tag take talk teach test throttle tighten track train trigger trim ' +
    'try tune turn unblock understand unify update upgrade upstream use validate verify wait ' +
    'warn wire work wrap write'
  ).split(' '),
);

const taskPhrase =
  /\b(?:we|team|i|they) (?:will|should|must|need to|needs to|shall|want to|plan to|have to|are going to|could|can)\b(?! have\b)|\b(?:should|needs? to|must|has to|have to) be\b|\bto be (?:done|added|created|fixed|implemented|updated)\b|\bwill (?:also )?(?:be )?(?:add|automat|build|chang|configur|creat|document|enforc|ensur|extend|fix|implement|improv|introduc|investigat|migrat|monitor|prevent|provid|remov|replac|review|schedul|updat|work)/;
