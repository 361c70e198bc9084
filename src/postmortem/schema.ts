import * as z from 'zod';
import { statuses } from './types.ts';

// The schema is written for the wire: no coercion and no transform, so that z.toJSONSchema can
// show editors the very same rules. What a field means is worked out after validation.

const text = z.string().trim().min(1);
const list = z.array(text);
const person = z.union([text, list]);

/** The fields that every house has. Declared own fields and the house's lists are added to it. */
export const baseSchema = z.strictObject({
  title: text,
  date: text,
  id: text.optional(),
  status: z.enum(statuses).optional(),
  severity: text.optional(),
  services: list.optional(),
  regions: list.optional(),
  teams: list.optional(),
  tags: list.optional(),
  authors: person.optional(),
  owner: person.optional(),
  responders: person.optional(),
  commander: person.optional(),
  scribe: person.optional(),
  reviewers: person.optional(),
  started: text.optional(),
  detected: text.optional(),
  acknowledged: text.optional(),
  mitigated: text.optional(),
  resolved: text.optional(),
  timezone: text.optional(),
  cause: text.optional(),
  trigger: text.optional(),
  detection_method: text.optional(),
  summary: text.optional(),
  visibility: z.enum(['public', 'internal']).optional(),
});

/** Valid frontmatter; a field that is absent was not given or was not valid. */
export type Fields = Partial<z.output<typeof baseSchema>>;
