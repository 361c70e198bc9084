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

/** Names of columns and keys, lower case and singular, by what they mean, with `|` between them. */
export const roleNames: Readonly<Record<Role, string>> = {
  text: `
    action item | action | item | task | title | description | what | todo | to do | improvement | follow-up |
    follow up | recommendation | corrective action | measure | activity | work item | step | summary |
    remediation | detail | next step | change | maßnahme | aufgabe | mesure | tâche | acción | tarea | ação |
    tarefa | tiltak | 対応 | 対策 | タスク | 内容 | 行动 | 行动项 | 措施 | 改进措施 | 任务 | 事项 | мера | действие | задача |
    что сделать | azione | attività | misura | actie | maatregel | taak | działanie | zadanie | åtgärd | 조치 |
    acción correctiva | acción preventiva | mejora | medida | accion a tomar | ação corretiva |
    ação preventiva | melhoria | action corrective | action à mener | amélioration | verbesserung | schritt |
    tindakan | hành động | công việc | aksiyon | önlem | opatření | úkol | дія | захід | завдання | 行動 |
    やること | アクション | 対応内容 | 対策内容 | 改善内容 | 改进项 | 行动内容 | 待办 | 任务描述 | 具体措施 | 작업 | 개선 사항 | 대책 | fix |
    proposed action | mitigation | remediation action | preventive action | control | deliverable |
    required action
  `,
  owner: `
    owner | assignee | assigned to | assigned | who | responsible | responsible team | responsible person |
    responsible party | responsibility | team | dri | lead | person | action owner | assign | poc | contact |
    by whom | accountable | verantwortlich | verantwortliche | zuständig | responsable | responsável |
    ansvarlig | responsabile | encargado | 担当 | 担当者 | 负责人 | 담당자 | 负责角色 | 负责方 | 责任人 | 责任方 | 执行人 | 負責人 |
    ответственный | исполнитель | кто | verantwortlicher | wer | zuständigkeit | quien | quién | dueño | chi |
    proprietario | verantwoordelijke | eigenaar | wie | odpowiedzialny | właściciel | penanggung jawab | pic |
    người phụ trách | phụ trách | sorumlu | sorumlusu | odpovědný | odpovědná osoba | zodpovídá | vlastník |
    відповідальний | виконавець | responsable(s) | propriétaire | dono | quem | qui | pilote | porteur |
    担当チーム | 主担当 | オーナー | 责任团队 | 跟进人 | 处理人 | 담당 | responsible role | ownership | driver | raci | champion |
    engineer | function
  `,
  due: `
    due | due date | due by | due on | deadline | when | expected date | expected | expected completion |
    eta | target | target date | by when | date due | completion date | timeline | date | until | frist |
    termin | fällig | échéance | délai | plazo | fecha | prazo | fecha límite | fecha de entrega |
    data limite | date limite | scadenza | fällig am | bis wann | 期限 | 截止日期 | 기한 | 截止时间 | 完成时间 | 完成日期 | 预期完成 |
    预计完成 | 预计完成时间 | 计划完成时间 | 期日 | срок | дедлайн | до когда | data de entrega | entro | termijn | einddatum |
    termin realizacji | bis | tenggat | tenggat waktu | target waktu | batas waktu | thời hạn | hạn |
    hạn chót | termin do | termín | bitiş tarihi | hedef tarih | термін | строк | дата | дата завершения |
    fecha objetivo | fecha compromiso | data prevista | date cible | date prévue | zieldatum | zeitplan |
    期限日 | 完了予定 | 完了予定日 | 対応期限 | 予定日 | 实施时间 | 目标日期 | 계획일 | 완료 예정 | target completion | target completion date |
    target due | time frame | timeframe | sla
  `,
  status: `
    status | state | done | done? | progress | completed | complete | completed? | resolution | statut |
    avancement | estado | stand | état | situação | stato | 状態 | 状況 | ステータス | 进度 | 状态 | 상태 | статус | готово |
    status realizacji | 完成状况 | 完成状态 | 対応状況 | 進捗 | stav | durum | trạng thái | стан | статус выполнения |
    estatus | situacao | 現状 | 当前状态 | current status | completion status | resolved | resolved? | fait |
    fait ?
  `,
  type: `
    type | category | kind | class | area | tipo | typ | kategorie | categoría | categoria | catégorie | 類型 |
    类型 | 种类 | 分类 | タイプ | カテゴリ | 유형 | тип | категория
  `,
  priority: `
    priority | prio | severity | urgency | importance | priorität | priorité | prioridad | prioridade |
    priorità | 優先度 | 优先级 | 紧急度 | приоритет | prioriteit | priorytet | prioritas | độ ưu tiên | öncelik |
    priorita | пріоритет | 重要度 | 重要级别 | 우선순위 | risk | prioritet
  `,
  ticket: `
    ticket | issue | bug | tracking bug | tracking issue | tracking | tracked in | tracker | jira |
    jira ticket | link | pr | pull request | github issue | github | reference | ref | story | url |
    issue/pr | issue link | ticket link | tracking ticket | verification ticket | bug id | issue id |
    ticket id | issue number | issue # | pr # | beads issue | gitlab issue | linear | linear issue |
    work order | jira key | tracking link | チケット | 工单 | 이슈 | тикет | тікет
  `,
  id: `
    id | # | no | no. | nr | nr. | number | ai | key
  `,
  note: `
    note | comment | remark | reason | outcome | result | notes / status | remarks | detail note |
    expected impact | benefit | success criteria | verification | 証跡 | 備考 | 备注 | 비고 | observación |
    observaciones | observações | bemerkung | commentaire | примечание | notiz
  `,
  answers: 'cause | root cause | addresses | answers | source | for cause | why',
};
