import { formatGithub } from './github.ts';
import { formatJson } from './json.ts';
import { formatJunit } from './junit.ts';
import { formatPretty } from './pretty.ts';
import type { Reporter } from './report.ts';
import { formatSarif } from './sarif.ts';

/** Every format of `--format`, by name. */
export const reporters: Readonly<Record<string, Reporter>> = {
  pretty: formatPretty,
  json: formatJson,
  sarif: formatSarif,
  github: formatGithub,
  junit: formatJunit,
};
