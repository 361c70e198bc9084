import type { Message } from '../../message/message.ts';
import type { XmlElement } from '../../site/feeds/serialise-xml.ts';
import { empty, field, parent, writeXml } from '../../site/feeds/write-xml.ts';
import type { Reporter } from './report.ts';

/**
 * JUnit's XML, as servers of continuous integration read it: a suite a file, a case a message, and
 * one that passes for each post without any. Errors are failures; what is less grave fails no run, so it
 * is told as skipped.
 */
export const formatJunit: Reporter = ({ messages, clean }) => {
  const files = new Map<string, Message[]>(clean.map((path) => [path, []]));
  for (const message of messages) {
    files.set(message.path, [...(files.get(message.path) ?? []), message]);
  }
  const suites = [...files].map(([path, found]) => toSuite(path, found));
  const attributes = { name: 'recount', ...totals(messages, clean.length) };
  return writeXml(parent('testsuites', attributes, suites));
};

function toSuite(path: string, messages: readonly Message[]): XmlElement {
  const passed = messages.length === 0 ? 1 : 0;
  const cases = messages.map((message) => toCase(path, message));
  const attributes = { name: path, ...totals(messages, passed) };
  return parent('testsuite', attributes, passed === 1 ? [testCase(path, 'no messages')] : cases);
}

const testCase = (path: string, name: string, ...children: XmlElement[]): XmlElement =>
  parent('testcase', { classname: path, name }, children);

function toCase(path: string, { level, ruleId, place, reason, note }: Message): XmlElement {
  const at = place === null ? '' : `:${place.start.line}:${place.start.column}`;
  const text = [`${path}${at}`, reason, note ?? ''].join('\n').trimEnd();
  const outcome =
    level === 'error'
      ? field('failure', text, { type: ruleId, message: reason })
      : empty('skipped', { message: `${level}: ${reason}` });
  return testCase(path, `${ruleId}${at}`, outcome);
}

function totals(messages: readonly Message[], passed: number): Record<string, string> {
  const failures = messages.filter(({ level }) => level === 'error').length;
  return {
    tests: String(messages.length + passed),
    failures: String(failures),
    errors: '0',
    skipped: String(messages.length - failures),
    time: '0',
  };
}
