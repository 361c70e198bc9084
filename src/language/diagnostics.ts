import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Level, Message } from '../message/message.ts';
import { rulesById } from '../rules/index.ts';
import { rulePageUrl } from '../rules/page-url.ts';
import { toRange } from './positions.ts';

const severities: Readonly<Record<Level, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warn: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** A message as an editor shows it, with the rule's page behind its code. */
export function toDiagnostic(message: Message, hasMark: boolean): Diagnostic {
  const { ruleId, reason, note, level, place } = message;
  return {
    range: toRange(place, hasMark),
    severity: severities[level],
    code: ruleId,
    // What is wrong in the configuration is told under codes that have no page.
    ...(rulesById.has(ruleId) ? { codeDescription: { href: rulePageUrl(ruleId).href } } : {}),
    source: 'recount',
    message: note === null ? reason : `${reason}\n${note}`,
  };
}
