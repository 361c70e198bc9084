import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type {
  ArtifactLocation,
  Log,
  PhysicalLocation,
  Region,
  ReportingConfiguration,
  ReportingDescriptor,
  Fix as SarifFix,
} from 'sarif';
import type { Fix, Level, Message } from '../../message/message.ts';
import type { Place } from '../../message/place.ts';
import { rulesById } from '../../rules/index.ts';
import { parseRulePage } from '../../rules/page.ts';
import { rulePageUrl } from '../../rules/page-url.ts';
import { readVersion } from '../version.ts';
import type { Report, Reporter } from './report.ts';

/** The root of the site in the addresses of a log. */
const rootId = 'SITEROOT';

const sarifLevels: Readonly<Record<Level | 'off', NonNullable<ReportingConfiguration['level']>>> = {
  error: 'error',
  warn: 'warning',
  info: 'note',
  off: 'none',
};

/**
 * A log in SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), as code scanning and editors
 * read it: the rules that were met with their pages, and each message with its place, its fixes and a
 * fingerprint that outlives changes elsewhere in the file.
 */
export const formatSarif: Reporter = (report) => {
  const ruleIds = [...new Set(report.messages.map(({ ruleId }) => ruleId))].sort();
  const fingerprintOf = createFingerprints(report);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Recount',
            semanticVersion: readVersion(),
            rules: ruleIds.map(toDescriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          [rootId]: { description: { text: 'The root of the checkout, or of the site.' } },
        },
        results: report.messages.map((message) => ({
          ruleId: message.ruleId,
          ruleIndex: ruleIds.indexOf(message.ruleId),
          level: sarifLevels[message.level],
          message: {
            text:
              message.note === null ? sentence(message) : `${sentence(message)} ${message.note}`,
          },
          locations: [{ physicalLocation: toLocation(message, report.prefix) }],
          partialFingerprints: { 'recount/v1': fingerprintOf(message) },
          ...(message.fixes.length === 0
            ? {}
            : { fixes: message.fixes.map((fix) => toFix(fix, message.path, report.prefix)) }),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

const sentence = ({ reason }: Message): string => `${reason}.`;

function toDescriptor(id: string): ReportingDescriptor {
  const { description, level = 'error' } = rulesById.get(id) ?? {};
  const url = rulePageUrl(id);
  const markdown = readFileSync(url, 'utf8');
  const page = parseRulePage(markdown);
  const background = page.sections.find(({ title }) => title === 'Background')?.markdown ?? '';
  return {
    id,
    shortDescription: { text: description ?? page.description },
    fullDescription: { text: background, markdown: background },
    help: { text: markdown, markdown },
    helpUri: url.href,
    defaultConfiguration: { level: sarifLevels[level], enabled: level !== 'off' },
  };
}

const toArtifact = (path: string, prefix: string): ArtifactLocation => ({
  uri: (prefix + path).split('/').map(encodeURIComponent).join('/'),
  uriBaseId: rootId,
});

function toLocation({ path, place }: Message, prefix: string): PhysicalLocation {
  const artifactLocation = toArtifact(path, prefix);
  // Services ask for a line even of what is said of a file as a whole.
  return { artifactLocation, region: place === null ? { startLine: 1 } : toRegion(place) };
}

const toRegion = ({ start, end }: Place): Region => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
});

const toFix = ({ title, edits }: Fix, path: string, prefix: string): SarifFix => ({
  description: { text: title },
  artifactChanges: [
    {
      artifactLocation: toArtifact(path, prefix),
      replacements: edits.map(({ place, text }) => ({
        deletedRegion: toRegion(place),
        insertedContent: { text },
      })),
    },
  ],
});

/** Of rule, file and the words of the line, not its number; equal ones are counted. */
function createFingerprints({ textOf }: Report): (message: Message) => string {
  const seen = new Map<string, number>();
  const texts = new Map<string, readonly string[]>();
  return ({ ruleId, path, place }) => {
    const lines = texts.get(path) ?? (textOf(path) ?? '').split(/\r\n?|\n/);
    texts.set(path, lines);
    const line = place === null ? '' : (lines[place.start.line - 1] ?? '').trim();
    const key = JSON.stringify([ruleId, path, line]);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return createHash('sha256').update(`${key}${before}`).digest('hex').slice(0, 32);
  };
}
