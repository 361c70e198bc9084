import type { PostFile } from '../document/types.ts';
import type { Message } from '../message/message.ts';

/** What there is to read. All paths are relative to the root, with `/`, in the order of code units. */
export interface PostListing {
  readonly posts: readonly string[];
  /** Other files of the posts folder, the files of `public/`, pages of the house: what posts may refer to. */
  readonly assets: ReadonlySet<string>;
  /** Files that look like posts and can't be read as such. */
  readonly messages: readonly Message[];
}

/** Where posts come from: a folder on disk, or a test's memory. */
export interface PostSource {
  readonly list: () => Promise<PostListing>;
  /** The post at a path of the listing, or the message that says why it can't be read. */
  readonly read: (path: string) => Promise<PostFile | Message>;
}

/** Tells the two results of `PostSource.read` apart. */
export function isPostFile(result: PostFile | Message): result is PostFile {
  return 'text' in result;
}
