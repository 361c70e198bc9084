import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { SiteServer } from '../../../src/eleventy/dev/serve-site.ts';
import { type Files, makeFolder, putFiles } from '../../helpers/folder.ts';
import { postText } from '../../helpers/posts.ts';
import { serveTestSite } from '../../helpers/serve-site.ts';

interface Served extends SiteServer {
  readonly root: string;
}

const post = 'posts/a.md';
const page = 'postmortems/a/';

async function serve(files: Files = { [post]: postText() }): Promise<Served> {
  const root = makeFolder(files);
  const server = await serveTestSite(root, {
    ruleHtml: async (id) => (id === 'field-value' ? '<h1>The page of the rule</h1>' : null),
  });
  onTestFinished(() => server.close());
  return { ...server, root };
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks without the tidying up that `fetch` does: the path goes out as it is. */
function ask(
  { url }: SiteServer,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, path, method, headers: { host: `localhost:${port}`, ...headers } },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (text: string) => {
          body += text;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      },
    );
    request.on('error', reject);
    request.end();
  });
}

interface Told {
  readonly event: string | undefined;
  readonly data: Readonly<Record<string, string>> | null;
}

/** A page that is open, as it is now or as it was: gives what it is told, one after the other. */
async function openPage(
  server: SiteServer,
  path: string,
  html?: string,
): Promise<{ next: () => Promise<Told> }> {
  const { body } = html === undefined ? await ask(server, path) : { body: html };
  const of = (name: string): string =>
    new RegExp(`data-recount-${name}="([^"]+)"`).exec(body)?.[1] ?? '';
  const asked = new URLSearchParams({ at: path, page: of('page'), overlay: of('overlay') });
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const { signal } = stop;
  const response = await fetch(`${server.url}.recount/events?${asked}`, { signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    next: async () => {
      for (;;) {
        const found = /event: (.+)\ndata: (.+)\n\n/.exec(text);
        if (found !== null) {
          text = text.slice(found.index + found[0].length);
          return { event: found[1], data: JSON.parse(found[2] ?? '') };
        }
        text += (await reader?.read())?.value ?? '';
      }
    },
  };
}

const shows = (server: SiteServer, path: string, text: string): Promise<void> =>
  vi.waitFor(async () => expect((await ask(server, path)).body).toContain(text), {
    timeout: 10_000,
    interval: 50,
  });

describe('what is served', () => {
  test('pages, files and redirects, with no cache', async () => {
    const server = await serve({ [post]: postText(), 'public/a b.txt': 'text' });
    const home = await ask(server, '/');
    expect(home).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
      },
    });
    expect(home.body).toContain('Queue full');
    expect((await ask(server, `/${page}?x#y`)).body).toContain('The queue was full for an hour.');
    expect(await ask(server, `/${page.slice(0, -1)}`)).toMatchObject({
      status: 302,
      headers: { location: `/${page}` },
    });
    expect(await ask(server, '/a%20b.txt')).toMatchObject({ status: 200, body: 'text' });
    expect((await ask(server, '/assets/recount.css')).headers['content-type']).toMatch(
      /^text\/css/,
    );
    expect((await ask(server, '/feed.xml')).body).toContain(`${server.url}${page}`);
    const missing = await ask(server, '/nothing/here/');
    expect(missing.status).toBe(404);
    expect(missing.body).toContain('/.recount/dev.js');
    expect(await ask(server, '/', {}, 'HEAD')).toMatchObject({
      status: 200,
      headers: { 'content-length': home.headers['content-length'] },
      body: '',
    });
  });

  test('the search index, made when somebody searches', async () => {
    const server = await serve();
    const entry = await ask(server, '/pagefind/pagefind-entry.json');
    expect(JSON.parse(entry.body)).toMatchObject({ languages: { en: { page_count: 1 } } });
    expect((await ask(server, '/pagefind/pagefind.js')).status).toBe(200);
    expect((await ask(server, '/pagefind/pagefind-ui.js')).status).toBe(404);
  });

  test('an SVG can not run scripts when opened by itself', async () => {
    const server = await serve({ [post]: postText(), 'public/x.svg': '<svg/>' });
    expect((await ask(server, '/x.svg')).headers['content-security-policy']).toBe(
      "script-src 'none'",
    );
  });
});

