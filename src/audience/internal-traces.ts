import type { Catalog, CompiledPost } from '../catalog/types.ts';
import { phraseOf } from './words.ts';

/** What a trace of an internal post or block is. */
export type TraceKind = 'title' | 'id' | 'address' | 'block';

/** Something that must not be on the public site. */
export interface Trace {
  readonly kind: TraceKind;
  /** Words with one blank between them, at least one. */
  readonly phrase: string;
  /** Path of the post that it is of. */
  readonly path: string;
}

const isInternal = ({ postmortem }: CompiledPost): boolean =>
  postmortem.fields.visibility === 'internal';

/** All that tells of the internal posts and blocks of a catalog; nothing where there are none. */
export function internalTraces({ posts }: Catalog): readonly Trace[] {
  return posts.flatMap((post) => {
    const { path } = post.postmortem;
    if (isInternal(post)) return tracesOf(post);
    return (post.internal ?? []).map((phrase): Trace => ({ kind: 'block', phrase, path }));
  });
}

function tracesOf({ postmortem: { path, title, id, slug } }: CompiledPost): Trace[] {
  const traces: Trace[] = [{ kind: 'address', phrase: phraseOf(slug), path }];
  if (isTelling(title)) traces.push({ kind: 'title', phrase: phraseOf(title), path });
  if (id !== slug && isNumbered(id)) traces.push({ kind: 'id', phrase: phraseOf(id), path });
  return traces.filter(({ phrase }) => phrase !== '');
}

/** A title such as `Outage` says nothing, and is on every page of such a site. */
const isTelling = (title: string): boolean => {
  const phrase = phraseOf(title);
  return phrase.split(' ').length >= 3 || phrase.length >= 15;
};

/** Not a common word, and not a number that counts something else elsewhere. */
const isNumbered = (id: string): boolean => {
  const phrase = phraseOf(id);
  return /\d/.test(phrase) && (/\p{L}/u.test(phrase) || phrase.length >= 6);
};
