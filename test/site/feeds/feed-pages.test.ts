import { parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { Html } from '../../../src/html/types.ts';
import type { Postmortem } from '../../../src/postmortem/types.ts';
import { sitePaths } from '../../../src/site/addresses.ts';
import { feedPages } from '../../../src/site/feeds/feed-pages.ts';
import type { Survey, SurveyedPost } from '../../../src/site/survey.ts';

const post = (slug: string, postmortem: Partial<Postmortem> = {}): SurveyedPost =>
  ({
    card: {
      path: sitePaths.postmortem(slug),
      severity: { name: 'SEV1' },
      services: [{ name: 'api' }],
      tags: [{ name: 'dns' }],
    },
    post: {
      body: {
        parts: [
          {
            heading: '<h2 id="h-x">X</h2>' as Html,
            html: '<p><a href="../b/#h-y">y</a> <img src="../../media/a.png" alt=""></p>' as Html,
          },
        ],
        footnotes: null,
        markdown: '',
      },
      postmortem: {
        id: slug,
        title: `Title of ${slug}`,
        date: '2023-09-28',
        summary: null,
        fields: { authors: '@ana' },
        ...postmortem,
      },
    },
  }) as unknown as SurveyedPost;

const survey = (posts: readonly SurveyedPost[], url: string | null): Survey =>
  ({
    config: { title: 'Postmortems', description: 'All', language: 'en', url },
    posts,
  }) as unknown as Survey;

const rss = (posts: readonly SurveyedPost[], url = 'https://example.org/sub/') => {
  const page = feedPages(survey(posts, url)).find(({ file }) => file === 'feed.xml');
  return parseRssFeed(page?.text() ?? '');
};

describe('feedPages', () => {
  it('makes a file for each format', () => {
    const files = feedPages(survey([], 'https://example.org/')).map(({ file }) => file);
    expect(files).toEqual(['feed.xml', 'atom.xml', 'feed.json']);
  });

  it('makes none without the address of the site', () => {
    expect(feedPages(survey([post('a')], null))).toEqual([]);
  });

  it('leads links and images of a text to their full addresses under a sub-path', () => {
    expect(rss([post('a b')]).items?.[0]).toMatchObject({
      link: 'https://example.org/sub/postmortems/a%20b/',
      content: {
        encoded:
          '<h2>X</h2>\n<p><a href="https://example.org/sub/postmortems/b/#h-y">y</a> <img src="https://example.org/sub/media/a.png" alt=""></p>',
      },
    });
  });

  it('keeps an id when the title or the address changes', () => {
    const id = (slug: string, title: string, url?: string) =>
      rss([post(slug, { id: 'INC-1', title })], url).items?.[0]?.guid?.value;
    expect(id('a', 'One')).toBe(id('b', 'Two', 'https://moved.example/'));
  });

  it('names severity, services and tags with the page that lists them', () => {
    expect(rss([post('a')]).items?.[0]?.categories).toEqual([
      { name: 'SEV1', domain: 'https://example.org/sub/severities/' },
      { name: 'api', domain: 'https://example.org/sub/services/' },
      { name: 'dns', domain: 'https://example.org/sub/tags/' },
    ]);
  });

  it('holds the newest fifty posts', () => {
    const posts = Array.from({ length: 60 }, (_, index) => post(`p${index}`));
    expect(rss(posts).items).toHaveLength(50);
    expect(rss(posts).items?.[0]?.title).toBe('Title of p0');
  });
});
