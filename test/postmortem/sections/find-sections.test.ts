import { describe, expect, test } from 'vitest';
import { plainHouse, read } from '../read.ts';

/** `line kind` of each section, with its state where it holds nothing. */
const sectionsOf = (text: string) =>
  read(text).sections.map(
    ({ kind, heading, state }) =>
      `${heading.place.start.line} ${kind}${state === 'filled' ? '' : ` ${state}`}`,
  );

describe('findSections', () => {
  test.each([
    [
      'titles',
      '# A\n\n## Timeline\n\ntext\n\n## Root cause\n\ntext\n',
      ['3 timeline', '7 root-cause'],
    ],
    [
      'a title of the whole post is none',
      '# Timeline of the outage\n\n## Impact\n\ntext\n',
      ['3 impact'],
    ],
    [
      'a plan with days until when is no chronology',
      '## Background\n\na\n\n## Work\n\n| Task | Who | Target date |\n|-|-|-|\n| Add | Ana | May 1, 2024 |\n| Test | Ben | May 2, 2024 |\n| Move | Cy | May 3, 2024 |\n',
      ['1 leadup', '5 improvements'],
    ],
    [
      'earlier incidents are no chronology of this one',
      '## Past incidents\n\n### May 3, 2024\n\n(10:00 UTC) a\n\n(10:20 UTC) b\n\n(11:00 UTC) c\n',
      ['1 recurrence'],
    ],
    [
      'a list of fields, one of which is the cause',
      '# A\n\n- Date: 2024-05-01\n- Root causes: haste\n- Trigger: an upgrade\n\n## Timeline\n\n- 10:00 a\n- 10:10 b\n',
      ['1 root-cause', '7 timeline'],
    ],
    [
      'a list of fields whose cause was left open',
      '# A\n\n- Date: 2024-05-01\n- Root causes: TBD\n- Trigger: an upgrade\n\n## Impact\n\na\n',
      ['7 impact'],
    ],
    [
      'solutions that were put in place belong to the resolution they stand under',
      '## Resolution steps\n\n### Long-term solutions implemented\n\n- a\n\n## Long-term solutions\n\n- b\n',
      ['1 resolution', '7 improvements'],
    ],
    [
      'a title that names the whole post a log leaves its parts what they are',
      '# Incident log\n\n## Queue stops\n\n- 10:05 down\n- 10:10 up\n\n**Action items:**\n\n- Add a disk\n',
      ['1 timeline', '8 improvements'],
    ],
    [
      'what explains in other languages than English, where nothing else names the cause',
      '## Análisis técnico\n\nEl disco se llenó debido a los registros.\n\n## Análisis\n\nSin datos.\n',
      ['1 root-cause'],
    ],
    [
      'prose that names the cause in other languages than English',
      '## Art der Störung\n\nUrsache war eine volle Platte.\n',
      ['1 root-cause'],
    ],
    [
      'prose that says in other languages than English that the cause is unknown',
      '## Art der Störung\n\nUrsache ist noch unklar.\n',
      [],
    ],
    [
      'a timeline that holds only the slots of a template',
      '## Timeline\n\nDay: YYYY-MM-DD\n\n* `HH:MM:SS`: {Description} <== {Milestone if applicable}\n* `HH:MM:SS`: {Description}\n',
      ['1 timeline placeholder'],
    ],
    [
      'a composite gives each part',
      '## Root cause and fix\n\ntext\n',
      ['1 root-cause', '1 resolution'],
    ],
    [
      'a sub-section of the same kind belongs to its parent',
      '## Action items\n\n### Process improvements\n\n- a\n\n### Technical improvements\n\n- b\n',
      ['1 improvements'],
    ],
    [
      'groups of tasks are no sections',
      '## Action items\n\n### Detection\n\n- a\n\n**Mitigation**\n\n- b\n',
      ['1 improvements'],
    ],
    [
      'looking back among tasks is a section',
      '## Action items\n\n### What went wrong\n\n- it\n\n### Process\n\n- a\n',
      ['1 improvements', '3 went-wrong'],
    ],
    [
      'lessons with paragraphs that are work to do, where no other heading is for it',
      '## Impact\n\na\n\n## Lessons learned\n\n### Alerts\n\nThey came late.\n\nAction point: page earlier.\n',
      ['1 impact', '5 lessons', '5 improvements'],
    ],
    [
      'what happened, over stamps, is a timeline',
      '## What happened\n\n- 10:05 a\n- 10:10 b\n',
      ['1 timeline'],
    ],
    [
      'what happened, in prose, is a summary',
      '## What happened\n\nAt 10:05 it broke.\n',
      ['1 summary'],
    ],
    [
      'remediation is improvements where it lists tasks and nothing else does',
      '## Remediation\n\n- Add an alert\n- Fix the script\n',
      ['1 improvements'],
    ],
    [
      'lessons with tasks are improvements where nothing else is',
      '## Lessons learned\n\n- Add an alert\n- We need to test restores\n',
      ['1 lessons', '1 improvements'],
    ],
    [
      'lessons without tasks are lessons',
      '## Lessons learned\n\n- Disks fill up\n- Nobody looks at graphs\n',
      ['1 lessons'],
    ],
    [
      'what went wrong tells the cause where no heading does',
      '## What went wrong\n\nIt failed because the disk was full.\n',
      ['1 went-wrong', '1 root-cause'],
    ],
    [
      'what went wrong beside what went well looks back on the response',
      '## What went well\n\n- a\n\n## What went wrong\n\n- Slow, because asleep\n',
      ['1 went-well', '5 went-wrong'],
    ],
    [
      'actions taken beside actions planned are improvements',
      '## A\n\n**Actions taken:**\n\n- We fixed it\n\n**Actions planned:**\n\n- Test it\n',
      ['3 improvements', '7 improvements'],
    ],
    [
      'actions taken alone are the resolution',
      '## Actions taken\n\n- We fixed it\n',
      ['1 resolution'],
    ],
    [
      'stamped entries under days count for the heading above them',
      '## The story\n\n### June 12\n\n- 10:15 a\n- 10:30 b\n\n### June 13\n\n- 2:00 c\n\n## Garden\n\na\n',
      ['1 timeline'],
    ],
    [
      'a row of a table of names and values tells the cause where no heading does',
      '# Disk\n\n## Sheet\n\n| | |\n|-|-|\n| Impact | Slow |\n| Root cause(s) | A full disk |\n',
      ['3 root-cause'],
    ],
    [
      'a row without a value or of more columns tells none',
      '## Sheet\n\n| | |\n|-|-|\n| Root cause | TBD |\n\n| A | B | C |\n|-|-|-|\n| Root cause | A disk | Ana |\n',
      [],
    ],
    [
      'the cause in so many words counts where no heading names it',
      '## Summary\n\nThe root cause was a full disk.\n',
      ['1 summary', '1 root-cause'],
    ],
    ['an unknown cause is none', '## Summary\n\nThe root cause is still unknown.\n', ['1 summary']],
    [
      'stamped entries under any heading are a timeline where no heading names one',
      '# A\n\n## The story\n\n- 10:05 a\n- 10:10 b\n- 10:15 c\n',
      ['3 timeline'],
    ],
    [
      'sentences that begin with a time are prose',
      '# A\n\n## The story\n\nAt 10:05, we saw it.\n\nAt 10:10, it grew.\n\nBy 10:15, it was gone.\n',
      [],
    ],
    [
      'a list of days beside a timeline is an overview',
      '## Timeline\n\n- 10:05 a\n\n## Incident\n\n- **May 1** (5 minutes): a\n- **May 2** (9 minutes): b\n',
      ['1 timeline'],
    ],
    [
      'remediation over a table of work is improvements',
      '## Remediation\n\n| Remediation | Status |\n| --- | --- |\n| Alert | Open |\n',
      ['1 improvements'],
    ],
    [
      'day headings beside the timeline belong to it',
      '## Timeline\n\n## May 12\n\n### 10:05\n\na\n\n## May 13\n\n### 10:10\n\nb\n\n## Impact\n\nc\n',
      ['1 timeline', '15 impact'],
    ],
    [
      'a heading that tells what its section would, but no question of a template and no zone',
      '## Impact: 40 orders were lost\n\n## Root cause: why did it break?\n\n## Trigger: <what started it here>\n\n## Timeline: all in UTC\n',
      ['1 impact', '3 root-cause empty', '5 trigger empty', '7 timeline empty'],
    ],
    ['an empty section', '## Timeline\n\n## Impact\n\nall\n', ['1 timeline empty', '3 impact']],
    [
      'template text',
      '## Timeline\n\n_TBD_\n\n## Impact\n\n<!-- whom? -->\n',
      ['1 timeline placeholder', '5 impact placeholder'],
    ],
    [
      'words in HTML, and remarks in HTML alone',
      '<h2>Impact</h2><p>all</p>\n\n<h2>Root cause</h2>\n\n<details><!-- why? --></details>\n',
      ['1 impact', '3 root-cause placeholder'],
    ],
    ['boxes of MkDocs', '!!! bug "Root cause"\n    A disk.\n', ['1 root-cause']],
    [
      'labels of bullets',
      '# A\n\n- **Key events**\n  - Began 10:05\n- **Impact**: all\n',
      ['3 timeline', '5 impact'],
    ],
  ])('%s', (_, text, expected) => {
    expect(sectionsOf(text)).toEqual(expected);
  });

  test('says why', () => {
    const reasons = read('## RCA\n\na\n\n## What happened\n\n- 10:05 a\n- 10:06 b\n').sections.map(
      ({ reason }) => reason,
    );
    expect(reasons).toEqual(['alias `rca`', 'alias `what happened` over stamped entries']);
  });

  test('knows the aliases of the house', () => {
    const sections = { ...plainHouse.sections, aliases: { 'root-cause': ['Why we fell over'] } };
    const { sections: found } = read('## Why we fell over\n\ntext\n', { ...plainHouse, sections });
    expect(found).toMatchObject([{ kind: 'root-cause', reason: 'alias `Why we fell over`' }]);
  });
});
