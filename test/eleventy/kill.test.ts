import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makeFolder, readFiles } from '../helpers/folder.ts';
import { postText } from '../helpers/posts.ts';
import { runRecount, startRecount } from '../helpers/recount.ts';

const build = ['build', '--url', 'https://example.org/'];

test('a build that is killed leaves the whole old site or the whole new one', async () => {
  const cwd = makeFolder({ 'posts/b.md': postText({ id: 'b' }) });
  const write = (title: string): void =>
    writeFileSync(join(cwd, 'posts/a.md'), postText({ title, id: 'a' }));
  const sites: Record<string, ReturnType<typeof readFiles>> = {};
  let took = 0;
  for (const title of ['One', 'Two']) {
    write(title);
    const start = performance.now();
    expect(await runRecount(build, cwd)).toMatchObject({ code: 0, stderr: '' });
    took = performance.now() - start;
    sites[title] = readFiles(join(cwd, '_site'));
  }
  for (const part of [0.4, 0.7, 0.85, 1]) {
    write('One');
    const child = startRecount(build, cwd);
    await Promise.race([once(child, 'exit'), sleep(took * part)]);
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    expect(Object.values(sites)).toContainEqual(readFiles(join(cwd, '_site')));
    write('Two');
    expect(await runRecount(build, cwd)).toMatchObject({ code: 0, stderr: '' });
    expect(readFiles(join(cwd, '_site'))).toEqual(sites.Two);
    expect(readdirSync(cwd).sort()).toEqual(['.recount-cache', '_site', 'posts']);
  }
}, 120_000);
