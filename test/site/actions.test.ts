import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/postmortem/types.ts';
import { createRenderer, renderPage } from '../../src/render/render-page.ts';
import type { ActionData } from '../../src/site/pages/action-files.ts';
import type { ActionListView, ActionsView } from '../../src/site/pages/actions.ts';
import { sitePages } from '../../src/site/site-pages.ts';
import type { SitePage } from '../../src/site/types.ts';
import { catalogOf, house, pageAt, pagesOf, post } from '../helpers/small-site.ts';

const posts = {
  a: post('A full pool', 'date: 2024-03-01\nseverity: SEV2\nservices: [api, web]'),
  b: post(
    'Other',
    'date: 2024-02-01\nseverity: SEV1\nservices: [api]',
    '## Timeline\n\n- 10:00 x\n\n## Action items\n\n- [ ] One (owner: @Ana)\n- [ ] Two (owner: @ana, @bo)\n',
  ),
};

const view = <View>(file: string, pages = pagesOf(posts)): View =>
  pageAt(pages, file).view() as View;
const texts = ({ groups }: ActionsView): string[] =>
  groups.flatMap(({ rows }) => rows.map(({ item }) => item.text));
const textOf = (pages: readonly SitePage[], file: string): string => {
  const page = pages.find((candidate) => candidate.file === file);
  if (page?.kind !== 'text') throw new Error(`Expected a file ${file}`);
  return page.text();
};

describe('the lists of action items', () => {
  const values = (kind: string) =>
    view<ActionListView>(`actions/${kind}/index.html`).groups.map(({ label, count }) => [
      label,
      count.all,
      count.overdue,
    ]);

  it('name owners in any spelling once, with all they have, and nobody last', () => {
    expect(values('owners')).toEqual([
      ['@ana', 4, 1],
      ['@bo', 2, 0],
      ['No owner', 1, 0],
    ]);
    expect(texts(view('actions/owners/ana/index.html'))).toEqual([
      'Watch the pool',
      'One',
      'Two',
      'Raise the limit',
    ]);
    expect(texts(view('actions/owners/unassigned/index.html'))).toEqual(['Talk about limits']);
  });

  it('have what is open by service, severity, type and month', () => {
    expect(values('services')).toEqual([
      ['api', 5, 1],
      ['web', 3, 1],
    ]);
    expect(values('severities')).toEqual([
      ['SEV1', 2, 0],
      ['SEV2', 3, 1],
    ]);
    expect(values('types')).toEqual([['Detect', 1, 1]]);
    expect(values('due').map(([label]) => label)).toEqual(['Apr 2024', 'Dec 2024']);
  });

  it('are not there where they would be empty', () => {
    const pages = pagesOf({ x: post('X', 'date: 2024-01-01', 'Nothing.\n') });
    expect(
      pages.filter(({ file }) => /^actions\/.*html$/.test(file)).map(({ file }) => file),
    ).toEqual(['actions/index.html']);
    expect(view<ActionsView>('actions/index.html', pages).count.all).toBe(0);
  });
});

describe('a long list of action items', () => {
  const many = Object.fromEntries(
    Array.from({ length: 130 }, (_, index) => [
      `p${index}`,
      post(`P ${index}`, 'date: 2024-03-01\nservices: [api]'),
    ]),
  );
  const pages = pagesOf(many);
  const listed = pages.filter(({ file }) => /^actions\/(?:\d+\/)?index\.html$/.test(file));

  it('is cut into pages that together have each item once', () => {
    expect(listed.map(({ file }) => file)).toEqual([
      'actions/index.html',
      'actions/2/index.html',
      'actions/3/index.html',
    ]);
    const anchors = listed.flatMap(({ file }) =>
      view<ActionsView>(file, pages).groups.flatMap(({ rows }) =>
        rows.map(({ card, item }) => `${card.slug} ${item.anchor}`),
      ),
    );
    expect(anchors).toHaveLength(520);
    expect(new Set(anchors).size).toBe(520);
  });

  it('says on its first page where each group starts and how many there are', () => {
    const { starts, groups } = view<ActionsView>('actions/index.html', pages);
    expect(starts.map(({ key, total, path }) => [key, total, path])).toEqual([
      ['overdue', 130, '/actions/'],
      ['due', 130, '/actions/'],
      ['undated', 130, '/actions/2/'],
      ['closed', 130, '/actions/2/'],
    ]);
    expect(groups.map(({ key, rows, total }) => [key, rows.length, total])).toEqual([
      ['overdue', 130, 130],
      ['due', 70, 130],
    ]);
  });

  it('has on no page more than fits into 100 KB when compressed, by far', () => {
    const renderer = createRenderer({ siteTemplates: null, config: house });
    const html = renderPage(pageAt(pages, 'actions/index.html'), renderer);
    expect(html.length).toBeLessThan(300_000);
  });

  it('tells its filters in the order of its pages', () => {
    const data = JSON.parse(textOf(pages, 'actions/list.json')) as ActionData;
    expect([data.size, data.pages]).toEqual([200, ['./', './2/', './3/']]);
    const rows = listed.flatMap(({ file }) =>
      view<ActionsView>(file, pages).groups.flatMap((group) => group.rows),
    );
    expect(data.due).toEqual(rows.map(({ item }) => item.due));
    const names = (param: string, at: number) => {
      const filter = data.filters.find((one) => one.param === param);
      return (filter?.of[at] ?? []).map((place) => filter?.values[place]?.[0]);
    };
    for (const [at, { item }] of rows.entries()) {
      expect(names('status', at)).toEqual([item.status]);
      expect(names('owner', at)).toEqual(item.owners.length === 0 ? ['unassigned'] : item.owners);
      expect(names('service', at)).toEqual(['api']);
    }
  });
});

describe('the files of action items', () => {
  it('are there with and without the address of the site', () => {
    for (const url of ['https://example.org/sub/', null]) {
      const pages = pagesOf(posts, { config: { ...house, url } });
      const { as_of, items } = JSON.parse(textOf(pages, 'actions/actions.json'));
      expect(as_of).toBe('2024-06-01');
      expect(items).toHaveLength(6);
      expect(items[1]).toMatchObject({
        text: 'Watch the pool',
        status: 'open',
        overdue: true,
        due: '2024-04-01',
        post: { id: 'a', severity: 'SEV2' },
      });
      expect(items[1].url).toMatch(
        url === null
          ? /^postmortems\/a\/#ai-/
          : /^https:\/\/example\.org\/sub\/postmortems\/a\/#ai-/,
      );
      expect(textOf(pages, 'actions/actions.csv').startsWith('\uFEFFuid,id,text,')).toBe(true);
    }
  });

  it('have a calendar for all and for each owner', () => {
    const events = (file: string) => textOf(pagesOf(posts), file).split('BEGIN:VEVENT').length - 1;
    expect(events('actions/due.ics')).toBe(2);
    expect(events('actions/owners/ana/due.ics')).toBe(1);
    expect(events('actions/owners/bo/due.ics')).toBe(1);
  });

  it('leave out posts that are not finished', () => {
    const draft = { d: post('D', 'date: 2024-03-01\nstatus: draft') };
    const pages = sitePages(catalogOf(draft), house, { today: '2024-06-01' as Day, drafts: true });
    expect(JSON.parse(textOf(pages, 'actions/actions.json')).items).toEqual([]);
    expect(textOf(pages, 'actions/owners/ana/due.ics')).not.toContain('VEVENT');
  });
});
