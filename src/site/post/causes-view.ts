import { answersCause } from '../../postmortem/answers-cause.ts';
import type { Cause, Postmortem } from '../../postmortem/types.ts';
import type { ActionRow } from '../action-rows.ts';

/** A cause with the action items that say they answer it. */
export interface CauseView {
  readonly cause: Cause;
  readonly answers: readonly ActionRow[];
}

/** Each cause with its answers. Only what the post says counts as one. */
export const answeredCauses = ({ causes }: Postmortem, rows: readonly ActionRow[]): CauseView[] =>
  causes.map((cause, index) => ({
    cause,
    answers: rows.filter(({ item }) => answersCause(item, cause, index)),
  }));

/**
 * The causes of an incident in short, where that says more than the section itself: several of them, their
 * severities, what answers them.
 */
export function causesView(postmortem: Postmortem, rows: readonly ActionRow[]): CauseView[] {
  const views = answeredCauses(postmortem, rows);
  const tellsMore =
    views.length > 1 ||
    views.some(({ cause, answers }) => cause.severity !== null || answers.length > 0);
  return tellsMore ? views : [];
}
