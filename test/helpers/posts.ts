/** A short post without any message; `change` replaces frontmatter lines by key, null takes one out. */
export function postText(change: Readonly<Record<string, string | null>> = {}): string {
  const fields: Record<string, string | null> = {
    title: 'Queue full',
    date: '2024-03-12',
    status: 'published',
    severity: 'SEV2',
    started: '2024-03-12T06:00:00Z',
    detected: '2024-03-12T06:10:00Z',
    acknowledged: '2024-03-12T06:12:00Z',
    resolved: '2024-03-12T07:00:00Z',
    ...change,
  };
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}: ${value}`);
  return `---
${lines.join('\n')}
---

## Summary

The queue was full for an hour.

## Timeline (UTC)

- 06:00 [cause] A batch of old jobs is put into the queue.
- 06:10 [detection] An alert on the length of the queue fires.
- 07:00 [resolution] The old jobs are gone.

## Root cause

The queue has no limit a customer, so one batch can fill it.

## Action items

- [x] Limit the jobs of a customer (owner: @ana, due: 2024-04-01, type: prevent)
`;
}
