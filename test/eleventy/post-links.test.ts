import { describe, expect, test } from 'vitest';
import { createPostLinks } from '../../src/eleventy/post-links.ts';

const links = (path = 'posts/2017/a.md') =>
  createPostLinks({
    config: { posts: 'posts', pages: 'pages', public: 'public' },
    imageSize: (image) => (image.endsWith('.png') ? { width: 4, height: 3 } : null),
  })(path);

describe('links of a post', () => {
  test.each([
    ['b.md', '../b/'],
    ['./b.md', '../b/'],
    ['../2018/c.md', '../c/'],
    ['/posts/2018/c.md', '../c/'],
    ['b.md#root-cause', '../b/#h-root-cause'],
    ['b.md#h-root-cause', '../b/#h-root-cause'],
    ['b.md#t-0605', '../b/#t-0605'],
    ['b.md?x#y', '../b/#h-y'],
    ['b%20c.md', '../b%20c/'],
    ['log.txt', '../../media/2017/log.txt'],
    ['../log.txt', '../../media/log.txt'],
    ['/logo.svg', '../../logo.svg'],
    ['a.md', './'],
  ])('%s leads to %s', (url, href) => {
    expect(links().link(url)).toBe(href);
  });

  test.each([
    'https://example.org/b.md',
    'mailto:x@example.org',
    '//example.org/b.md',
    'javascript:alert(1)',
    'JAVASCRIPT:b.md',
    '#anchor',
    '?query',
    '',
    '../../README.md',
    '../../../etc/passwd',
    '/../x',
    '../../posts/../../x',
    '%2e%2e/%2e%2e/%2e%2e/etc/passwd',
  ])('%s stays as it is', (url) => {
    const own = links();
    expect(own.link(url)).toBeNull();
    expect(own.media()).toEqual([]);
  });

  test('what is no well-formed escape is taken as written', () => {
    expect(links().link('100%.md')).toBe('../100%25/');
  });
});

test('images have their size and are remembered with other files, each once', () => {
  const own = links('posts/a.md');
  expect(own.image('img/x.png')).toEqual({ href: '../../media/img/x.png', width: 4, height: 3 });
  expect(own.image('img/y.svg')).toEqual({
    href: '../../media/img/y.svg',
    width: null,
    height: null,
  });
  expect(own.image('/logo.png')).toEqual({ href: '../../logo.png', width: 4, height: 3 });
  expect(own.image('b.md')).toBeNull();
  expect(own.image('https://example.org/x.png')).toBeNull();
  own.link('img/x.png');
  expect(own.media()).toEqual(['posts/img/x.png', 'posts/img/y.svg', 'public/logo.png']);
});
