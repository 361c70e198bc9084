import { describe, expect, it } from 'vitest';
import { showEntry, timelineOf } from './timeline-of.ts';

/** Shape, text, and each entry as `line date time zone what`. */
const shapes: readonly (readonly [shape: string, text: string, entries: readonly string[]])[] = [
  [
    'a table with one column of stamps',
    `## Timeline (UTC)

| Time | Event |
| --- | --- |
| 2024-05-01 10:00 | Deploy of \`v2\` |
| 2024-05-01 10:05 - 10:20 | Errors rise |
| ~2024-05-01 10:30 | **Rollback** |
`,
    [
      '5 2024-05-01 10:00 UTC Deploy of v2',
      '6 2024-05-01 10:05 to 10:20 UTC Errors rise',
      '7 2024-05-01 ~10:30 UTC Rollback',
    ],
  ],
  [
    'a table whose first column names what happened behind its day',
    `## Timeline

| Incident | What was seen |
| --- | --- |
| [3 May 2024 - mail stopped](https://status.example/1) | Slow from 9:30 on |
| 8 May 2024 - search down | Errors |
`,
    ['5 2024-05-03 - - mail stopped Slow from 9:30 on', '6 2024-05-08 - - search down Errors'],
  ],
  [
    'a table of which not every row opens with a day',
    `## Timeline

| Incident | What was seen |
| --- | --- |
| 3 May 2024 - mail stopped | Slow |
| Search down | Errors |
`,
    [],
  ],
  [
    'a table with weekday, date and time apart',
    `## Timeline

| Day | Date (2021) | Time (PST) | Event |
| --- | --- | --- | --- |
| Wed | Dec 15 | 22:40 | Odd login |
| Thu | Dec 16 | 00:10 | Account locked |
`,
    ['5 2021-12-15 22:40 -08:00 Odd login', '6 2021-12-16 00:10 -08:00 Account locked'],
  ],
  [
    'a table with start and end',
    `## Timeline

| Start | End | What | Who |
| --- | --- | --- | --- |
| 2024-05-01 23:10 UTC | 00:20 | Outage | @ana |
| 2024-05-02 08:00 UTC |  | Review | @ben |
`,
    [
      '5 2024-05-01 23:10 to 2024-05-02 00:20 UTC Outage @ana',
      '6 2024-05-02 08:00 UTC Review @ben',
    ],
  ],
  [
    'a table of milestones with the stamp behind',
    `## Timeline

| Milestone | When |
| --- | --- |
| Detected | 2024-05-01 10:05 UTC |
| Resolved | 2024-05-01 11:00 UTC |
`,
    ['5 2024-05-01 10:05 UTC Detected', '6 2024-05-01 11:00 UTC Resolved'],
  ],
  [
    'bullets, with what is nested under them',
    `## Timeline

- 2024-05-01 10:00 UTC - Deploy
  - build 7
  - 10:02 second region
- 10:05 UTC - Alert

  \`\`\`
  10:06 noise in a log
  \`\`\`
- follow-up without a time
`,
    [
      '3 2024-05-01 10:00 UTC Deploy build 7',
      '5 2024-05-01 10:02 UTC second region',
      '6 2024-05-01 10:05 UTC Alert 10:06 noise in a log',
    ],
  ],
  [
    'a numbered list with brackets',
    `## Timeline (all times in CEST)

1. [2024-05-01 10:00] Deploy
2. [10:05] Alert
`,
    ['3 2024-05-01 10:00 +02:00 Deploy', '4 2024-05-01 10:05 +02:00 Alert'],
  ],
  [
    'one heading an entry',
    `## Timeline

All times in EDT

### 2024-05-01 22:00

Deploy

- step one

### 23:30

Alert

At 23:32 it is quiet again.

> quoted 23:31

### 00:15

Rollback
`,
    [
      '5 2024-05-01 22:00 -04:00 Deploy step one',
      '11 2024-05-01 23:30 -04:00 Alert At 23:32 it is quiet again. quoted 23:31',
      '19 2024-05-02 00:15 -04:00 Rollback',
    ],
  ],
  [
    'headings of days without a time, with their own text',
    `## Timeline

### 2018-01-15

General failures

### 2018-01-17 17:14pm

Realization
`,
    ['3 2018-01-15 - - General failures', '7 2018-01-17 17:14 UTC Realization'],
  ],
  [
    'day headings at the level of the timeline',
    `## Timeline

## May 1

### 10:00

Deploy

## May 2

### 9:00 AM

Review

## Root cause

### 10:00 is no entry
`,
    ['5 2024-05-01 10:00 UTC Deploy', '11 2024-05-02 09:00 UTC Review'],
  ],
  [
    'day headings with a title over bullets',
    `## Timeline

### October 21, 2025 - Cache overload

**Duration:** 21:45 to 23:28 UTC

- **21:45 UTC** - Deploy

### October 30, 2025 - Latency

- **22:30 UTC (Oct 29)** - Reported
- **00:03 UTC (Oct 30)** - Rolled back
- **05:39 UTC** - Resolved
`,
    [
      '7 2025-10-21 21:45 UTC Deploy',
      '11 2025-10-29 22:30 UTC Reported',
      '12 2025-10-30 00:03 UTC Rolled back',
      '13 2025-10-30 05:39 UTC Resolved',
    ],
  ],
  [
    'paragraphs under plain and bold day lines',
    `## Timeline

15:35 – Plan pushed

16:48 – More found:

* one
* two

24/07/25

12:34 – Removed

**25 July 2025**

09:00 – Reviewed
`,
    [
      '3 2024-05-01 15:35 UTC Plan pushed',
      '5 2024-05-01 16:48 UTC More found: one two',
      '12 2025-07-24 12:34 UTC Removed',
      '16 2025-07-25 09:00 UTC Reviewed',
    ],
  ],
  [
    'bullets under days with a title',
    `## Timeline

- **Day 1: May 3**
  - 10:00 Deploy
- 2024-05-04 Next morning
  - 08:00 Review
`,
    ['4 2024-05-03 10:00 UTC Deploy', '6 2024-05-04 08:00 UTC Review'],
  ],
  [
    'a table with rows of days and times in words',
    `## Timeline

| Time | Event |
| --- | --- |
| 2024-05-03 | |
| 10:00 | Deploy |
| later | Rollback |
`,
    ['6 2024-05-03 10:00 UTC Deploy', '7 2024-05-03 ~- - Rollback'],
  ],
  [
    'a stamp on a line of its own above its text',
    `## Timeline

1:03
First alert fires

5:10 AM
Team checks
the dashboards
`,
    [
      '3 2024-05-01 01:03 UTC First alert fires',
      '6 2024-05-01 05:10 UTC Team checks the dashboards',
    ],
  ],
  [
    'lines of one paragraph, broken by force or by stamps',
    `## Timeline

10:00 - one<br>10:05 - two<br>still two

10:10: three
10:15: four
at 10:16 still four
`,
    [
      '3 2024-05-01 10:00 UTC one',
      '3 2024-05-01 10:05 UTC two still two',
      '5 2024-05-01 10:10 UTC three',
      '6 2024-05-01 10:15 UTC four at 10:16 still four',
    ],
  ],
  [
    'labels with a time behind',
    `## Timeline

- First detected: 2023-01-11 14:22
- Incident declared 2023-01-11 15:17
- Repaired: 2023-01-11 1550 (UTC)
- Resolved (15:51)
`,
    [
      '3 2023-01-11 14:22 UTC First detected',
      '4 2023-01-11 15:17 UTC Incident declared',
      '5 2023-01-11 15:50 UTC Repaired',
      '6 2023-01-11 15:51 UTC Resolved',
    ],
  ],
  [
    'sentences that say their dates',
    `## Timeline

On September 5th, somebody reported the workflow.

Nothing happened for days.

After a check of all accounts,
on September 15th we wrote to the owners.
`,
    [
      '3 2024-09-05 - - somebody reported the workflow. Nothing happened for days.',
      '7 2024-09-15 - - After a check of all accounts, on September 15th we wrote to the owners.',
    ],
  ],
  [
    'a log in a fence',
    `## Timeline

\`\`\`
14:22:00 | monitor | alert fires
14:23:00 | @ana | acknowledged
\`\`\`
`,
    [
      '4 2024-05-01 14:22:00 UTC monitor | alert fires',
      '5 2024-05-01 14:23:00 UTC @ana | acknowledged',
    ],
  ],
  [
    'an indented log, on a 12-hour clock without halves',
    `## Timeline

    - 11:54 ::::: deploy
    - 12:16 ::::: roll back
    - 1:52 ::::: nearly done
      with the logs
`,
    [
      '3 2024-05-01 11:54 UTC deploy',
      '4 2024-05-01 12:16 UTC roll back',
      '5 2024-05-01 13:52 UTC nearly done with the logs',
    ],
  ],
  [
    'a day with a remark about clocks over a table',
    `## Timeline

2019-10-21 (*all times UTC+2*)

| Time | Event |
| --- | --- |
| 16:51 | **OUTAGE BEGINS** |

All times CET on 2019-11-02.

| Time | Event |
| --- | --- |
| 17:00 | again |
`,
    ['7 2019-10-21 16:51 +02:00 OUTAGE BEGINS', '13 2019-11-02 17:00 +01:00 again'],
  ],
  [
    'a table with the same moment on two clocks',
    `## Timeline

| Event | Time (PST) | Time (UTC) |
| --- | --- | --- |
| deploy | ~2:00 PM | ~22:00 |
`,
    ['5 2024-05-01 ~14:00 -08:00 deploy'],
  ],
  [
    'container blocks',
    `## Timeline

**_15:00_** Engineers looked.

:::hint
**_15:27_** Status page updated.
:::
`,
    ['3 2024-05-01 15:00 UTC Engineers looked.', '6 2024-05-01 15:27 UTC Status page updated.'],
  ],
  [
    'two timelines',
    `## Timeline (times in BST)

- 17:00 one

## Impact

- 18:00 no entry

## Follow-up timeline (UTC)

- 20:16 two
`,
    ['3 2024-05-01 17:00 +01:00 one', '11 2024-05-01 20:16 UTC two'],
  ],
  [
    'stamped headings without a timeline heading',
    `# Outage

### 2024-05-01 10:00 UTC

Deploy

### 10:30 UTC

Rollback
`,
    ['3 2024-05-01 10:00 UTC Deploy', '7 2024-05-01 10:30 UTC Rollback'],
  ],
  [
    'dated updates of a Hugo status page',
    `The server does not answer.

**Resolution**: It was patched. {{<track "2017-10-02T19:49:38-06:00">}}
`,
    ['3 2017-10-02 19:49:38 -06:00 It was patched.'],
  ],
  [
    'dated updates of an MDX status page',
    `The server does not answer.

<Update date="2017-08-28T12:35:33Z">The volume was repaired.</Update>

<Update date="2017-08-28T13:00:00Z">
All is well.
</Update>
`,
    [
      '3 2017-08-28 12:35:33 UTC The volume was repaired.',
      '5 2017-08-28 13:00:00 UTC All is well.',
    ],
  ],
  [
    'bullets that start with four digits',
    `## Timeline

- 0935 deploy
- 0941 alert
- ~~0944~~ 0945 rollback
`,
    [
      '3 2024-05-01 09:35 UTC deploy',
      '4 2024-05-01 09:41 UTC alert',
      '5 2024-05-01 09:45 UTC rollback',
    ],
  ],
  [
    'bullets that start with numbers of other things',
    `## Timeline

- 2000 users are affected
- 1200 users are affected
- 1100 users are affected
`,
    [],
  ],
  [
    'a status page without headings',
    `The service is slow since 9:30.

**2 May 2024**

**10:35 UTC** - We are investigating.

**11:00 UTC** - Resolved.
`,
    ['5 2024-05-02 10:35 UTC We are investigating.', '7 2024-05-02 11:00 UTC Resolved.'],
  ],
  [
    'four digits without a colon under day lines',
    `## Timeline

**1 May**

- 2215 zone file pushed
- 2231 first errors

**2 May**

- 0005 page goes out
`,
    [
      '5 2024-05-01 22:15 UTC zone file pushed',
      '6 2024-05-01 22:31 UTC first errors',
      '10 2024-05-02 00:05 UTC page goes out',
    ],
  ],
  [
    'paragraphs that start with dotted times, under a day and a link',
    `## Timeline

28 January 2021

See https://chat.example.com/archives/C3

19.00 @ana merged a change

19.13 onwards search is down

19.20, 19.27 recovery notices

9 June 2021
Fix released 9:59
`,
    [
      '7 2021-01-28 19:00 UTC @ana merged a change',
      '9 2021-01-28 19:13 UTC search is down',
      '11 2021-01-28 19:20 UTC 19.27 recovery notices',
      '14 2021-06-09 09:59 UTC Fix released',
    ],
  ],
  [
    'a list in HTML, in one block with its heading and the next one',
    `<div>
  <h2>Timeline:</h2>
  <ol>
    <li>[10:05]: The <b>cache</b> fills &amp; stops.</li>
    <li>[11:10]: Rollback</li>
    <li>[1:30] PM: All well</li>
  </ol>
  <h2>Impact</h2>
  <ul><li>14:00 is when nobody was asked</li></ul>
</div>
`,
    [
      '4 2024-05-01 10:05 UTC The cache fills & stops.',
      '5 2024-05-01 11:10 UTC Rollback',
      '6 2024-05-01 13:30 UTC PM: All well',
    ],
  ],
  [
    'labels of the impact, and a rule behind the last entry',
    `## Key timestamps

- **Impact start:** 2024-05-01 10:05 UTC
- **Impact:** 2024-05-01 10:06 UTC
- **Fixed:** 2024-05-01 10:45 UTC

---

## Impact
`,
    ['3 2024-05-01 10:05 UTC Impact start', '5 2024-05-01 10:45 UTC Fixed'],
  ],
  [
    'dotted numbers that are no times: versions, amounts',
    `## Timeline

- 10:00 deploy
- 11.50 was the version before
- 2.75 of the disk was left
- 9.10 was never installed
`,
    ['3 2024-05-01 10:00 UTC deploy'],
  ],
  [
    'times with an h before words',
    `## Timeline

- 8h55 déploiement
- 9h02 premières alertes
- 10h35 retour à la normale
`,
    [
      '3 2024-05-01 08:55 UTC déploiement',
      '4 2024-05-01 09:02 UTC premières alertes',
      '5 2024-05-01 10:35 UTC retour à la normale',
    ],
  ],
  [
    'sentences that end with their stamp',
    `## Timeline

- The attacker funded a wallet through a mixer at 2024-05-01 8:55 AM +UTC
- The first of many transfers of the attacker ran at 2024-05-02 09:40 UTC
`,
    [
      '3 2024-05-01 08:55 UTC The attacker funded a wallet through a mixer',
      '4 2024-05-02 09:40 UTC The first of many transfers of the attacker ran',
    ],
  ],
  [
    'a table of HTML, cut by a blank line',
    `## Timeline

All times UTC.

<table>
<tr><th>Time</th><th>What</th></tr>
<tr><td>2024-05-01 12:31pm</td><td>Change &amp; deploy<br>of <b>v2</b></td></tr>

<tr><td>1:30pm</td><td>Reverted</td></tr>
</table>
`,
    ['7 2024-05-01 12:31 UTC Change & deploy of v2', '9 2024-05-01 13:30 UTC Reverted'],
  ],
  [
    'a table of HTML without a header',
    `## Timeline

<table>
<tr class="row odd" style="border: 1px solid black; color: #333" title='a > b'><td>12:31</td><td>Deploy</td></tr>
<tr><td>13:30</td><td>Reverted</td></tr>
</table>
`,
    ['4 2024-05-01 12:31 UTC Deploy', '5 2024-05-01 13:30 UTC Reverted'],
  ],
  [
    'a table whose header names the day, with rows that were left open',
    `## Timeline

| Timeline 20.04.22 | Event |
| --- | --- |
| 11:28 | Noticed |
| 11:38 | Told |
| … | … |
| 19:33 | Mended |
| later | Written down |
`,
    [
      '5 2022-04-20 11:28 UTC Noticed',
      '6 2022-04-20 11:38 UTC Told',
      '8 2022-04-20 19:33 UTC Mended',
      '9 2022-04-20 ~- - Written down',
    ],
  ],
  [
    'a ledger that happens to have times',
    `## Timeline

- 10:00 drained

| Wallet | Amount | Time |
| --- | --- | --- |
| 0x905315602ed9 | 12.5 ETH | 2024-05-01 10:01 |
| 0x560a8e3b79d2 | 800 ETH | 2024-05-01 10:02 |
`,
    [
      '3 2024-05-01 10:00 UTC drained Wallet Amount Time 0x905315602ed9 12.5 ETH 2024-05-01 10:01 0x560a8e3b79d2 800 ETH 2024-05-01 10:02',
    ],
  ],
  [
    'prose in front of a list: it may give the day, and is no entry',
    `## Timeline

On May 12 we shipped a bug.

Here is the day:

- 09:47 outage begins
- 09:48 noticed
- 12:35 over
`,
    [
      '7 2024-05-01 09:47 UTC outage begins',
      '8 2024-05-01 09:48 UTC noticed',
      '9 2024-05-01 12:35 UTC over',
    ],
  ],
  [
    'a sentence that gives the day of all entries without one',
    `## Timeline

Unless noted otherwise all events happened on 2024-05-02, and all times are in UTC.

- 2024-05-01 00:55 builds fail
- 01:38 site down
- 08:19 over
`,
    [
      '5 2024-05-01 00:55 UTC builds fail',
      '6 2024-05-02 01:38 UTC site down',
      '7 2024-05-02 08:19 UTC over',
    ],
  ],
  [
    'German, with the clock in words',
    `## Zeitlicher Ablauf (Timeline)

- 3. März, 07:45 Uhr: Erste Meldungen
- 8.10 Uhr: Bereitschaft gerufen
- gegen 11 Uhr: wieder da
- 4. März um 10:00 Uhr: Nachbesprechung
`,
    [
      '3 2024-03-03 07:45 UTC Erste Meldungen',
      '4 2024-03-03 08:10 UTC Bereitschaft gerufen',
      '5 2024-03-03 ~11:00 UTC wieder da',
      '6 2024-03-04 10:00 UTC Nachbesprechung',
    ],
  ],
  [
    'words in front of a clock in other languages',
    `## Timeline

- przed 10:40 – a
- avant 10:45 – b
- nach 10:50 – c
- después de las 10:55 – d
- после 11:05 – e
`,
    [
      '3 2024-05-01 10:40 UTC a',
      '4 2024-05-01 10:45 UTC b',
      '5 2024-05-01 10:50 UTC c',
      '6 2024-05-01 10:55 UTC d',
      '7 2024-05-01 11:05 UTC e',
    ],
  ],
  [
    'clocks whose half of the day leads, and a day with its weekday in brackets',
    `## Timeline

- 5/1(수) 오전 9:30 first customer writes
- 5月2日(木) 午後2時05分 queue stops
- 下午2点40分 all is back
`,
    [
      '3 2024-05-01 09:30 UTC first customer writes',
      '4 2024-05-02 14:05 UTC queue stops',
      '5 2024-05-02 14:40 UTC all is back',
    ],
  ],
  [
    'a day behind both times of a range, which is that of its start too but over midnight',
    `## Timeline

- from 9:30 to 11:00 on 3 May: queue stops
- 2:00 PM - 4:00 PM, 4 May - all is back
- 23:00 - 0:30 on 5 May: second try
`,
    [
      '3 2024-05-03 09:30 to 11:00 UTC queue stops',
      '4 2024-05-04 14:00 to 16:00 UTC all is back',
      '5 2024-05-04 23:00 to 2024-05-05 00:30 UTC second try',
    ],
  ],
  [
    'dots between stamp and text',
    `## Timeline

- 9:30 · queue stops
- 10:05 UTC • all is back
`,
    ['3 2024-05-01 09:30 UTC queue stops', '4 2024-05-01 10:05 UTC all is back'],
  ],
  [
    'a range and a zone in Spanish',
    `## Timeline (hora de Madrid)

- 9:30 a 10:05 - queue stops
- 11:00h - all is back
`,
    [
      '3 2024-05-01 09:30 to 10:05 Europe/Madrid queue stops',
      '4 2024-05-01 11:00 Europe/Madrid all is back',
    ],
  ],
  [
    'a column that numbers the rows',
    `## Timeline

| # | Time | Event |
|---|------|-------|
| 1 | 9:30 | queue stops |
| 2 | 10:05 | all is back |
`,
    ['5 2024-05-01 09:30 UTC queue stops', '6 2024-05-01 10:05 UTC all is back'],
  ],
  [
    'Polish and Russian days',
    `## Timeline

- 1 maja 2024, 9:30: queue stops
- 2 мая 2024, 10:05: all is back
`,
    ['3 2024-05-01 09:30 UTC queue stops', '4 2024-05-02 10:05 UTC all is back'],
  ],
  [
    'time since the start, whose first says the clock',
    `## Timeline

- T+0 (08:00 CEST): queue stops
- T+15m: first customer writes
- T+1h20m: provider confirms
- +02:00: all is back
`,
    [
      '3 2024-05-01 08:00 +02:00 queue stops',
      '4 2024-05-01 ~- - first customer writes',
      '5 2024-05-01 ~- - provider confirms',
      '6 2024-05-01 ~- - all is back',
    ],
  ],
  [
    'time since the start, and no clock anywhere',
    `## Timeline

| Time | Event |
| --- | --- |
| T+0 | queue stops |
| T+5m | first customer writes |
| H+25 | all is back |
`,
    [
      '5 2024-05-01 ~- - queue stops',
      '6 2024-05-01 ~- - first customer writes',
      '7 2024-05-01 ~- - all is back',
    ],
  ],
  [
    'an entry in the paragraph of the line that names the timeline',
    `Mail stopped

Issue summary
All of it.

Timeline
10:15 UTC: queue stops.

10:20 UTC: seen.

Root cause
A disk.
`,
    ['7 2024-05-01 10:15 UTC queue stops.', '9 2024-05-01 10:20 UTC seen.'],
  ],
  [
    'a fence with the days of its clocks',
    `## Timeline

\`\`\`md
All times are UTC.

Tuesday April 30

- _23:30_ - queue stops

Wednesday May 1

- _08:00_ - seen
- _09:00_ - all is back
\`\`\`
`,
    [
      '8 2024-04-30 23:30 UTC queue stops',
      '12 2024-05-01 08:00 UTC seen',
      '13 2024-05-01 09:00 UTC all is back',
    ],
  ],
  [
    'the day before, and the day itself by a clock that goes back',
    `## Timeline

- Veille, 16h05 : une image part
- 10h57 : un test échoue
- 11h13 : on revient
`,
    [
      '3 2024-04-30 16:05 UTC une image part',
      '4 2024-05-01 10:57 UTC un test échoue',
      '5 2024-05-01 11:13 UTC on revient',
    ],
  ],
  [
    'a template that nobody filled in',
    `## Timeline

- HH:MM — alert fires
- HH:MM — resolved
`,
    [],
  ],
];

