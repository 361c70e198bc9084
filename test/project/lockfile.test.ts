import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../helpers/recount.ts';

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
}

const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};

/** Whether `name` is found from the package at `path`, the way Node looks for it: folder by folder up. */
function isLocked(path: string, name: string): boolean {
  const own = path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`;
  if (own in lock.packages) return true;
  return (
    path !== '' && isLocked(path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1)), name)
  );
}

describe('the lockfile', () => {
  // npm leaves out binaries of other systems when it writes the file beside an installed tree, and
  // then `npm ci` refuses to run at all: https://github.com/npm/cli/issues/4828
  it('holds the optional packages of every system', () => {
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
    );
    expect(missing).toEqual([]);
  });

  it('brings no install script to those who use Recount', () => {
    const scripted = Object.entries(lock.packages)
      .filter(([path, { hasInstallScript, dev }]) => path !== '' && hasInstallScript && !dev)
      .map(([path]) => path)
      // Only on macOS, where it is prebuilt; npm marks it all the same.
      .filter((path) => path !== 'node_modules/fsevents');
    expect(scripted).toEqual([]);
  });
});
