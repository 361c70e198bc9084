import { symlinkSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { userErrors } from '../../../src/message/user-errors.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { postText } from '../../helpers/posts.ts';
import { serveTestSite } from '../../helpers/serve-site.ts';

const broken = 'posts/a.md';

/** A served site with a message in one post, and what its editor is asked for. */
async function serve(openEditor?: () => Promise<void>) {
  const root = makeFolder({
    [broken]: postText({ title: 'Broken', started: 'soon' }),
    'posts/fine.md': postText({ title: 'Fine' }),
    secret: 'SECRET',
  });
  symlinkSync('/etc/hostname', join(root, 'posts/link.md'));
  const opened: object[] = [];
  const server = await serveTestSite(root, {
    openEditor:
      openEditor ??
      (async (place) => {
        opened.push(place);
      }),
  });
  onTestFinished(() => server.close());
  const html = await (await fetch(`${server.url}postmortems/a/`)).text();
  const token = /data-recount-token="([^"]+)"/.exec(html)?.[1] ?? '';
  const { port } = new URL(server.url);
  const ours = {
    host: `localhost:${port}`,
    origin: `http://localhost:${port}`,
    'sec-fetch-site': 'same-origin',
    'x-recount-token': token,
  };
  const post = (
    body: string,
    headers: Readonly<Record<string, string | undefined>> = {},
    method = 'POST',
  ): Promise<{ readonly status: number; readonly text: string }> =>
    new Promise((resolve, reject) => {
      const all = { ...ours, 'content-length': String(Buffer.byteLength(body)), ...headers };
      const given = Object.entries(all).filter(([, value]) => value !== undefined);
      const options = { host: '127.0.0.1', port, path: '/.recount/open', method };
      const request = httpRequest(
        { ...options, headers: Object.fromEntries(given) },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (part: string) => {
            text += part;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        },
      );
      request.on('error', reject);
      request.end(method === 'POST' ? body : undefined);
    });
  return { root, opened, html, token, post };
}

const place = JSON.stringify({ path: broken, line: 4, column: 10 });

test('the page of a post opens the editor where its message is', async () => {
  const { root, opened, html, post } = await serve();
  expect(html).toContain(`data-path="${broken}"`);
  expect(await post(place)).toEqual({ status: 200, text: '' });
  expect(opened).toEqual([{ file: join(root, broken), line: 4, column: 10 }]);
});

describe('nobody else has a program started', () => {
  test.each<[who: string, headers: Record<string, string | undefined>, status: number]>([
    ['another host', { host: 'evil.example', origin: 'http://evil.example' }, 403],
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
    ['another port of this machine', { origin: 'http://localhost:1' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['a request without an origin', { origin: undefined, 'sec-fetch-site': undefined }, 403],
    ['a site below the same name', { 'sec-fetch-site': 'same-site' }, 403],
    ['a page without the token', { 'x-recount-token': undefined }, 403],
    ['a page with another token', { 'x-recount-token': 'x' }, 403],
    ['a long request', { 'content-length': '9000' }, 413],
  ])('%s', async (_who, headers, status) => {
    const { opened, post } = await serve();
    const body = status === 413 ? 'x'.repeat(9000) : place;
    expect((await post(body, headers)).status).toBe(status);
    expect(opened).toEqual([]);
  });

  test.each(['GET', 'HEAD', 'PUT', 'OPTIONS'])('%s', async (method) => {
    const { opened, post } = await serve();
    expect((await post('', { 'content-length': undefined }, method)).status).toBe(405);
    expect(opened).toEqual([]);
  });
});

describe('nothing but files with messages is opened', () => {
  test.each([
    'secret',
    'posts/fine.md',
    'posts/link.md',
    '../a.md',
    '/etc/passwd',
    './posts/a.md',
    'posts/../posts/a.md',
    '-rf',
    '',
    '__proto__',
  ])('%j', async (path) => {
    const { opened, post } = await serve();
    expect((await post(JSON.stringify({ path, line: 1, column: 1 }))).status).toBe(404);
    expect(opened).toEqual([]);
  });

  test.each([
    '',
    'null',
    '[]',
    '{',
    JSON.stringify({ path: broken }),
    JSON.stringify({ path: broken, line: '1', column: 1 }),
    JSON.stringify({ path: broken, line: 0, column: 1 }),
    JSON.stringify({ path: broken, line: 1.5, column: 1 }),
    JSON.stringify({ path: [broken], line: 1, column: 1 }),
  ])('%s', async (body) => {
    const { opened, post } = await serve();
    expect((await post(body)).status).toBe(400);
    expect(opened).toEqual([]);
  });
});

test('why no editor opens is told to the page', async () => {
  const { post } = await serve(async () => {
    throw userErrors.editorUnset();
  });
  const { status, text } = await post(place);
  expect(status).toBe(409);
  expect(text).toContain('No editor is set');
});
