import type { ActionStatus, ActionType } from '../types.ts';

/** What a column, a key of a metadata tail or a frontmatter key says of an item. */
export type Role =
  | 'text'
  | 'owner'
  | 'due'
  | 'status'
  | 'type'
  | 'priority'
  | 'ticket'
  | 'id'
  | 'note'
  | 'answers';

/** Names of columns and keys, lower case and singular, by what they mean. */
const roleNames: Readonly<Record<Role, readonly string[]>> = {
  text: [
    'action item',
    'action',
    'item',
    'task',
    'title',
    'description',
    'what',
    'todo',
    'to do',
    'improvement',
    'follow-up',
    'follow up',
    'recommendation',
    'corrective action',
    'measure',
    'activity',
    'work item',
    'step',
    'summary',
    'remediation',
    'detail',
    'next step',
    'change',
    'maßnahme',
    'aufgabe',
    'mesure',
    'tâche',
    'acción',
    'tarea',
    'ação',
    'tarefa',
    'tiltak',
    '対応',
    '対策',
    'タスク',
    '内容',
    '行动',
    '行动项',
    '措施',
    '改进措施',
    '任务',
    '事项',
    'мера',
    'действие',
    'задача',
    'что сделать',
    'azione',
    'attività',
    'misura',
    'actie',
    'maatregel',
    'taak',
    'działanie',
    'zadanie',
    'åtgärd',
    '조치',
  ],
  owner: [
    'owner',
    'assignee',
    'assigned to',
    'assigned',
    'who',
    'responsible',
    'responsible team',
    'responsible person',
    'responsible party',
    'responsibility',
    'team',
    'dri',
    'lead',
    'person',
    'action owner',
    'assign',
    'poc',
    'contact',
    'by whom',
    'accountable',
    'verantwortlich',
    'verantwortliche',
    'zuständig',
    'responsable',
    'responsável',
    'ansvarlig',
    'responsabile',
    'encargado',
    '担当',
    '担当者',
    '负责人',
    '담당자',
    '负责角色',
    '负责方',
    '责任人',
    '责任方',
    '执行人',
    '負責人',
    'ответственный',
    'исполнитель',
    'кто',
    'verantwortlicher',
    'wer',
    'zuständigkeit',
    'quien',
    'quién',
    'dueño',
    'chi',
    'proprietario',
    'verantwoordelijke',
    'eigenaar',
    'wie',
    'odpowiedzialny',
    'właściciel',
  ],
  due: [
    'due',
    'due date',
    'due by',
    'due on',
    'deadline',
    'when',
    'expected date',
    'expected',
    'expected completion',
    'eta',
    'target',
    'target date',
    'by when',
    'date due',
    'completion date',
    'timeline',
    'date',
    'until',
    'frist',
    'termin',
    'fällig',
    'échéance',
    'délai',
    'plazo',
    'fecha',
    'prazo',
    'fecha límite',
    'fecha de entrega',
    'data limite',
    'date limite',
    'scadenza',
    'fällig am',
    'bis wann',
    '期限',
    '截止日期',
    '기한',
    '截止时间',
    '完成时间',
    '完成日期',
    '预期完成',
    '预计完成',
    '预计完成时间',
    '计划完成时间',
    '期日',
    'срок',
    'дедлайн',
    'до когда',
    'data de entrega',
    'entro',
    'termijn',
    'einddatum',
    'termin realizacji',
    'bis',
  ],
  status: [
    'status',
    'state',
    'done',
    'done?',
    'progress',
    'completed',
    'complete',
    'completed?',
    'resolution',
    'statut',
    'avancement',
    'estado',
    'stand',
    'état',
    'situação',
    'stato',
    '状態',
    '状況',
    'ステータス',
    '进度',
    '状态',
    '상태',
    'статус',
    'готово',
    'status realizacji',
    '完成状况',
    '完成状态',
    '対応状況',
    '進捗',
  ],
  type: ['type', 'category', 'kind', 'class', 'area'],
  priority: [
    'priority',
    'prio',
    'severity',
    'urgency',
    'importance',
    'priorität',
    'priorité',
    'prioridad',
    'prioridade',
    'priorità',
    '優先度',
    '优先级',
    '紧急度',
    'приоритет',
    'prioriteit',
    'priorytet',
  ],
  ticket: [
    'ticket',
    'issue',
    'bug',
    'tracking bug',
    'tracking issue',
    'tracking',
    'tracked in',
    'tracker',
    'jira',
    'jira ticket',
    'link',
    'pr',
    'pull request',
    'github issue',
    'github',
    'reference',
    'ref',
    'story',
    'url',
    'issue/pr',
    'issue link',
    'ticket link',
  ],
  id: ['id', '#', 'no', 'no.', 'nr', 'nr.', 'number', 'ai', 'key'],
  note: ['note', 'comment', 'remark', 'reason', 'outcome', 'result'],
  answers: ['cause', 'root cause', 'addresses', 'answers', 'source', 'for cause', 'why'],
};

