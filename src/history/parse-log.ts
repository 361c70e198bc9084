import type { Instant } from '../postmortem/types.ts';

/** A file as a commit changed it. */
export interface LoggedFile {
  /** Null: it was not there. */
  readonly before: { readonly path: string; readonly blob: string } | null;
  readonly after: { readonly path: string; readonly blob: string } | null;
}

/** A commit with the files that it changed. */
export interface LoggedCommit {
  readonly hash: string;
  readonly instant: Instant;
  readonly subject: string;
  readonly files: readonly LoggedFile[];
}

/** What `parseLog` reads: to be given to `git log`. */
export const logFormat = [
  ...['--raw', '-z', '--no-abbrev', '--format=%x01%H%x00%ct%x00%s%x00'],
  ...['--no-color', '--no-ext-diff', '--no-textconv', '--no-diff-merges', '--encoding=UTF-8'],
];

/** `:100644 100644 <blob> <blob> R100`, the start of what git tells of a file. */
const fileHead = /^\n?:\d+ \d+ ([\da-f]+) ([\da-f]+) ([A-Z])\d*$/;

/** Reads the output of `git log` with `logFormat`, in its order. */
export function parseLog(output: Buffer): LoggedCommit[] {
  const fields = output.toString('utf8').split('\0');
  const commits: LoggedCommit[] = [];
  for (let at = 0; fields[at]?.startsWith('\u0001') === true; ) {
    const [mark = '', seconds = '', subject = ''] = fields.slice(at, at + 3);
    const files: LoggedFile[] = [];
    at += 4;
    for (;;) {
      const [, before = '', after = '', status = ''] = fileHead.exec(fields[at] ?? '') ?? [];
      if (status === '') break;
      const path = fields[at + 1] ?? '';
      const isMoved = status === 'R' || status === 'C';
      const newPath = isMoved ? (fields[at + 2] ?? '') : path;
      files.push({
        before: status === 'A' || status === 'C' ? null : { path, blob: before },
        after: status === 'D' ? null : { path: newPath, blob: after },
      });
      at += isMoved ? 3 : 2;
    }
    const instant = toInstant(Number(seconds));
    commits.push({ hash: mark.slice(1), instant, subject: withoutAddresses(subject), files });
  }
  return commits;
}

/** A damaged clock may have written any number into a commit. */
function toInstant(seconds: number): Instant {
  const isReal = Number.isFinite(seconds) && seconds >= 0 && seconds < 253_402_300_800;
  const date = new Date(isReal ? seconds * 1000 : 0);
  return date.toISOString().replace('.000Z', 'Z') as Instant;
}

const withoutAddresses = (subject: string): string =>
  subject.replaceAll(/<?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}>?/g, '…').trim();