describe('shapes of chronologies', () => {
  it.each(shapes)('reads %s', (_, text, expected) => {
    const { entries } = timelineOf(text, { date: '2024-05-01' as never });
    expect(entries.map(showEntry)).toEqual(expected);
  });

  it.each(shapes)('points at what it names in %s', (_, text) => {
    for (const { stamp, place, date, anchor } of timelineOf(text).entries) {
      expect(text.slice(stamp.place.start.offset, stamp.place.end.offset)).toBe(stamp.text);
      expect(place.start.offset).toBeLessThanOrEqual(stamp.place.start.offset);
      expect(place.end.offset).toBeGreaterThanOrEqual(stamp.place.end.offset);
      expect(anchor).toMatch(/^t(-\d+)+$/);
      expect(date === null || /^\d{4}-\d\d-\d\d$/.test(date)).toBe(true);
    }
  });

  it('leaves the end of a fence out of the last entry of a log', () => {
    const { entries } = timelineOf('## Timeline\n\n```\n14:22 alert\n14:23 over\n```\n');
    expect(entries.map(({ text }) => text)).toEqual(['alert', 'over']);
    expect(entries.at(-1)?.place.end.line).toBe(5);
  });

  it('leaves the end of a fold out of the last entry', () => {
    const { entries } = timelineOf(
      '## Timeline\n\n<details>\n\n- 14:22 alert\n- 14:23 over\n\n</details>\n',
    );
    expect(entries.map(({ text }) => text)).toEqual(['alert', 'over']);
  });

  it('gives entries of one minute different addresses', () => {
    const { entries } = timelineOf('## Timeline\n\n- 10:00 a\n- 10:00 b\n- 10:00 c\n');
    expect(new Set(entries.map(({ anchor }) => anchor)).size).toBe(3);
  });
});