const roles = new Map<string, Role>(
  Object.entries(roleNames).flatMap(([role, names]) => names.map((name) => [name, role as Role])),
);

/** What a column or key is for, or null. Capitals, plural and closing marks don't matter. */
export function readRole(name: string): Role | null {
  const words = name
    .toLowerCase()
    .replaceAll(/[*_`]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/\((?:s|es)\)/, '')
    .replace(/[\s:]+$/, '')
    .trim();
  return (
    roles.get(words) ??
    roles.get(words.replace(/s$/, '')) ??
    roles.get(words.replaceAll('-', ' ')) ??
    // `Owner (DRI)`, `Due date (ETA)`.
    roles.get(words.replace(/ ?\([^()]{1,30}\)$/, '')) ??
    null
  );
}

const statusForms: readonly (readonly [ActionStatus, RegExp])[] = [
  [
    'open',
    /^(?:not (?:yet )?(?:done|started|complete|completed|fixed)|to ?-?do|open|planned|backlog|pending|new|proposed|scheduled|unstarted|no|tbd|waiting|blocked|on hold|incomplete|offen|geplant|ouvert|prévu|abierto|pendiente|pendente|aberto|åpen)\b|^(?:à faire|por hacer|a fazer|未完了|未対応)/,
  ],
  [
    'wont-do',
    /^(?:won'?t(?: |-)?(?:do|fix)|will not (?:do|be done|fix)|wontdo|cancell?ed|rejected|declined|dropped|abandoned|obsolete|not (?:doing|needed|planned|required)|no longer (?:needed|relevant)|skipped|superseded|duplicate|verworfen|abandonné|descartad[oa]|❌|🚫)/,
  ],
  [
    'in-progress',
    /^(?:in[ -]?progress|work in progress|wip|ongoing|on-?going|started|underway|under way|doing|in (?:review|testing|development|flight)|under review|partially(?: done| complete)?|partly|in arbeit|laufend|en cours|en curso|en progreso|em andamento|pågår|対応中|進行中|进行中|진행 ?중|🚧|⏳|🔄|🏗)/u,
  ],
  [
    'done',
    /^(?:already )?(?:done|completed?|closed|resolved|fixed|finished|implemented|merged|shipped|deployed|released|delivered|addressed|yes|erledigt|fertig|abgeschlossen|umgesetzt|fait\b|terminée?|hecho|completad[oa]|concluíd[oa]|feito|utført|ferdig|完了|対応済|已完成|완료|✅|✔|☑|🟢|\[x\]|x$)/u,
  ],
];

/** The status that words name, or null: `Done`, `✅`, `in progress`, `Won't do: replaced by #12`. */
export function readStatus(text: string): ActionStatus | null {
  const words = text
    .toLowerCase()
    .replaceAll('\u2019', "'")
    .replace(/^[\s*_(["]+/, '')
    .trim();
  const find = (said: string): ActionStatus | null =>
    statusForms.find(([, form]) => form.test(said))?.[0] ?? null;
  // The words behind a picture say more than it: `🟢 In progress`.
  const said = words.replace(/^(?:\p{Extended_Pictographic}\uFE0F?\s*)+/u, '');
  return (said === '' || said === words ? null : find(said)) ?? find(words);
}

const typeForms: readonly (readonly [ActionType, RegExp])[] = [
  ['prevent', /^prevent(?:s|ion|ive|ative|ing)?\b/],
  ['detect', /^(?:detect(?:s|ion|ive|ing)?|monitor(?:ing)?|alert(?:s|ing)?|observability)\b/],
  ['mitigate', /^(?:mitigat(?:e|es|ion|ive|ing)|response|recovery|repair)\b/],
  ['process', /^(?:process(?:es)?|documentation|docs|training|communications?)\b/],
];

/** The type of work that a word or a grouping label names, or null: `Prevention`, `Process improvements`. */
export function readType(text: string): ActionType | null {
  const words = text.toLowerCase().replace(/^[\s*_(["#]+/, '');
  return typeForms.find(([, form]) => form.test(words))?.[0] ?? null;
}
