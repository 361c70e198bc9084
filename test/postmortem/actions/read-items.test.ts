import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { read } from '../read.ts';

const itemsOf = (body: string) => read(`## Action items\n\n${body}\n`).actionItems;
const itemOf = (line: string) => itemsOf(line)[0] ?? expect.unreachable('there is no item');

describe('the words of an item', () => {
  test.each<[line: string, expected: Record<string, unknown>]>([
    ['- Add an alert', { text: 'Add an alert', status: 'open', owners: [], tickets: [] }],
    ['- [ ] Add an alert', { text: 'Add an alert', status: 'open' }],
    ['- [x] Add an alert', { text: 'Add an alert', status: 'done' }],
    ['1. Add an alert', { text: 'Add an alert' }],
    ['- ✅ Add an alert', { text: 'Add an alert', status: 'done' }],
    ['- Add an alert ✅', { text: 'Add an alert', status: 'done' }],
    [
      '- Add an alert \u2014 **Owner:** Ana \u2014 **Status:** 🔴 Not started',
      { text: 'Add an alert', owners: ['Ana'], status: 'open' },
    ],
    [
      '- Add an alert \u2013 *Ana* \u2013 2024-06-01',
      { text: 'Add an alert', owners: ['Ana'], due: '2024-06-01' },
    ],
    [
      '- Add an alert \u2014 Ana and Ben, 15 June 2024',
      { text: 'Add an alert', owners: ['Ana', 'Ben'], due: '2024-06-15' },
    ],
    ['- Test it \u2013 Monitoring \u2013 2024-06-01', { owners: [] }],
    [
      '- Add an alert (Ben, by 1 July)',
      { text: 'Add an alert', owners: ['Ben'], due: null, dueText: '1 July' },
    ],
    ['- 🔲 Add an alert', { text: 'Add an alert', status: 'open' }],
    ['- DONE (Ana): Add an alert', { text: 'Add an alert', status: 'done', owners: ['Ana'] }],
    ['- Done (in part): Add an alert', { text: 'Done (in part): Add an alert' }],
    ['- Add an alert (done)', { text: 'Add an alert', status: 'done' }],
    ['- Add an alert (DONE)', { text: 'Add an alert', status: 'done' }],
    ['- Add an alert - DONE', { text: 'Add an alert', status: 'done' }],
    ['- Add an alert (Done during this incident)', { text: 'Add an alert', status: 'done' }],
    ['- `DONE`: Add an alert', { text: 'Add an alert', status: 'done' }],
    ['- `WIP`: Add an alert', { text: 'Add an alert', status: 'in-progress' }],
    ['- `done` returns early', { text: 'done returns early', status: 'open' }],
    ['- **Done:** Add an alert', { text: 'Add an alert', status: 'done' }],
    ['- ~~Add an alert~~', { text: 'Add an alert', status: 'done' }],
    ['- Add an alert\n  - This has been done', { text: 'Add an alert', status: 'done' }],
    ['- Add an alert (in progress)', { text: 'Add an alert', status: 'in-progress' }],
    ['- [ ] Add an alert (in progress)', { status: 'open', note: 'in progress' }],
    ['- Add an alert - done and listed on the wiki', { status: 'done' }],
    ['- Add an alert - DONE in [#12](https://git.example/a/b/pull/12)', { status: 'done' }],
    ['- Add an alert - done: "it rings"', { status: 'done' }],
    ['- Add an alert - doneness is measured', { status: 'open' }],
    ['- Add an alert. Implemented in `rules.yml`.', { status: 'done' }],
    ['- Add an alert. Implemented rules are kept.', { status: 'open' }],
    ['- **Fait** : Ajouter une alerte', { text: 'Ajouter une alerte', status: 'done' }],
    ['- À faire : Ajouter une alerte', { text: 'Ajouter une alerte', status: 'open' }],
    ['- Erledigt: Alarm einrichten', { text: 'Alarm einrichten', status: 'done' }],
    ['- Pasang alarm (Penanggung Jawab: Ana)', { text: 'Pasang alarm', owners: ['Ana'] }],
    ['- Alarm einrichten (Zuständig: Ana)', { text: 'Alarm einrichten', owners: ['Ana'] }],
    ["- [ ] ~~Add an alert~~ Won't do", { status: 'wont-do' }],
    ["- Add an alert (won't do: replaced by #12)", { status: 'wont-do', note: 'replaced by #12' }],
    ['- Add an alert (status: wontfix)', { text: 'Add an alert', status: 'wont-do' }],
    ['- Add an alert #2213', { text: 'Add an alert', tickets: [{ text: '#2213', url: null }] }],
    [
      '- Add an alert (ABC-123)',
      { text: 'Add an alert', tickets: [{ text: 'ABC-123', url: null }] },
    ],
    [
      '- [a/b#12](https://git.example/a/b/issues/) - add an alert',
      { text: 'add an alert', tickets: [{ text: 'a/b#12' }] },
    ],
    [
      '- Add an alert. Assigned to: DNS team. Target: 30 Sep 2017.',
      { text: 'Add an alert.', owners: ['DNS team'], due: '2017-09-30' },
    ],
    ['- Add an alert OWNER: ana@ (DONE).', { owners: ['ana@'], status: 'done' }],
    [
      '- Add an alert (owner: DNS team, by 2020-04-01)',
      { owners: ['DNS team'], due: '2020-04-01' },
    ],
    ['- Add an alert. Owner: @ana - [A-12](https://t.example/browse/A-12)', { owners: ['@ana'] }],
    ['- #2213', { text: '#2213', tickets: [{ text: '#2213', url: null }] }],
    [
      '- Add an alert [#12](https://git.example/a/b/issues/12)',
      {
        text: 'Add an alert',
        tickets: [{ text: '#12', url: 'https://git.example/a/b/issues/12' }],
      },
    ],
    [
      '- Add an alert: https://git.example/a/b/pull/34.',
      { text: 'Add an alert', tickets: [{ url: 'https://git.example/a/b/pull/34' }] },
    ],
    [
      '- Add an alert ([ticket][1])\n\n[1]: https://tracker.example/browse/ABC-1',
      { text: 'Add an alert', tickets: [{ url: 'https://tracker.example/browse/ABC-1' }] },
    ],
    ['- Read [the manual](https://docs.example/a)', { text: 'Read the manual', tickets: [] }],
    ['- Revert to 300 seconds', { text: 'Revert to 300 seconds', owners: [] }],
    ['- Use UTF-8 and SHA-256', { text: 'Use UTF-8 and SHA-256', tickets: [] }],
    ['- See `#define ABC-1`', { tickets: [] }],
    [
      '- Fix org/repo#12 first',
      { text: 'Fix org/repo#12 first', tickets: [{ text: 'org/repo#12' }] },
    ],
    ['- Add an alert @ana', { text: 'Add an alert', owners: ['@ana'] }],
    ['- @ana: add an alert', { text: 'add an alert', owners: ['@ana'] }],
    ['- @ana and @ben to add an alert', { owners: ['@ana', '@ben'] }],
    ['- Add an alert (Ana)', { text: 'Add an alert', owners: ['Ana'] }],
    ['- Add an alert. Owner: Ana', { text: 'Add an alert.', owners: ['Ana'] }],
    ['- Ana to add an alert', { text: 'add an alert', owners: ['Ana'] }],
    ['- Need to add an alert', { text: 'Need to add an alert', owners: [] }],
    ['- Script to clean the disk', { text: 'Script to clean the disk', owners: [] }],
    ['- Documentation to explain it', { owners: [] }],
    ['- There will be no more of it', { owners: [] }],
    ['- Users will be told', { owners: [] }],
    ['- Mail ana@example.org', { owners: [] }],
    ['- Add an alert (optional)', { text: 'Add an alert (optional)', owners: [] }],
    ['- Add an alert due: 2024-05-01', { text: 'Add an alert', due: '2024-05-01' }],
    ['- Add an alert by 1 May 2024', { text: 'Add an alert', due: '2024-05-01' }],
    ['- Add an alert (by May 1st, 2024)', { text: 'Add an alert', due: '2024-05-01' }],
    ['- Add an alert 📅 2024-05-01', { text: 'Add an alert', due: '2024-05-01' }],
    ['- Add an alert due:2024-05-01', { text: 'Add an alert', due: '2024-05-01' }],
    ['- Add an alert [due:: 2024-05-01]', { text: 'Add an alert', due: '2024-05-01' }],
    ['- Add an alert (due: 15. Mai 2024)', { text: 'Add an alert', due: '2024-05-15' }],
    ['- Add an alert (due: 15 de mayo de 2024)', { due: '2024-05-15' }],
    ['- Add an alert (due: 15 мая 2024)', { due: '2024-05-15' }],
    ['- Add an alert (due: 2024年5月15日)', { due: '2024-05-15' }],
    ['- Add an alert (due: 15. Mai)', { due: null, dueText: '15. Mai' }],
    ['- Add an alert (due: 7-13 May 2024)', { due: null, dueText: '7-13 May 2024' }],
    ['- Add an alert (due: next quarter)', { due: null, dueText: 'next quarter' }],
    ['- Add an alert (due: 2024-02-31)', { due: null, dueText: '2024-02-31' }],
    ['- Add an alert (due: 03/04/2024)', { due: null, dueText: '03/04/2024' }],
    ...[
      '- Add an alert (@ana, 2024-05-01)',
      '- Add an alert (@ana; 1 May 2024)',
      '- Add an alert (2024-05-01, @ana)',
      '- Add an alert (@ana 2024-05-01)',
      '- Add an alert (owner: @ana, 2024-05-01)',
      '- Add an alert @ana, 2024-05-01',
      '- Add an alert — @ana, 2024-05-01.',
      '- Add an alert - @ana 2024-05-01',
      '- @ana: Add an alert (2024-05-01)',
    ].map((line): [string, Record<string, unknown>] => [
      line,
      { text: 'Add an alert', owners: ['@ana'], due: '2024-05-01' },
    ]),
    ['- Add an alert (@ana, @ben, 2024-05-01)', { owners: ['@ana', '@ben'], due: '2024-05-01' }],
    ['- Add an alert (2024-05-01)', { text: 'Add an alert', owners: [], due: '2024-05-01' }],
    ['- Add an alert (@ana, 2024-02-31)', { owners: ['@ana'], due: null, dueText: '2024-02-31' }],
    ['- Add the graphs (2024-05-01) to the page', { owners: [], due: null }],
    ['- Move the backup of 2024-05-01', { text: 'Move the backup of 2024-05-01', due: null }],
    ['- Add an alert (2024-02-31)', { text: 'Add an alert (2024-02-31)', due: null }],
    ['- Stand by 2 servers', { text: 'Stand by 2 servers', due: null }],
    [
      '- Add an alert (owner: @ana, due: 2024-05-01, type: detect, #123)',
      {
        text: 'Add an alert',
        owners: ['@ana'],
        due: '2024-05-01',
        type: 'detect',
        tickets: [{ text: '#123' }],
      },
    ],
    [
      '- Add an alert | Owner: Ana, Ben | Due: 2024-05-01 | Priority: high',
      { text: 'Add an alert', owners: ['Ana', 'Ben'], due: '2024-05-01', priority: 'high' },
    ],
    ['- Add an alert [detect] [P1]', { text: 'Add an alert', type: 'detect', priority: 'P1' }],
    ['- **AI-3**: Add an alert', { id: 'AI-3', anchor: 'ai-3', text: 'Add an alert' }],
    ['- Add an alert (owner Ana, due 2024-05-01)', { text: 'Add an alert', owners: ['Ana'] }],
    ['- Add an alert (Ana, P2)', { text: 'Add an alert', owners: ['Ana'], priority: 'P2' }],
    ['- Ana will add an alert. [WEB-99]', { text: 'add an alert.', tickets: [{ text: 'WEB-99' }] }],
    ['- WEB-99: Add an alert', { text: 'Add an alert', tickets: [{ text: 'WEB-99' }] }],
    [
      '- [Add an alert](https://git.example/a/b/issues/5)',
      { text: 'Add an alert', tickets: [{ url: 'https://git.example/a/b/issues/5' }] },
    ],
    [
      '- What: Add an alert\n  - Who: Ana\n  - When: 2024-05-01',
      { text: 'Add an alert', owners: ['Ana'], due: '2024-05-01' },
    ],
    [
      '- Add an alert\n  Owner: Ana\n\n  Ticket: ABC-1',
      { owners: ['Ana'], tickets: [{ text: 'ABC-1' }] },
    ],
    ['- Restart the pool (it was stuck)', { text: 'Restart the pool (it was stuck)' }],
    ['- Set `owner: x` in the file', { text: 'Set owner: x in the file', owners: [] }],
  ])('%s', (line, expected) => {
    expect(itemOf(line)).toMatchObject(expected);
  });
});

