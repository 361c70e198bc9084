import { expect, test } from 'vitest';
import { normaliseHeading } from '../../../src/postmortem/sections/normalise-heading.ts';

test.each([
  ['3. Timeline', 'timeline'],
  ['1) Timeline:', 'timeline'],
  ['2.1 Root Cause', 'root cause'],
  ['IV. Impact', 'impact'],
  [':warning: Leadup', 'leadup'],
  ['🔍 ROOT CAUSES IDENTIFIED', 'root causes identified'],
  ['1️⃣ Impact', 'impact'],
  ['Lessons Learnt', 'lessons learned'],
  ['Preventative measures', 'preventive measures'],
  ['Follow up / Next steps', 'follow-up / next steps'],
  ['What didn’t go well?', 'what did not go well'],
  ['Root – cause', 'root - cause'],
  ['Long term solution', 'long-term solution'],
  ['Time line', 'timeline'],
  ['Root Cause(s)', 'root causes'],
  ['Follow-up work:31', 'follow-up work'],
  ["Five Why's", 'five why'],
  ['Impact & metrics', 'impact and metrics'],
  ['Q&A', 'q&a'],
  ['Timeline (all times UTC) [draft]', 'timeline'],
])('%s', (heading, title) => {
  expect(normaliseHeading(heading)).toBe(title);
});
