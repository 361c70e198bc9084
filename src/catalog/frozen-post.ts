import { createHash } from 'node:crypto';
import type { CompiledPost } from './types.ts';

/**
 * A compiled post as bytes, in the parts that are wanted at different times: what lists and rules need of
 * every post, what only its own page and few others show, and its HTML.
 */
export interface FrozenPost {
  readonly head: Uint8Array;
  readonly rest: Uint8Array;
  /** Empty where the post has no body. */
  readonly body: Uint8Array;
}

/** Most of a postmortem's size, and of little use for lists. */
const restKeys = [
  'headings',
  'sections',
  'timeline',
  'causes',
  'problems',
  'fieldPlaces',
  'frontmatterPlace',
] as const satisfies readonly (keyof CompiledPost['postmortem'])[];

type Rest = Pick<CompiledPost['postmortem'], (typeof restKeys)[number]>;

/** Bytes of posts that were thawed, so that nobody has to freeze them again. */
const known = new WeakMap<CompiledPost, FrozenPost>();

/** Writes a post as bytes. Its `key` is made here: the hash of all that is in it. */
export function freezePost(post: CompiledPost): FrozenPost {
  const same = known.get(post);
  if (same !== undefined) return same;
  const { postmortem, body, key: _, ...own } = post;
  const head: Record<string, unknown> = { ...postmortem };
  const rest: Record<string, unknown> = {};
  for (const name of restKeys) {
    rest[name] = postmortem[name];
    delete head[name];
  }
  const parts = {
    rest: Buffer.from(JSON.stringify(rest)),
    body: body === null ? empty : Buffer.from(JSON.stringify(body)),
  };
  const text = JSON.stringify({ ...own, postmortem: head });
  const sum = createHash('sha1').update(parts.rest).update(parts.body).update(text);
  const key = sum.digest('base64url');
  return { head: Buffer.from(`${text.slice(0, -1)},"key":"${key}"}`), ...parts };
}

const empty = new Uint8Array();

/** Where the bytes of a post are; parts may be read when they are first asked for. */
export interface FrozenSource {
  readonly head: () => Uint8Array;
  readonly rest: () => Uint8Array;
  /** Null where the post has no body. */
  readonly body: (() => Uint8Array) | null;
}

/**
 * The post that was frozen. Its larger parts are read when somebody looks at them and forgotten when
 * memory is wanted, so that ten thousand posts are no heavier than their heads.
 */
export function thawPost(source: FrozenSource): CompiledPost {
  const { postmortem, ...own } = parse<CompiledPost>(source.head());
  const rest = forgetful(() => parse<Rest>(source.rest()));
  const body = source.body === null ? null : forgetful(readBody(source.body));
  Object.defineProperties(postmortem, { [restOf]: { value: rest }, ...restGetters });
  return Object.defineProperties(own as Thawed, {
    [bodyOf]: { value: body },
    postmortem: { value: postmortem, enumerable: true },
    body: bodyGetter,
  });
}

const restOf = Symbol('rest');
const bodyOf = Symbol('body');

interface Thawed extends CompiledPost {
  readonly [bodyOf]: (() => NonNullable<CompiledPost['body']>) | null;
}

/** Shared by all posts: with functions of its own each would have a shape of its own, which is slow to read from. */
const restGetters: PropertyDescriptorMap = Object.fromEntries(
  restKeys.map((name) => [
    name,
    {
      enumerable: true,
      get(this: { readonly [restOf]: () => Rest }) {
        return this[restOf]()[name];
      },
    },
  ]),
);

const bodyGetter: PropertyDescriptor = {
  enumerable: true,
  get(this: Thawed) {
    return this[bodyOf]?.() ?? null;
  },
};

const readBody =
  (bytes: () => Uint8Array): (() => NonNullable<CompiledPost['body']>) =>
  () =>
    parse(bytes());

/** Bytes that are in memory. */
export const frozenSource = ({ head, rest, body }: FrozenPost): FrozenSource => ({
  head: () => head,
  rest: () => rest,
  body: body.length === 0 ? null : () => body,
});

/** A post out of bytes that are in memory; `freezePost` gives them back. */
export function thawFrozen(frozen: FrozenPost): CompiledPost {
  const post = thawPost(frozenSource(frozen));
  known.set(post, frozen);
  return post;
}

function parse<T>(bytes: Uint8Array): T {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString());
}

/** Makes a value when it is asked for and keeps it as long as memory allows. */
function forgetful<T extends object>(make: () => T): () => T {
  let kept: WeakRef<T> | null = null;
  return () => {
    const value = kept?.deref() ?? make();
    if (kept?.deref() === undefined) kept = new WeakRef(value);
    return value;
  };
}
