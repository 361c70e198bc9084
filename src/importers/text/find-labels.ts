import type { HeadingMatcher } from '../../postmortem/sections/match-heading.ts';
import { kindOfTitle } from './find-headings.ts';
import { bullet } from './words.ts';

/** `Root cause: a full disk`: the label with its colon, something behind it. */
const running = /^(\p{Lu}[\p{L} '’-]{2,40}):(?=\s+\S)/u;
/** The label of an item, with or without something behind it. */
const ofItem = /^(\p{Lu}[\p{L}\p{N} '’/()-]{2,40}):(?=\s|$)/u;

/** Lines that begin with a numbered label, if there are several (`Problem 1: …`), with the lengths of the labels. */
export function findNumberedLabels(lines: readonly string[]): ReadonlyMap<number, number> {
  const found = lines.flatMap((line, index) => {
    const label = /^\s{0,3}(\p{Lu}[\p{L} ]{2,30}?) #?(\d{1,2}):(?=\s)/u.exec(line);
    return label === null
      ? []
      : [{ index, word: label[1] ?? '', number: label[2] ?? '', length: label[0].length }];
  });
  const isRepeated = (word: string): boolean =>
    new Set(found.filter((one) => one.word === word).map(({ number }) => number)).size > 1;
  const words = new Set(found.map(({ word }) => word).filter(isRepeated));
  return new Map(
    found.filter(({ word }) => words.has(word)).map(({ index, length }) => [index, length]),
  );
}

/** The length of the label of a line that names a section: `Root cause: a full disk`. */
export function sectionLabel(line: string, match: HeadingMatcher): number | undefined {
  const label = running.exec(line);
  if (label === null) return undefined;
  const [part] = match(label[1] ?? '');
  const isSection = part?.some(({ exact, condition }) => exact && condition === null) === true;
  return isSection ? label[0].length : undefined;
}

/**
 * The labels of the items of a text whose lists are made of sections (`• Impact: …`, `• Review actions:`), by
 * the index of their line; none where fewer than two of them name sections.
 */
export function findItemLabels(
  lines: readonly string[],
  match: HeadingMatcher,
): ReadonlyMap<number, number> {
  const labels = lines.flatMap((line, index) => {
    const mark = bullet.exec(line)?.[0];
    if (mark === undefined || line.length > 600) return [];
    const text = line.slice(mark.length);
    const indent = /^\s*/.exec(line)?.[0].length ?? 0;
    const label = ofItem.exec(text);
    const isSection = kindOfTitle(label?.[1] ?? text, match) !== null;
    // `• Key events` over items that stand deeper is a label without its colon.
    const isOver =
      label === null &&
      isSection &&
      (/^\s*/.exec(lines[index + 1] ?? '')?.[0].length ?? 0) > indent;
    if (label === null && !isOver) return [];
    return [{ index, indent, isSection, length: label?.[0].length ?? text.length }];
  });
  const outer = Math.min(...labels.map(({ indent }) => indent));
  const own = labels.filter(({ indent }) => indent === outer);
  const isMade = own.filter(({ isSection }) => isSection).length >= 2;
  return new Map(isMade ? own.map(({ index, length }) => [index, length]) : []);
}
