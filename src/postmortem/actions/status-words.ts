import { foldAccents } from '../fold-accents.ts';
import type { ActionStatus } from '../types.ts';

/** Words that name a status and what may follow them; the first status that fits counts. */
const english: readonly (readonly [ActionStatus, RegExp])[] = [
  [
    'open',
    /^(?:not (?:yet )?(?:done|started|complete|completed|fixed)|to ?-?do|open|planned|backlog|pending|new|proposed|scheduled|unstarted|no|tbd|waiting|blocked|on hold|incomplete)\b/,
  ],
  [
    'wont-do',
    /^(?:won'?t(?: |-)?(?:do|fix)|will not (?:do|be done|fix)|wontdo|cancell?ed|rejected|declined|dropped|abandoned|obsolete|not (?:doing|needed|planned|required)|no longer (?:needed|relevant)|skipped|superseded|duplicate|❌|🚫)/,
  ],
  [
    'in-progress',
    /^(?:in[ -]?progress|work in progress|wip|ongoing|on-?going|started|underway|under way|doing|in (?:review|testing|development|flight)|under review|partially(?: done| complete)?|partly|🚧|⏳|🔄|🏗)/u,
  ],
  [
    'done',
    /^(?:already )?(?:done|completed?|closed|resolved|fixed|finished|implemented|merged|shipped|deployed|released|delivered|addressed|yes|✅|✔|✓|√|☑|🟢|\[x\]|x$)/u,
  ],
];

/**
 * The same in other languages: words that end where they end, a `~` for an ending, and those of scripts
 * without blanks. `Faits`, `hechos` and `fatti` are facts.
 */
const foreign: Readonly<Record<ActionStatus, readonly [words: string, unspaced: string]>> = {
  open: [
    `offen~ geplant~ ausstehend~ noch_(?:offen|erforderlich|ausstehend|nicht|zu_erledigen)
    ouverte? prévue?s? à_faire planifiée?s? non_(?:commencé|démarré|fait)e?s? reste_à_faire
    abiert[oa]s? pendientes? por_hacer planificad[oa]s? sin_(?:empezar|iniciar) no_iniciad[oa]
    abert[oa]s? pendentes? a_fazer planejad[oa]s? planead[oa]s? não_iniciad[oa]
    apert[oaie] da_fare pianificat[oaie] te_doen nog_te_doen gepland
    aberto åpen öppen åben planlagt planerad otwart[eya] do_zrobienia zaplanowan[eyao] planowane
    открыт~ запланирован~ планируется не_(?:сделан|начат|выполнен|готов)~ к_выполнению ожидает belum_(?:dimulai|selesai) direncanakan
    chưa_(?:làm|bắt_đầu|xong) planlandı yapılacak beklemede plánováno nezahájeno відкрито заплановано`,
    '未完了 未対応 未着手 未実施 予定 未完成 未开始 未实施 待办 待处理 待完成 待实施 待定 计划中 예정 미완료 대기',
  ],
  'wont-do': [
    `verworfen entfällt abandonnée?s? annulée?s? rejetée?s? descartad[oa]s? cancelad[oa]s? annullat[oaie]
    geannuleerd vervallen anulowan[eyao] odrzucon[eyao] отменен~ отменён~ отклонен~ отклонён~`,
    '中止 見送り 取消 已取消 已放弃 취소',
  ],
  'in-progress': [
    `in_arbeit in_bearbeitung in_umsetzung laufend~ begonnen teilweise en_cours en_curso en_progreso en_proceso em_processo em_andamento
    em_progresso parcialmente in_corso in_uitvoering bezig pågår pågående igangværende w_toku w_trakcie
    częściowo в_(?:работе|процессе) выполняется частично dalam_(?:proses|pengerjaan)
    sedang_(?:berjalan|dikerjakan) đang_(?:thực_hiện|làm|xử_lý) devam_ediyor probíhá rozpracováno у_процесі`,
    '対応中 進行中 作業中 実施中 进行中 处理中 实施中 진행중 진행_중',
  ],
  done: [
    `(?:bereits_)?(?:erledigt|abgeschlossen|umgesetzt|behoben|durchgeführt)~ fertig(?:gestellt)?
    (?:déjà_)?(?:(?:terminé|réalisé|effectué|corrigé|résolu|implémenté)e?s?|fait|faites?)
    (?:ya_)?(?:(?:completad|realizad|implementad|resuelt|corregid|terminad)[oa]s?|hech[oa])
    (?:já_)?(?:concluíd|feit|realizad|implementad|resolvid|corrigid)[oa]s?
    (?:già_)?(?:(?:completat|risolt|implementat|conclus)[oaie]|fatt[oa])
    gedaan afgerond voltooid opgelost uitgevoerd utført ferdig klart? färdig~ färdigt? slutförd udført
    zrobion[eyao] gotowe ukończon[eyao] wykonan[eyao] zakończon[eyao] wdrożon[eyao] naprawion[eyao]
    (?:уже_)?(?:сделан|выполнен|завершен|завершён|внедрен|внедрён|решен|решён|исправлен|реализован)~ готов[оаы]? (?:sudah_)?selesai (?:đã_)?(?:xong|hoàn_thành)
    tamamlandı yapıldı hotovo dokončeno виконано зроблено`,
    '完了 対応済 実施済 修正済 済 已完成 已实施 已修复 已解决 已上线 已执行 已处理 完成 완료 해결',
  ],
};

const compile = ([words, unspaced]: readonly [string, string]): RegExp => {
  const spaced = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll('_', ' ').replaceAll('~', '\\p{L}{0,3}'));
  const script = unspaced.split(' ').map((word) => word.replaceAll('_', ' '));
  return new RegExp(`^(?:(?:${foldAccents(spaced.join('|'))})(?!\\p{L})|${script.join('|')})`, 'u');
};

const foreignForms = english.map(([status]) => [status, compile(foreign[status])] as const);

const forms: readonly (readonly [ActionStatus, readonly RegExp[]])[] = english.map(
  ([status, form], index) => [status, [form, foreignForms[index]?.[1] ?? form]],
);

const plain = (text: string): string =>
  foldAccents(text.toLowerCase())
    .replaceAll('\u2019', "'")
    .replace(/^[\s*_(["]+/, '')
    .trim();

/** The status that words of another language than English are and nothing else: `À faire`, `Erledigt`. */
export function readForeignStatus(text: string): ActionStatus | null {
  const words = plain(text);
  return foreignForms.find(([, form]) => form.exec(words)?.[0] === words)?.[0] ?? null;
}

/** The status that words name, or null: `Done`, `✅`, `in progress`, `Won't do: replaced by #12`. */
export function readStatus(text: string): ActionStatus | null {
  const words = plain(text);
  const find = (said: string): ActionStatus | null =>
    forms.find(([, alternatives]) => alternatives.some((form) => form.test(said)))?.[0] ?? null;
  // The words behind a picture say more than it: `🟢 In progress`.
  const said = words.replace(/^(?:[\p{Extended_Pictographic}✓√]\uFE0F?\s*)+/u, '');
  return (said === '' || said === words ? null : find(said)) ?? find(words);
}
