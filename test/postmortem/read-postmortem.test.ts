import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainHouse, read } from './read.ts';

describe('readPostmortem', () => {
  test.each([
    ['its field', '---\ntitle: Field\n---\n\n# Heading\n', 'Field'],
    ['its first heading of depth 1', '## Sub\n\n# Heading\n', 'Heading'],
    ['its first heading', '## Sub\n\ntext\n', 'Sub'],
    ['a heading that starts no section', '# Summary\n\ntext\n\n# Fire\n', 'Fire'],
    ['its name where only sections have headings', '# Summary\n\ntext\n', '2024-05-17-a'],
    ['its first line', '**Not** a heading, `but` a line\n', 'Not a heading, but a line'],
    ['its name', '', '2024-05-17-a'],
  ])('takes the title from %s', (_, text, title) => {
    expect(read(text, plainHouse, 'posts/2024-05-17-a.md').title).toBe(title);
  });

  test.each([
    ['its field', '---\ndate: 2023-09-28\n---\n', '2023-09-28'],
    ['its title', '# Outage of 3 March 2021\n', '2021-03-03'],
    ['its name', 'text\n', '2024-05-17'],
  ])('takes the date from %s', (_, text, date) => {
    expect(read(text, plainHouse, 'posts/2024-05-17-a.md').date).toBe(date);
  });

  test('takes the summary from its field, else from the first paragraph of its section', () => {
    const body = '# A\n\n## Summary\n\n![x](y.png)\n\nThe *disk*\nwas full.\n\nMore.\n';
    expect(read(body).summary?.text).toBe('x');
    expect(read(body.replace('![x](y.png)\n\n', '')).summary).toMatchObject({
      text: 'The disk was full.',
      place: { start: { line: 5, column: 1 } },
    });
    expect(read(`---\nsummary: Field\n---\n\n${body}`).summary).toMatchObject({
      text: 'Field',
      place: { start: { line: 2, column: 10 } },
    });
    expect(read('# A\n\ntext\n').summary).toBeNull();
  });

  test('knows slug, id, state and severity', () => {
    expect(
      read('---\nid: INC-7\nstatus: draft\nseverity: critical\n---\n', plainHouse, 'posts/x/y.md'),
    ).toMatchObject({
      slug: 'y',
      id: 'INC-7',
      status: 'draft',
      unfinished: true,
      severity: 'SEV1',
    });
    expect(read('', plainHouse, 'posts/y.md')).toMatchObject({
      slug: 'y',
      id: 'y',
      status: 'published',
      unfinished: false,
      severity: null,
      language: null,
      frontmatterPlace: null,
    });
  });

  test('reads YAML and TOML twins alike', () => {
    const body = '\n## Timeline\n\n- 10:05 Outage starts\n\n## Action items\n\n- Fix it (@ana)\n';
    const yaml = read(`---\ntitle: A\ndate: 2024-05-17\ntimezone: Europe/Berlin\n---\n${body}`);
    const toml = read(
      `+++\ntitle = "A"\ndate = 2024-05-17\ntimezone = "Europe/Berlin"\n+++\n${body}`,
    );
    const instants = ({ timeline }: typeof yaml) => timeline.map(({ instant }) => instant);
    expect(instants(toml)).toEqual(['2024-05-17T08:05:00Z']);
    expect(instants(yaml)).toEqual(instants(toml));
    expect({ ...yaml.fields }).toEqual({ ...toml.fields });
    expect(yaml.actionItems.map(({ id }) => id)).toEqual(toml.actionItems.map(({ id }) => id));
  });

  const fragment = fc.constantFrom(
    '# Timeline\n',
    '## Root cause\n',
    '**Action items**\n',
    '## Summary\n',
    '- ',
    '1. ',
    '- [x] ',
    '> ',
    '|Time|Event|\n|-|-|\n|10:05|a|\n',
    '|Owner|Action|\n|-|-|\n|@a|b|\n',
    '\n',
    '\n\n',
    '  ',
    '`',
    '```\n',
    '~~',
    '**',
    '*',
    '_',
    '[',
    '](',
    ')',
    '(',
    'owner: ',
    'due: ',
    '2024-05-01',
    '2024-13-45',
    '10:05 ',
    '25:61 ',
    '@ana ',
    '#12 ',
    'ABC-1 ',
    'https://a.example/issues/1 ',
    '<b>',
    '<!--',
    '---\n',
    '+++\n',
    'title: x\n',
    'title = "x"\n',
    'action_items:\n  - title: a\n',
    'started: 2024-05-01T10:00:00Z\n',
    '\0',
    '\ud800',
    '\u2028',
    '\r\n',
    '\t',
    'é🔥',
    'The root cause was a disk. ',
    'done ',
    '(',
    ')',
    'TBD',
    '{{< track "2022-01-01" >}}',
  );
  const anyText = fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join(''));

  test('never throws, and places name stretches of the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const postmortem = read(text);
        const { sections, headings, timeline, actionItems, causes, problems } = postmortem;
        const places = [
          ...sections.flatMap(({ content, heading }) => [content, heading.place]),
          ...headings.map(({ place }) => place),
          ...timeline.flatMap(({ place, stamp }) => [place, stamp.place]),
          ...actionItems.map(({ place }) => place),
          ...causes.map(({ place }) => place),
          ...problems.flatMap(({ place }) => place ?? []),
        ];
        for (const { start, end } of places) {
          expect(start.offset).toBeLessThanOrEqual(end.offset);
          expect(end.offset).toBeLessThanOrEqual(text.length);
        }
        for (const { stamp } of timeline) {
          expect(text.slice(stamp.place.start.offset, stamp.place.end.offset)).toBe(stamp.text);
        }
        const anchors = [...headings, ...actionItems, ...timeline].map(({ anchor }) => anchor);
        expect(new Set(anchors).size).toBe(anchors.length);
      }),
      { numRuns: 400 },
    );
  });
});