describe('who is served', () => {
  test.each([
    ['another host', '/', { host: 'evil.example' }, 'GET', 403],
    ['a host that only begins like ours', '/', { host: 'localhost.evil.example' }, 'GET', 403],
    ['an address of this machine in the network', '/', { host: '192.168.0.2:4321' }, 'GET', 403],
    ['the script of another site', '/', { origin: 'https://evil.example' }, 'GET', 403],
    ['a sandboxed frame', '/', { origin: 'null' }, 'GET', 403],
    [
      'an image on another site',
      '/',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      'GET',
      403,
    ],
    [
      'a link on another site',
      '/',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
      'GET',
      200,
    ],
    ['events for another site', '/.recount/events', { origin: 'https://evil.example' }, 'GET', 403],
    ['another method', '/', {}, 'POST', 405],
    ['an upload', '/x', {}, 'PUT', 405],
    ['options', '*', {}, 'OPTIONS', 405],
    ['a proxied address', 'http://evil.example/', {}, 'GET', 400],
    ['a tunnel to us', '/', { host: 'localhost:8080' }, 'GET', 200],
    ['our address', '/', { host: '127.0.0.1' }, 'GET', 200],
    ['our address, version 6', '/', { host: '[::1]:4321' }, 'GET', 200],
    ['a name of this machine', '/', { host: 'recount.localhost:1' }, 'GET', 200],
  ])('%s: %s %j %s → %s', async (_, path, headers, method, status) => {
    const server = await serve();
    expect(
      (await ask(server, path, headers as unknown as Record<string, string>, method)).status,
    ).toBe(status);
  });

  test('nothing outside the site, whatever the path', async () => {
    const server = await serve({ [post]: postText(), secret: 'SECRET', 'public/x.txt': 'x' });
    const ups = [
      '..',
      '%2e%2e',
      '%2E.',
      '..%2f..',
      '....//..',
      '..\\..',
      '%252e%252e',
      '..;',
      '%c0%ae%c0%ae',
      '.%00.',
    ];
    const names = ['secret', 'posts/a.md', 'package.json', 'etc/passwd', 'recount.yaml'];
    for (const up of ups) {
      for (const start of [
        '/',
        '//',
        '/assets/',
        '/postmortems/a/',
        '/.recount/',
        '/.recount/rules/',
        '/pagefind/',
      ]) {
        for (const name of names) {
          const { status, body } = await ask(server, `${start}${up}/${name}`);
          expect([400, 404]).toContain(status);
          expect(body).not.toMatch(/SECRET|root:|devDependencies|title: Queue/);
        }
      }
    }
    for (const path of [
      '/secret',
      '/posts/a.md',
      '/.git/config',
      '/file:///etc/passwd',
      '/%',
      '/%ff',
      '/\u0000'.replace('\u0000', '%00'),
    ]) {
      expect([400, 404]).toContain((await ask(server, path)).status);
    }
  });

  test('a file that becomes a link out of the site is not followed', async () => {
    const server = await serve({ [post]: postText(), 'public/x.txt': 'x' });
    expect((await ask(server, '/x.txt')).body).toBe('x');
    const outside = makeFolder({ 'secret.txt': 'SECRET' });
    rmSync(join(server.root, 'public/x.txt'));
    symlinkSync(join(outside, 'secret.txt'), join(server.root, 'public/x.txt'));
    for (let time = 0; time < 20; time++) {
      expect((await ask(server, '/x.txt')).body).not.toContain('SECRET');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });

  test('a request that is no HTTP is answered and let go', async () => {
    const server = await serve();
    const { port } = new URL(server.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('nonsense\r\n\r\n'));
      let text = '';
      socket.on('data', (data) => {
        text += String(data);
      });
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('messages beside the page', () => {
  test('are those of the page, escaped, with a link to the rule', async () => {
    const server = await serve({
      [post]: postText({ severity: '"<img src=x onerror=alert(1)>"' }),
      'posts/b.md': postText({ id: 'b' }),
    });
    const { body } = await ask(server, `/${page}`);
    const overlay = body.slice(body.indexOf('recount-overlay'));
    expect(overlay).toContain('/.recount/rules/field-value/');
    expect(overlay).toContain('5:11');
    expect(overlay).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(overlay).not.toContain('<img');
    expect((await ask(server, '/postmortems/b/')).body).not.toContain('id="recount-overlay"');
    expect((await ask(server, '/')).body).toContain('posts/a.md:5:11');
    expect((await ask(server, '/.recount/rules/field-value/')).body).toContain(
      'The page of the rule',
    );
    expect((await ask(server, '/.recount/rules/nothing/')).status).toBe(404);
    expect((await ask(server, '/.recount/dev.css')).status).toBe(200);
  });

  test('tell of the configuration, and the site goes on with what can be read', async () => {
    const server = await serve({ [post]: postText(), 'recount.yaml': 'title: [broken' });
    const { status, body } = await ask(server, '/');
    expect(status).toBe(200);
    expect(body).toContain('/.recount/rules/config-syntax/');
  });
});

describe('changes', () => {
  test('of a post go to the pages that show it, with nothing else sent', async () => {
    const server = await serve({ [post]: postText(), 'posts/b.md': postText({ id: 'b' }) });
    const [own, other, home] = await Promise.all([
      openPage(server, `/${page}`),
      openPage(server, '/postmortems/b/'),
      openPage(server, '/'),
    ]);
    putFiles(server.root, { [post]: `${postText()}\nMore was found.\n` });
    const told = await own.next();
    expect(told.event).toBe('page');
    expect(told.data).toMatchObject({ html: expect.stringContaining('More was found.') });
    expect(told.data?.html).toContain(`data-recount-page="${told.data?.page}"`);
    expect((await ask(server, `/${page}`)).body).toBe(told.data?.html);
    // A title is in lists, and on the pages of posts that have something in common.
    putFiles(server.root, { [post]: postText({ title: 'Queue empty' }) });
    expect((await own.next()).data?.html).toContain('<h1>Queue empty</h1>');
    expect(await home.next()).toEqual({ event: 'reload', data: null });
    expect(await other.next()).toMatchObject({ event: 'page' });
  });

  test('of what is wrong in a post go to its page by themselves', async () => {
    const server = await serve({ [post]: postText(), 'posts/b.md': postText({ id: 'b' }) });
    const own = await openPage(server, '/postmortems/b/');
    // Of two posts with one id the second is told of.
    putFiles(server.root, { 'posts/a.md': postText({ id: 'b' }) });
    const told = await own.next();
    expect(told.data?.messages ?? told.data?.html).toContain('/.recount/rules/duplicate-id/');
    // The page as such is what it was: only what stands beside it is sent.
    putFiles(server.root, { 'posts/a.md': postText() });
    expect(await own.next()).toMatchObject({
      event: 'messages',
      data: { messages: expect.not.stringContaining('duplicate-id') },
    });
  });

  test('are told to a page that was away, once it says what it shows', async () => {
    const server = await serve();
    const before = await ask(server, `/${page}`);
    putFiles(server.root, { [post]: `${postText()}\nMore was found.\n` });
    await shows(server, `/${page}`, 'More was found.');
    const late = await openPage(server, `/${page}`, before.body);
    expect((await late.next()).data?.html).toContain('More was found.');
    expect((await ask(server, '/.recount/events')).status).toBe(400);
  });

  test('of every kind are seen', async () => {
    const server = await serve();
    await ask(server, '/');
    putFiles(server.root, { 'posts/new.md': postText({ title: 'A new one', id: 'new' }) });
    await shows(server, '/', 'A new one');
    putFiles(server.root, { 'recount.yaml': 'title: Our incidents\n' });
    await shows(server, '/', 'Our incidents');
    putFiles(server.root, { 'templates/partials/footer.eta': '<footer>Our own footer</footer>' });
    await shows(server, '/', 'Our own footer');
    putFiles(server.root, { 'public/late.txt': 'late' });
    await shows(server, '/late.txt', 'late');
    // As editors save: written beside, then renamed over.
    writeFileSync(join(server.root, 'posts/.a.md.swp'), postText({ title: 'Renamed over' }));
    renameSync(join(server.root, 'posts/.a.md.swp'), join(server.root, post));
    await shows(server, '/', 'Renamed over');
    rmSync(join(server.root, 'posts/new.md'));
    await vi.waitFor(async () => expect((await ask(server, '/postmortems/new/')).status).toBe(404));
    putFiles(server.root, { 'recount.yaml': 'title: Our incidents\nposts: incidents\n' });
    putFiles(server.root, { 'incidents/b.md': postText({ title: 'Elsewhere' }) });
    await shows(server, '/', 'Elsewhere');
    putFiles(server.root, { 'incidents/b.md': postText({ title: 'Still watched' }) });
    await shows(server, '/', 'Still watched');
  });

  test('the size of an image is that of the image as it is now', async () => {
    const image = (width: number): string =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="3"></svg>`;
    const text = `${postText()}\n![A chart](x.svg)\n`;
    const server = await serve({ [post]: text, 'posts/x.svg': image(4) });
    await shows(server, `/${page}`, 'width="4"');
    putFiles(server.root, { 'posts/x.svg': image(5) });
    await shows(server, `/${page}`, 'width="5"');
  });

  test('that break something are shown until they are mended', async () => {
    const server = await serve();
    const footer = 'templates/partials/footer.eta';
    putFiles(server.root, { [footer]: '<% if ( %>' });
    await shows(server, '/', 'templates/partials/footer.eta');
    const broken = await ask(server, '/');
    expect(broken.status).toBe(500);
    expect(broken.body).toContain('/.recount/dev.js');
    rmSync(join(server.root, footer));
    await shows(server, '/', 'Queue full');
    renameSync(join(server.root, 'posts'), join(server.root, 'away'));
    await shows(server, '/', 'There is no folder of posts');
    mkdirSync(join(server.root, 'posts'));
    await shows(server, '/', 'No postmortems');
    rmSync(join(server.root, 'posts'), { recursive: true });
    renameSync(join(server.root, 'away'), join(server.root, 'posts'));
    await shows(server, '/', 'Queue full');
  });

  test('a folder of posts that comes later is noticed, wherever the configuration says', async () => {
    const server = await serve({ 'recount.yaml': 'posts: incidents/all\n' });
    await shows(server, '/', 'There is no folder of posts at `incidents/all`');
    putFiles(server.root, { 'incidents/all/a.md': postText() });
    await shows(server, '/', 'Queue full');
  });
});

test('a port that is taken is told when it was asked for, else the next one is used', async () => {
  const { url, root } = await serve();
  const port = Number(new URL(url).port);
  await expect(serveTestSite(root, { port, anyPort: false })).rejects.toMatchObject({
    code: 'port-taken',
  });
  const other = await serveTestSite(root, { port });
  expect(Number(new URL(other.url).port)).toBeGreaterThan(port);
  await other.close();
});
