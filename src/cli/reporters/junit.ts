import type { Element } from 'xast';
import { x } from 'xastscript';
import type { Message } from '../../message/message.ts';
import { cleanText, writeXml } from '../../site/feeds/write-xml.ts';
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
  const root = x('testsuites', { name: 'recount', ...totals(messages, clean.length) }, suites);
  return writeXml(root as Element);
};

function toSuite(path: string, messages: readonly Message[]): Element {
  const passed = messages.length === 0 ? 1 : 0;
  const cases = messages.map((message) => toCase(path, message));
  const attributes = { name: cleanText(path), ...totals(messages, passed) };
  return x(
    'testsuite',
    attributes,
    passed === 1 ? [testCase(path, 'no messages')] : cases,
  ) as Element;
}

const testCase = (path: string, name: string, ...children: Element[]): Element =>
  x('testcase', { classname: cleanText(path), name }, children) as Element;

function toCase(path: string, { level, ruleId, place, reason, note }: Message): Element {
  const at = place === null ? '' : `:${place.start.line}:${place.start.column}`;
  const message = cleanText(reason);
  const outcome =
    level === 'error'
      ? x(
          'failure',
          { type: ruleId, message },
          cleanText([`${path}${at}`, reason, note ?? ''].join('\n').trimEnd()),
        )
      : x('skipped', { message: `${level}: ${message}` });
  return testCase(path, `${ruleId}${at}`, outcome as Element);
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
