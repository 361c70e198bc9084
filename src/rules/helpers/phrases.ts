import type { PostDocument } from '../../document/types.ts';
import type { Place } from '../../message/place.ts';
import { quote } from '../../message/words.ts';
import type { Finding } from '../types.ts';
import { findInProse, proseOf } from './prose.ts';

/** Words to look for, and what to write instead. */
export interface Phrase {
  /** Global, ignoring capitals. Words are divided by `\s+`, so that a line may end between them. */
  readonly pattern: RegExp;
  /** What every match has in it, where that is told much faster: most posts have none. */
  readonly sign?: RegExp;
  readonly instead: string;
}

/** A phrase found in the words of a post, as it is written there. */
interface PhraseMatch {
  readonly text: string;
  readonly place: Place;
  readonly instead: string;
}

/** A finding for each phrase, in the order of the text; those that the house allows are passed over. */
export function* tellPhrases(
  document: PostDocument,
  phrases: readonly Phrase[],
  allowed: readonly string[],
  note: string,
): Generator<Finding> {
  for (const { text, place, instead } of findPhrases(document, phrases, allowed)) {
    yield { place, unexpected: quote(text), expected: instead, actual: text, note };
  }
}

/** Phrases without those that lie inside another. */
function findPhrases(
  document: PostDocument,
  phrases: readonly Phrase[],
  allowed: readonly string[],
): readonly PhraseMatch[] {
  const silent = new Set(allowed.map(plain));
  const prose = proseOf(document);
  const found = phrases
    .filter(({ sign }) => sign?.test(prose) ?? true)
    .flatMap(({ pattern, instead }) =>
      [...findInProse(document, pattern)].map(({ match, place }) => ({
        text: match[0],
        place,
        instead,
      })),
    )
    .filter(({ text }) => !silent.has(plain(text)))
    .sort((a, b) => a.place.start.offset - b.place.start.offset);
  let end = 0;
  return found.filter(({ place }) => {
    const isFree = place.start.offset >= end;
    if (isFree) end = place.end.offset;
    return isFree;
  });
}

/** A pattern for whole words, however they are written and wrapped. */
export function wordsPattern(words: string): RegExp {
  const escaped = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}_])${escaped.join('\\s+')}(?![\\p{L}\\p{N}_])`, 'giu');
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
