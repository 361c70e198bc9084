import { expect, test } from 'vitest';
import { plainHouse, read } from '../read.ts';

const house = {
  ...plainHouse,
  severities: [{ name: 'SEV1', label: 'Critical', aliases: [], dueDays: 15 }],
};
const post = (severity: string, item: string): string =>
  `---\ndate: 2024-05-17\nseverity: ${severity}\n---\n\n## Action items\n\n- ${item}\n`;

test.each([
  ['an open item without a date gets one', 'SEV1', 'Add an alert', '2024-06-01', true],
  ["the author's date stays", 'SEV1', 'Add an alert (due: 2024-05-20)', '2024-05-20', false],
  ["the author's words stay", 'SEV1', 'Add an alert (due: next week)', null, false],
  ['a finished item needs none', 'SEV1', 'Add an alert (done)', null, false],
  ['no severity, no policy', 'SEV9', 'Add an alert', null, false],
])('%s', (_, severity, item, due, dueFromPolicy) => {
  expect(read(post(severity, item), house).actionItems).toMatchObject([{ due, dueFromPolicy }]);
});
