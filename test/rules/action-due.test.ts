import { describe, expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { fixWith } from './fix-with.ts';

const house = {
  ...defaults,
  severities: [{ name: 'SEV1', label: 'Critical', aliases: [], dueDays: 15 }],
  rules: { 'action-due': { level: 'info', options: { written: true } } },
} as const;
const post = (items: string) => `---
title: Sign-ups failed
date: 2024-05-20
severity: SEV1
---

## Timeline (UTC)

- 10:05 [detected] The alert fires.

## Root cause

The certificate had expired.

## Action items

${items}
`;

describe('the date of the policy is written', () => {
  test.each([
    ['behind an item', '- Renew it', '- Renew it (due: 2024-06-04)'],
    [
      'into the brackets of its owner',
      '- [ ] Renew it (owner: @ana)',
      '- [ ] Renew it (owner: @ana, due: 2024-06-04)',
    ],
    [
      'behind words that run over lines',
      '- Renew\n  it\n\n  A remark.\n  - more',
      '- Renew\n  it (due: 2024-06-04)\n\n  A remark.\n  - more',
    ],
    [
      'once each',
      '1. Renew it\n2. Watch it',
      '1. Renew it (due: 2024-06-04)\n2. Watch it (due: 2024-06-04)',
    ],
    ['not where the item is done', '- [x] Renew it', '- [x] Renew it'],
    [
      'not where the author has one',
      '- Renew it (due: 2025-01-01)',
      '- Renew it (due: 2025-01-01)',
    ],
  ])('%s', (_, before, after) => {
    expect(fixWith(post(before), house).text).toBe(post(after));
  });
});
