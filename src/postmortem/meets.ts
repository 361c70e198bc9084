import type { PostCondition, Postmortem } from './types.ts';

/** What a house's conditions ask for. */
export type Standing = Pick<Postmortem, 'severity' | 'status'>;

/** Whether a post is one of those that a condition is for; no condition is for all. */
export function meets({ severity, status }: Standing, when: PostCondition = {}): boolean {
  if (when.severity !== undefined && !when.severity.some((name) => name === severity)) return false;
  return when.status === undefined || when.status.includes(status);
}
