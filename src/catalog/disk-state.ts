import { type BigIntStats, statSync } from 'node:fs';

/** Stands for a file that isn't there. */
export const missing = 'missing';

/** A text that changes whenever the content of the file may have; links are followed. */
export function fileState(file: string): string {
  try {
    return stateOf(statSync(file, { bigint: true }));
  } catch {
    return missing;
  }
}

/** The same of a file whose figures are known. */
export const stateOf = ({ ino, size, mtimeNs, ctimeNs }: BigIntStats): string =>
  `${ino} ${size} ${mtimeNs} ${ctimeNs}`;

/** Milliseconds in which a file may be written twice without a change of its times. */
const grain = 50;

/** Whether a file in this state was written long enough ago that another write would show. */
export function isSettled(state: string): boolean {
  const [, , , changed] = state.split(' ');
  return changed !== undefined && Date.now() - Number(BigInt(changed) / 1_000_000n) > grain;
}