describe('where items stand', () => {
  test('in tables, where a cell for the status or the date says how far it is', () => {
    const rows = '| Change | Who | By when | Done? |\n|---|---|---|---|\n';
    const items = itemsOf(
      `${rows}| Alert | @ana | 2024-05-01 | ❌ |\n| Runbook | @ben | done | |\n`,
    );
    expect(items.map(({ status, due }) => [status, due])).toEqual([
      ['open', '2024-05-01'],
      ['done', null],
    ]);
  });

  test('in tables, in whatever order and by whatever name their columns are', () => {
    const [first, second] = itemsOf(
      [
        '| Owner | Action Item | Expected date | Status | Tracking bug | Type |',
        '|---|---|---|---|---|---|',
        '| Ana P., Ben | Add an alert | 2024-05-01 | In progress | [12](https://t.example/x) | prevent |',
        '| - | Test restores | TBD | ✅ | ABC-7 | |',
      ].join('\n'),
    );
    expect(first).toMatchObject({
      text: 'Add an alert',
      owners: ['Ana P.', 'Ben'],
      due: '2024-05-01',
      status: 'in-progress',
      type: 'prevent',
      tickets: [{ text: '12', url: 'https://t.example/x' }],
    });
    expect(second).toMatchObject({
      owners: [],
      due: null,
      status: 'done',
      tickets: [{ text: 'ABC-7' }],
    });
  });

  test('in tables whose columns say in brackets what they mean', () => {
    const [item] = itemsOf(
      '| Action | Owner (DRI) | Due date (ETA) | Status |\n|-|-|-|-|\n| Test it | Ana | 2024-05-01 | 🟢 In progress |',
    );
    expect(item).toMatchObject({ owners: ['Ana'], due: '2024-05-01', status: 'in-progress' });
  });

  test('in tables of other languages', () => {
    const [first, second] = itemsOf(
      [
        '| 対応 | 担当 | 期限 | 状況 | 優先度 |',
        '|---|---|---|---|---|',
        '| アラートを追加 | 田中 | 2024/06/30 | 完了 | 高 |',
        '| 試験 | 佐藤 | 2024/07/15 | 未着手 | 中 |',
      ].join('\n'),
    );
    expect(first).toMatchObject({
      owners: ['田中'],
      due: '2024-06-30',
      status: 'done',
      priority: '高',
    });
    expect(second).toMatchObject({ owners: ['佐藤'], due: '2024-07-15', status: 'open' });
  });

  test('one heading an item', () => {
    const items = itemsOf(
      '### 1) Better alerting @dma [detect]\n\nText.\n\n### 2) Add tests\n\n- a\n',
    );
    expect(items.map(({ text, owners, type }) => [text, owners, type])).toEqual([
      ['Better alerting', ['@dma'], 'detect'],
      ['Add tests', [], null],
    ]);
  });

  test('under sub-headings, bold lines and labels that say the type or the owner', () => {
    const items = itemsOf(
      '### Prevention\n\n- Add a limit\n\n**Detection**\n\n- Add an alert\n\n- @ana\n  - Fix the script\n- Process:\n  - Train everybody\n',
    );
    expect(items.map(({ text, type, owners }) => [text, type, owners])).toEqual([
      ['Add a limit', 'prevent', []],
      ['Add an alert', 'detect', []],
      ['Fix the script', 'detect', ['@ana']],
      ['Train everybody', 'process', []],
    ]);
  });

  test('under the name of somebody whom the post knows', () => {
    const { actionItems } = read(
      '---\nresponders: [Ana Silva]\n---\n\n## Action items\n\n**Ana**\n\n- Fix it\n\n**Website**\n\n- Test it\n',
    );
    expect(actionItems.map(({ owners }) => owners)).toEqual([['Ana'], []]);
  });

  test('under labels with work of their own, nested items are details', () => {
    const items = itemsOf('- [ ] Ensure that alerts exist for:\n  - [ ] disks\n  - [ ] queues\n');
    expect(items.map(({ text }) => text)).toEqual(['Ensure that alerts exist for']);
  });

  test('under names of items, labelled fields are details', () => {
    const items = itemsOf(
      '1. **Out-of-band access**\n   - **Description:** Keep a second link (#12).\n2. **Drills**\n   - **Why:** Nobody practised.\n',
    );
    expect(items.map(({ text }) => text)).toEqual(['Out-of-band access', 'Drills']);
    expect(items[0]?.tickets).toMatchObject([{ text: '#12' }]);
  });

  test('boxes about the post itself are none', () => {
    const items = itemsOf(
      '- [x] Incident has been dealt with\n- [ ] Sections above are filled out\n- [ ] Postmortem was reviewed by the team\n- [ ] Review the report of the disks\n',
    );
    expect(items.map(({ text }) => text)).toEqual(['Review the report of the disks']);
  });

  test('in paragraphs that say so', () => {
    const items = itemsOf(
      '**Action item:** Add an alert (@ana)\n\nSome prose.\n\nTODO: Test restores\n',
    );
    expect(items.map(({ text, owners }) => [text, owners])).toEqual([
      ['Add an alert', ['@ana']],
      ['Test restores', []],
    ]);
  });

  test('in the frontmatter', () => {
    const { actionItems } = read(
      '---\naction_items:\n  - title: Add an alert\n    owner: "@ana"\n    due: 2024-05-01\n    ticket: ABC-1\n---\n',
    );
    expect(actionItems).toMatchObject([
      { text: 'Add an alert', owners: ['@ana'], due: '2024-05-01', tickets: [{ text: 'ABC-1' }] },
    ]);
    expect(actionItems[0]?.place.start.line).toBe(3);
  });

  test.each([
    ['what went well', '## What went well\n\n- Alerts fired\n'],
    ['nothing to do', '## Action items\n\nNone.\n\n- N/A\n- TBD\n'],
    ['prose', '## Action items\n\nWe will look into it.\n'],
    ['looking back among tasks', '## Action items\n\n### What went wrong\n\n- It was slow\n'],
  ])('none in %s', (_, text) => {
    expect(read(text).actionItems).toEqual([]);
  });
});

