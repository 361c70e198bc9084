import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Keeps bytes out of memory until they are needed. */
export interface Spool {
  /** Takes bytes and gives a way to read them again. */
  readonly put: (bytes: Uint8Array) => () => Uint8Array;
  readonly close: () => void;
}

/** A spool in a file at `path` (absolute), which is there until the spool is closed. */
export function openSpool(path: string): Spool {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w+');
  let end = 0;
  // Its number may be that of another file by then.
  let isClosed = false;
  const refuseClosed = (): void => {
    if (isClosed) throw new Error(`Expected ${path} to be open`);
  };
  return {
    put: (bytes) => {
      refuseClosed();
      const start = end;
      // All that the reader below may know of the bytes, or it would hold them.
      const { length } = bytes;
      for (let done = 0; done < length; ) {
        done += writeSync(file, bytes, done, length - done, start + done);
      }
      end += length;
      return () => {
        refuseClosed();
        const content = Buffer.allocUnsafeSlow(length);
        for (let done = 0; done < length; ) {
          const read = readSync(file, content, done, length - done, start + done);
          if (read === 0) throw new Error(`Expected ${length - done} bytes more in ${path}`);
          done += read;
        }
        return content;
      };
    },
    close: () => {
      isClosed = true;
      closeSync(file);
      rmSync(path, { force: true });
    },
  };
}
