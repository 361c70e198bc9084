import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { imageSize } from 'image-size';
import { fileState } from '../catalog/disk-state.ts';

/** Pixels, as the image is shown. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** The size of an image stands within its first bytes; JPEG puts previews of up to 64 kB before it. */
const headBytes = 256 * 1024;

/** Answers how large the images below `root` are, each read once as long as it stays the same; null for what is no image. */
export function createImageSizes(root: string): (path: string) => ImageSize | null {
  const known = new Map<string, { readonly state: string; readonly size: ImageSize | null }>();
  return (path) => {
    const file = join(root, path);
    const state = fileState(file);
    const before = known.get(path);
    if (before?.state === state) return before.size;
    const size = readSize(file);
    known.set(path, { state, size });
    return size;
  };
}

const require = createRequire(import.meta.url);
/** Loaded by the first image: to load it takes as long as some posts. */
let library: { readonly imageSize: typeof imageSize } | null = null;

function readSize(file: string): ImageSize | null {
  try {
    // Nothing would ever come from a pipe.
    if (!statSync(file).isFile()) return null;
    library ??= require('image-size') as { imageSize: typeof imageSize };
    const { width, height, orientation = 1 } = library.imageSize(readHead(file));
    // What is no image at all may pass for one of no size.
    if (!(width >= 1 && height >= 1)) return null;
    // EXIF: from 5 on the image is shown on its side.
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return null;
  }
}

function readHead(file: string): Uint8Array {
  const descriptor = openSync(file, 'r');
  try {
    const head = new Uint8Array(headBytes);
    return head.subarray(0, readSync(descriptor, head, 0, headBytes, 0));
  } finally {
    closeSync(descriptor);
  }
}
