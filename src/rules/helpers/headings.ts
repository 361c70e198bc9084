import type { SectionKind } from '../../postmortem/types.ts';

/** Headings that most authors use for a kind of section, the commonest first. */
export const usualHeadings: Readonly<Record<SectionKind, readonly string[]>> = {
  summary: ['Summary', 'Overview'],
  impact: ['Impact'],
  leadup: ['Leadup', 'Background'],
  trigger: ['Trigger'],
  detection: ['Detection'],
  response: ['Response'],
  timeline: ['Timeline', 'Sequence of events'],
  'root-cause': ['Root cause', 'Contributing factors'],
  mitigators: ['Mitigators'],
  resolution: ['Resolution', 'Recovery'],
  lessons: ['Lessons learned'],
  'went-well': ['What went well'],
  'went-wrong': ['What went wrong'],
  lucky: ['Where we got lucky'],
  surprises: ['Surprises'],
  recurrence: ['Previous incidents'],
  improvements: ['Action items', 'Improvements', 'Follow-ups'],
  'open-questions': ['Open questions'],
  metrics: ['Metrics'],
  people: ['People'],
  comms: ['Communication'],
  supporting: ['Supporting material'],
};
