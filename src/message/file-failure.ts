import { UserError } from './user-error.ts';
import { userErrors } from './user-errors.ts';

/** What the system says when a disk is full or a folder closed: nobody's bug. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EBUSY: 'it is in use',
  EXDEV: 'it is a file system of its own',
  EIO: 'the disk fails',
  ENAMETOOLONG: 'its name is too long',
  ENOTDIR: 'a part of its path is no folder',
  EEXIST: 'a file stands in its place',
  EISDIR: 'a folder stands in its place',
};

/**
 * The user error that tells of a failed file operation, with the file that the system named, else
 * `path`. Any other error comes back as it is.
 */
export function asUserError(error: unknown, path: string): unknown {
  for (const cause of causes(error)) {
    if (cause instanceof UserError) return cause;
    const { code, path: file } = cause as NodeJS.ErrnoException;
    if (code === 'EMFILE' || code === 'ENFILE') return userErrors.tooManyFiles();
    const reason = code === undefined ? undefined : reasons[code];
    if (reason !== undefined) return userErrors.unwritable(file ?? path, reason);
  }
  return error;
}

/** An error and what it was caused by; Eleventy keeps the cause under a name of its own. */
function* causes(error: unknown): Generator<object> {
  let current: unknown = error;
  for (let depth = 0; depth < 10 && typeof current === 'object' && current !== null; depth++) {
    yield current;
    const { cause, originalError } = current as { cause?: unknown; originalError?: unknown };
    current = cause ?? originalError;
  }
}
