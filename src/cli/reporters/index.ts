import { formatJson } from './json.ts';
import { formatPretty } from './pretty.ts';
import type { Reporter } from './report.ts';

/** Every format of `--format`, by name. */
export const reporters: Readonly<Record<string, Reporter>> = {
  pretty: formatPretty,
  json: formatJson,
};
