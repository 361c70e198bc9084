import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { postText } from '../helpers/posts.ts';
import { serveTestSite } from '../helpers/serve-site.ts';

/** `npm run test:hostile` asks for every address. */
const step = process.env.MODE === 'whole' ? 1 : 23;

const below = ['', 'media/', 'assets/', 'postmortems/a/', '.recount/rules/', 'pagefind/', '@fs/'];
const ups = [
  '..',
  '%2e%2e',
  '.%2e',
  '%2E.',
  '%252e%252e',
  '..;',
  '..%09',
  '%c0%ae%c0%ae',
  '%u002e%u002e',
];
const separators = ['/', '%2f', '\\', '%5c', '%252f', '//', '/./', '%c0%af'];
const depths = [1, 2, 3, 6, 12];
/** A file beside the site, files of it that are no pages, and files of the system. */
const targets = [
  'secret.txt',
  'site/recount.yaml',
  'site/.env',
  'recount.yaml',
  '.env',
  '.recount-cache/states.json',
  'posts/a.md',
  'etc/passwd',
  'proc/self/environ',
];

function* addresses(): Generator<string> {
  for (const start of below) {
    for (const up of ups) {
      for (const separator of separators) {
        for (const depth of depths) {
          for (const target of targets) {
            const way = (up + separator).repeat(depth);
            yield `/${start}${way}${target.replaceAll('/', separator)}`;
          }
        }
      }
    }
  }
}

const mark = 'not for readers';
const leak = new RegExp(`${mark}|root:.*:0:0:|\\bPATH=`);

test('no address leads to a file that is not of the site, and each is answered', async () => {
  const folder = makeFolder({
    'secret.txt': mark,
    'site/.env': mark,
    'site/.recount-cache/states.json': mark,
    'site/recount.yaml': `# ${mark}\ntitle: Incidents\n`,
    'site/posts/a.md': `${postText()}\n<!-- ${mark} -->\n`,
  });
  const server = await serveTestSite(join(folder, 'site'));
  onTestFinished(() => server.close());
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  onTestFinished(() => agent.destroy());
  const ask = (address: string): Promise<{ status: number | undefined; body: string }> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      const request = get({ hostname, port, path: address, agent, timeout: 20_000 }, (answer) => {
        let body = '';
        answer.setEncoding('utf8');
        answer.on('data', (text) => {
          body += text;
        });
        answer.on('end', () => resolve({ status: answer.statusCode, body }));
      });
      request.on('timeout', () => request.destroy(new Error(`No answer to ${address}`)));
      request.on('error', reject);
    });
  expect((await ask('/postmortems/a/')).status).toBe(200);
  const asked = [...addresses()].filter((_, index) => index % step === 0);
  expect(new Set(asked).size).toBe(asked.length);
  const statuses = new Set<number | undefined>();
  const leaks: string[] = [];
  while (asked.length > 0) {
    const some = asked.splice(0, 100);
    for (const [index, { status, body }] of (await Promise.all(some.map(ask))).entries()) {
      statuses.add(status);
      if (leak.test(body)) leaks.push(some[index] ?? '');
    }
  }
  expect(leaks).toEqual([]);
  expect([...statuses].sort()).toEqual([400, 404]);
}, 600_000);