const task = fc
  .array(fc.constantFrom('add', 'an', 'alert', 'for', 'full', 'disks', 'test', 'restores'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((words) => words.join(' '));

describe('items that stand elsewhere than in a plain list', () => {
  test('boxes and marks under numbered headings, not the headings', () => {
    const items = itemsOf(
      '### 1. Backups\n\n- [ ] Enable them\n- [x] Test them\n\n### 2. Add a staging system\n\n- ✅ Create it\n',
    );
    expect(items.map(({ text, status }) => `${status} ${text}`)).toEqual([
      'open Enable them',
      'done Test them',
      'done Create it',
    ]);
  });

  test('a single heading over several points', () => {
    const items = itemsOf(
      '### Script the backup\n\n1. It fails early\n2. It tells why\n3. It asks\n',
    );
    expect(items.map(({ text }) => text)).toEqual(['It fails early', 'It tells why', 'It asks']);
  });

  test('a picture in front of a heading decorates it', () => {
    const [item] = read(
      '## ✅ 行动清单\n\n| 行动 | 负责角色 | 预期完成 |\n|-|-|-|\n| 修复 | 开发者 | 2024-05-01 |\n',
    ).actionItems;
    expect(item).toMatchObject({ status: 'open', owners: ['开发者'], due: '2024-05-01' });
  });

  const shown = (body: string) =>
    itemsOf(body).map(({ text, owners, status, tickets }) => [
      text,
      owners.join(' '),
      status,
      tickets[0]?.text ?? '',
    ]);

  test('paragraphs that open with the initials of their owner, and the list that explains them', () => {
    const body = `**AC** Add an alert for:
- the disk
- the queue

**DMc** Move the alert

**API** is what it is about`;
    expect(shown(body)).toEqual([
      ['Add an alert for', 'AC', 'open', ''],
      ['Move the alert', 'DMc', 'open', ''],
    ]);
  });

  test('a bold note above the list is nobody who does something', () => {
    const body =
      '**NOTE**: Please tag all tickets.\n\n* Add an alert ([OPS-1](https://t.example/browse/OPS-1))\n* Test it';
    expect(itemsOf(body).map(({ text }) => text)).toEqual(['Add an alert', 'Test it']);
  });

  test('lists in HTML', () => {
    const items = itemsOf(
      '<ul>\n  <li>Add an <b>alert</b> (OPS-1)</li>\n  <li>Test it (done)</li>\n</ul>',
    );
    expect(
      items.map(({ text, status, tickets, place }) => [
        text,
        status,
        tickets[0]?.text,
        place.start.line,
      ]),
    ).toEqual([
      ['Add an alert', 'open', 'OPS-1', 4],
      ['Test it', 'done', undefined, 5],
    ]);
  });

  test('lists of other things beside paragraphs that are items', () => {
    const body =
      'Told were:\n\n- Search\n- Mail\n\nAction point: make a mailing list.\n\n- [ ] Ask who is missing';
    expect(itemsOf(body).map(({ text }) => text)).toEqual([
      'make a mailing list.',
      'Ask who is missing',
    ]);
  });

  test('slots that a template left are no items', () => {
    const list =
      '1. {{ summary }} [link to issue]\n2. {{ Add an alert }} [link to issue]\n3. [Action 2] - [@owner] - [due date]';
    expect(itemsOf(list)).toHaveLength(1);
    const table =
      '| Action | Owner |\n| --- | --- |\n| [Action 1] | [Name] |\n| [Search] Add an alert | ana@ |\n| [Ana] Test it | |';
    expect(itemsOf(table).map(({ owners }) => owners)).toEqual([['ana@'], ['Ana']]);
  });

  test('lists under initials', () => {
    expect(shown('**GE**\n- Add an alert\n\n**API**\n- Move it')).toEqual([
      ['Add an alert', 'GE', 'open', ''],
      ['Move it', '', 'open', ''],
    ]);
  });

  test('names between initials', () => {
    expect(shown('**SB**\n- Add an alert\n\n**AG**\n- Move it\n\n**Alex**\n- Test it')).toEqual([
      ['Add an alert', 'SB', 'open', ''],
      ['Move it', 'AG', 'open', ''],
      ['Test it', 'Alex', 'open', ''],
    ]);
    expect(shown('**Redis**\n- Add an alert')).toEqual([['Add an alert', '', 'open', '']]);
  });

  test('paragraphs that open with their ticket', () => {
    const body = `[KM1](https://trello.com/c/a1) - Add an alert

[KM2](https://trello.com/c/a2)

[A card](https://trello.com/c/a3) tells of the rest.`;
    expect(shown(body)).toEqual([
      ['Add an alert', '', 'open', 'KM1'],
      ['KM2', '', 'open', 'KM2'],
    ]);
  });

  test('lines of one paragraph that each say that they are one, a bold line above them', () => {
    const items = itemsOf(
      'TODO: Add an alert (owner: @ana)\nthat rings\nDONE: Add a disk\n\n**Later**\n✅ Write it *down*\n❌ Test it',
    );
    expect(items.map(({ text, status, place }) => [text, status, place.start.line])).toEqual([
      ['Add an alert that rings', 'open', 3],
      ['Add a disk', 'done', 5],
      ['Write it down', 'done', 8],
      ['Test it', 'wont-do', 9],
    ]);
    expect(items.map(({ owners }) => owners)).toEqual([['@ana'], [], [], []]);
  });

  test('lines of one paragraph that each open with their ticket', () => {
    const body = `[KM1](https://trello.com/c/a1) - Add an alert
[KM2](https://trello.com/c/a2)
[KM3](https://trello.com/c/a3) - Test
the restore`;
    expect(shown(body)).toEqual([
      ['Add an alert', '', 'open', 'KM1'],
      ['KM2', '', 'open', 'KM2'],
      ['Test the restore', '', 'open', 'KM3'],
    ]);
    expect(itemsOf(body).map(({ place: { start, end } }) => [start.line, end.line])).toEqual([
      [3, 3],
      [4, 4],
      [5, 6],
    ]);
  });

  test('a bold line with one bullet under it, numbered or not, not a group of one', () => {
    const body = `1. **Stress tests**
   - We will run them weekly.
2. **Bug bounty**
   - We will start one.

- Prevention:
  - Pin the version`;
    expect(shown(body).map(([text]) => text)).toEqual([
      'Stress tests',
      'Bug bounty',
      'Pin the version',
    ]);
  });

  test('thin ticks', () => {
    const body = `| Action | Done |
| --- | --- |
| Add an alert | ✓ |
| Raise the limit | |

- ✓ Rotate the key
- Remove the cron job ✓
- Test the backup`;
    expect(itemsOf(body).map(({ text, status }) => [text, status])).toEqual([
      ['Add an alert', 'done'],
      ['Raise the limit', 'open'],
      ['Rotate the key', 'done'],
      ['Remove the cron job', 'done'],
      ['Test the backup', 'open'],
    ]);
  });

  test('labels over the items of a group, in other languages and with more in brackets', () => {
    const body = `**Bereits umgesetzt (technisch):**

- Daten entfernt

**Noch erforderlich (extern):**

- Kopien suchen

**Already done (by the team):**

- Key rotated

**In progress (over the next 3 weeks):**

- Search for copies`;
    expect(itemsOf(body).map(({ status }) => status)).toEqual(['done', 'open', 'done', 'open']);
  });

  test('tables of other languages', () => {
    const body = `| Maßnahme | Verantwortlich | Frist | Status |
| --- | --- | --- | --- |
| Zertifikate überwachen | Team Netz | 31.03.2022 | erledigt |
| Speicher beschaffen | Leitung | | in Arbeit |

| Action | Responsable | Échéance | Statut |
| --- | --- | --- | --- |
| Ajouter un index | Équipe BDD | 2023-06-15 | Fait |
| Revoir les seuils | SRE | | À faire |`;
    expect(
      itemsOf(body).map(({ text, owners, due, status }) => [text, owners[0], due, status]),
    ).toEqual([
      ['Zertifikate überwachen', 'Team Netz', '2022-03-31', 'done'],
      ['Speicher beschaffen', 'Leitung', null, 'in-progress'],
      ['Ajouter un index', 'Équipe BDD', '2023-06-15', 'done'],
      ['Revoir les seuils', 'SRE', null, 'open'],
    ]);
  });

  test('tables whose columns are named without accents, with underscores or with more words', () => {
    const body = `| Accion | Responsable | Fecha limite | Estado |
| --- | --- | --- | --- |
| Documentar el proceso | Equipo A | 2024-05-01 | En proceso |

| action | owner_role | target_due_date | evidence_refs |
| --- | --- | --- | --- |
| Verify the runbook | oncall | 2024-05-02 | CPU-1 |

| Item | Suggested owner | Owner / team | Due |
| --- | --- | --- | --- |
| Add a limit | Ana | Storage | 2024-05-03 |`;
    expect(
      itemsOf(body).map(({ text, owners, due, status }) => [text, owners[0], due, status]),
    ).toEqual([
      ['Documentar el proceso', 'Equipo A', '2024-05-01', 'in-progress'],
      ['Verify the runbook', 'oncall', '2024-05-02', 'open'],
      ['Add a limit', 'Ana', '2024-05-03', 'open'],
    ]);
  });

  test('a table whose header slipped: sentences under another name', () => {
    const body = `| # | Owner | Priority | Due |
| --- | --- | --- | --- |
| 1 | SRE | Check dependencies before a flag is pushed | 2024-05-01 |
| 2 | Comms | Update the status page on its own | 2024-05-02 |`;
    expect(itemsOf(body).map(({ text, owners, due }) => [text, owners[0], due])).toEqual([
      ['Check dependencies before a flag is pushed', 'SRE', '2024-05-01'],
      ['Update the status page on its own', 'Comms', '2024-05-02'],
    ]);
  });

  test('a list inside a fence, where a section has no other items', () => {
    const fence = '> Fill this in\n\n```md\n1. Improve the logs\n1. [x] Add a fallback\n```\n';
    expect(
      itemsOf(fence).map(({ text, status, place }) => [text, status, place.start.line]),
    ).toEqual([
      ['Improve the logs', 'open', 6],
      ['Add a fallback', 'done', 7],
    ]);
    expect(itemsOf('- Look at it\n\n```md\n- Add a fallback\n```\n')).toHaveLength(1);
    expect(itemsOf('```sh\n- Add a fallback\n```\n')).toEqual([]);
    expect(itemsOf('```\n- Add a fallback\nmake all\n```\n')).toEqual([]);
  });

  test('lines of one paragraph that are a task each', () => {
    const lines = 'Add a second disk.\nReview the alerts of the first.\nTest the restore of both.';
    expect(itemsOf(lines).map(({ text }) => text)).toEqual([
      'Add a second disk.',
      'Review the alerts of the first.',
      'Test the restore of both.',
    ]);
    expect(itemsOf('Add a second disk, and then\nreview the alerts.\nTest it.')).toEqual([]);
  });

  test('lines that are each numbered in brackets', () => {
    const lines = '[1 ] Add a second disk.\n[2 ] Review the alerts of the first.';
    expect(itemsOf(lines).map(({ text }) => text)).toEqual([
      'Add a second disk.',
      'Review the alerts of the first.',
    ]);
    expect(itemsOf('[1] The report of the vendor.\n[2] Review of the alerts.')).toEqual([]);
  });

  test('a numbered name with one bullet is an item, even if the name is that of a kind of work', () => {
    const body =
      '1. **Detection speed**\n   - Alert within a minute\n2. **Validation**\n   - Check it';
    expect(itemsOf(body).map(({ text }) => text)).toEqual(['Detection speed', 'Validation']);
  });

  test('headings with the number of a sub-section are no items by that', () => {
    const body = '### 5.1 The database\n\n- Add an index\n\n### 5.2 The queue\n\n- Add a limit';
    expect(itemsOf(body).map(({ text }) => text)).toEqual(['Add an index', 'Add a limit']);
  });

  test('headings with a priority', () => {
    const body = `### P0 — Forbid it

**What:** it is forbidden.

**Owner:** the platform team

### P1 — Watch it

**Owner:** ML infra`;
    expect(shown(body).map(([text, owner]) => [text, owner])).toEqual([
      ['P0 — Forbid it', 'the platform team'],
      ['P1 — Watch it', 'ML infra'],
    ]);
  });

  test('rows of a table, not the legend above it, nor rows left open', () => {
    const body = `Types:

- Prevent - keep it from happening
- Detect - see it sooner

Priorities:

- P0 - at once
- P1 - soon

| Action | Type | Bug | Notes |
| --- | --- | --- | --- |
| Add an alert | Detect | **DONE** a/b#12 | |
| Pin the version | Prevent | #13 | Done |
| … | … | | |`;
    expect(shown(body)).toEqual([
      ['Add an alert', '', 'done', 'a/b#12'],
      ['Pin the version', '', 'done', '#13'],
    ]);
  });
});

describe('ids', () => {
  test('survive an item put in anywhere', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(task, { minLength: 1, maxLength: 8 }),
        task,
        fc.nat(8),
        (tasks, more, at) => {
          fc.pre(!tasks.includes(more));
          const idsOf = (lines: readonly string[]) =>
            new Map(
              itemsOf(lines.map((line) => `- ${line}`).join('\n')).map(({ text, id }) => [
                text,
                id,
              ]),
            );
          const before = idsOf(tasks);
          const after = idsOf(tasks.toSpliced(at % (tasks.length + 1), 0, more));
          for (const [text, id] of before) expect(after.get(text)).toBe(id);
        },
      ),
    );
  });

  test('are unique, and so are anchors, even for twins', () => {
    fc.assert(
      fc.property(fc.array(task, { maxLength: 12 }), (tasks) => {
        const items = itemsOf(tasks.map((line) => `- ${line}`).join('\n'));
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
        expect(new Set(items.map(({ anchor }) => anchor)).size).toBe(items.length);
      }),
    );
  });

  test('differ between posts', () => {
    const text = '## Action items\n\n- Add an alert\n';
    const [a] = read(text, undefined, 'posts/a.md').actionItems;
    const [b] = read(text, undefined, 'posts/b.md').actionItems;
    expect(a?.id).not.toBe(b?.id);
  });
});
