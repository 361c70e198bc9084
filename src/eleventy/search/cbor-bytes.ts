/** The kinds of CBOR items that Pagefind writes (RFC 8949 §3.1): whole numbers, negative ones, texts, arrays. */
export const kinds = { number: 0, negative: 1, text: 3, array: 4 } as const;

type Kind = (typeof kinds)[keyof typeof kinds];

/**
 * Walks over CBOR data without taking it in. An index of ten thousand pages holds three million places of
 * words: as values of JavaScript they would take seven seconds and half a gigabyte, and all but their
 * numbers of pages are only copied.
 */
export class CborReader {
  readonly bytes: Uint8Array;
  /** Where the next item begins. */
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Goes behind the head of the next item and gives the number in it: a value, a length, a count. */
  head(): number {
    const { bytes } = this;
    const size = (bytes[this.at++] ?? 0xff) & 31;
    if (size < 24) return size;
    let more = size === 24 ? 1 : size === 25 ? 2 : size === 26 ? 4 : 0;
    if (more === 0) throw new Error('Expected a number of at most four bytes in the search index');
    let number = 0;
    while (more-- > 0) number = number * 256 + (bytes[this.at++] ?? 0);
    return number;
  }

  kind(): number {
    return (this.bytes[this.at] ?? 0xff) >> 5;
  }

  text(): Buffer {
    const length = this.head();
    const { buffer, byteOffset } = this.bytes;
    const text = Buffer.from(buffer, byteOffset + this.at, length);
    this.at += length;
    return text;
  }

  /** Goes behind the next item with all that is in it. */
  skip(): void {
    for (let left = 1; left > 0; left--) {
      const kind = this.kind();
      const number = this.head();
      if (kind === kinds.array) left += number;
      else if (kind === kinds.text) this.at += number;
      else if (kind > kinds.negative)
        throw new Error('Expected numbers and texts in the search index');
    }
  }
}

/** Gathers CBOR data. */
export class CborWriter {
  private bytes = new Uint8Array(1 << 16);
  length = 0;

  head(kind: Kind, number: number): void {
    this.reserve(5);
    const { bytes } = this;
    const mark = kind << 5;
    if (number < 24) {
      bytes[this.length++] = mark | number;
    } else if (number < 0x100) {
      bytes[this.length++] = mark | 24;
      bytes[this.length++] = number;
    } else if (number < 0x10000) {
      bytes[this.length++] = mark | 25;
      bytes[this.length++] = number >> 8;
      bytes[this.length++] = number;
    } else {
      bytes[this.length++] = mark | 26;
      for (const shift of [24, 16, 8, 0]) bytes[this.length++] = number >>> shift;
    }
  }

  text(text: Uint8Array): void {
    this.head(kinds.text, text.length);
    this.copy(text, 0, text.length);
  }

  copy(from: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    // What is copied is a dozen bytes long; to ask for it with `set` takes longer than a loop.
    const { bytes } = this;
    let { length } = this;
    for (let at = start; at < end; at++) bytes[length++] = from[at] ?? 0;
    this.length = length;
  }

  /** Adds what another one has gathered from `start` on. */
  append(other: CborWriter, start: number): void {
    this.reserve(other.length - start);
    this.bytes.set(other.bytes.subarray(start, other.length), this.length);
    this.length += other.length - start;
  }

  /** What was gathered since the last time. */
  take(): Uint8Array {
    const taken = this.bytes.slice(0, this.length);
    this.length = 0;
    return taken;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array((this.length + more) * 2);
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
