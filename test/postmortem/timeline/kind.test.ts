import { describe, expect, it } from 'vitest';
import { dropLabel, readKind } from '../../../src/postmortem/timeline/kind.ts';

describe('readKind', () => {
  it.each([
    ['[detected] the disk is full', 'detection'],
    ['(mitigated) by a restart', 'mitigation'],
    ['Detection: the disk is full', 'detection'],
    ['RESOLVED - all is well', 'resolution'],
    ['Hypothesis: the cache is cold', 'hypothesis'],
    ['Action: restart', 'action'],
    ['Detection. A customer writes', 'detection'],
    ['Note: nobody slept', 'note'],
  ])('takes the label of %j', (text, kind) => {
    expect(readKind(text, null)).toEqual({ kind, labelled: true });
  });

  it.each([
    ['First detected', 'detection'],
    ['Fault occurs', 'cause'],
    ['Incident declared', 'escalation'],
    ['Repaired', 'mitigation'],
    ['Resolved', 'resolution'],
    ['Time of detection', 'detection'],
  ])('takes the label %j in front of a stamp', (label, kind) => {
    expect(readKind(label, label)).toEqual({ kind, labelled: true });
  });

  it.each([
    ['OUTAGE BEGINS -- the balancer overheats', 'cause'],
    ['Problem starts, no pods launch', 'cause'],
    ['Start of the outage', 'cause'],
    ['END OF OUTAGE', 'resolution'],
    ['Team alerted by a user', 'detection'],
    ['First alert fires', 'detection'],
    ['Our monitoring system detected the issue', 'detection'],
    ['Customers report errors', 'detection'],
    ['The callback runs, alert emitted', 'detection'],
    ['The check alerted on-call', 'detection'],
    ['Issue reported by customer', 'detection'],
    ['Incident declared in the channel', 'escalation'],
    ['INCIDENT ENDS, reached exit criterion', 'resolution'],
    ['Incident declared as resolved', 'resolution'],
    ['Service is back to normal', 'resolution'],
    ['Erste Meldungen im Chat', 'detection'],
    ['Erste Meldung im Chat', 'detection'],
    ['Le service est rétabli : retour à la normale', 'resolution'],
    ['Primera alerta', 'detection'],
    ['復旧', 'resolution'],
    ['Incident declared mitigated by the shutdown', 'mitigation'],
    ['Status page updated', 'communication'],
  ])('takes the mark of %j', (text, kind) => {
    expect(readKind(text, null)).toEqual({ kind, labelled: false });
  });

  it.each([
    'Deploy of v2',
    'Logs from the start of the outage are read',
    'Nothing is deployed until the end of the incident',
    'Restart of the hub',
    'Reported the issue to the vendor',
    'The system is restarted',
    'Team: nothing to do',
    'Admins post an initial report',
    'ticket https://example.org/1: opened',
  ])('gives %j no kind', (text) => {
    expect(readKind(text, null)).toBeNull();
  });
});

describe('dropLabel', () => {
  it.each([
    ['[detected] disk is full', 'disk is full'],
    ['**Detected:** disk is full', 'disk is full'],
    ['**Detected**: disk is full', 'disk is full'],
    ['*Detected:* `disk` is full', '`disk` is full'],
    ['Detected: disk is full', 'disk is full'],
  ])('takes the label from %j', (text, rest) => {
    expect(dropLabel(text)).toBe(rest);
  });
});
