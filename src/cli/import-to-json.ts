import { type ImportReport, isFine } from './import-report.ts';

/**
 * The report of an import as one JSON object, of a shape that only ever grows: `version`, and `sources`,
 * each with `source`, `result`, `post`, `reason`, `format`, `formatReason`, `encoding`, `guesses` (`field`,
 * `value`, `reason`, `line`), `blank`, `changes` and `dropped` (`line`, `text`), `messages` as `check` has
 * them, and `diff` of a dry run.
 */
export function importToJson(reports: readonly ImportReport[]): string {
  const sources = reports.map(({ document, ...report }) => ({
    source: report.source,
    result: report.result,
    post: report.post,
    reason: report.reason,
    format: document?.format ?? null,
    formatReason: document?.formatReason ?? null,
    encoding: document?.encoding ?? null,
    guesses: document?.guesses ?? [],
    blank: document?.blank ?? [],
    changes: document?.changes ?? [],
    dropped: document?.dropped ?? [],
    messages: report.messages,
    diff: report.diff,
  }));
  const failed = reports.filter((report) => !isFine(report)).length;
  return `${JSON.stringify({ version: 1, failed, sources }, null, 2)}\n`;
}
