import type { PostFile } from '../document/types.ts';
import type { CompiledPost } from './types.ts';

/** Remembers compiled posts. What it gives must fit the file and all else that posts are compiled with. */
export interface PostCache {
  /** The post at a path whose file is surely what it was, so that it need not be read. */
  readonly recall?: (path: string) => CompiledPost | undefined;
  /** Nothing is remembered, so that no post need be read to ask for it. */
  readonly isEmpty?: () => boolean;
  readonly get: (file: PostFile) => CompiledPost | undefined;
  /** Remembers a post and gives what stands for it from now on. */
  readonly set: (file: PostFile, post: CompiledPost) => CompiledPost;
  /** All posts of a run have been asked for: what nobody asked for may be forgotten. */
  readonly settle?: () => void;
}
