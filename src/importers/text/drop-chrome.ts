import { isBlank } from '../lines.ts';
import type { NumberedLine } from '../numbered.ts';
import { countWords, isSentence } from './words.ts';

/** What is left of a page's text without what the site put around it. */
export interface Dropped {
  readonly lines: readonly NumberedLine[];
  readonly dropped: readonly NumberedLine[];
}

/** Whole lines that sites put around a text. One beside others of its kind is enough. */
const forms: readonly RegExp[] = [
  // What code hosts say of a file.
  /^\d{1,6} (?:lines?|sloc)(?: \(.{1,40}\))?(?:[ ·•|,-]{1,5}\d+(?:\.\d+)? ?(?:bytes|[kmg]i?b))?$/i,
  /^\d+(?:[.,]\d+)? ?(?:bytes?|[kmg]i?b)$/i,
  /^(?:raw|blame|history|permalink|normal view|edit|view|download|copy|copied!?|preview|code|files|markdown|text|html|plain text)(?: (?:raw|blame|history|permalink|normal|view|edit|copy|file|code|this page|on github))*$/i,
  /^(?:[\w.@+ -]{1,60}\/){1,12}[\w.@+-]{1,100}\.(?:md|mdx|txt|rst|html?|markdown)$/i,
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}$|^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d\d:\d\d$/,
  // Ways to other pages.
  /^(?:skip to (?:main )?content|back to (?:top|blog|home|all posts|overview)|(?:toggle )?(?:menu|navigation|search|sidebar)|home|about(?: us)?|blog|archives?|contact(?: us)?|sign ?(?:in|up|out)|log ?(?:in|out)|register|rss(?: feed)?|subscribe|follow us|table of contents|on this page|contents)$/i,
  /^(?:«|‹|←|<<|»|›|→|>>)(?:[\s\u00a0].{0,120}|)$/,
  /^.{0,120}[\s\u00a0](?:»|›|→|>>)$/,
  /^(?:previous|next|older|newer|prev)(?: (?:post|article|page|entry|posts|articles|entries))?(?:: .{0,120})?$/i,
  /^(?:[\w&' -]{1,30}[ \u00a0]{1,3}[|·•›»>/][ \u00a0]{1,3}){2,12}[\w&' -]{1,30}$/u,
  // What readers may do.
  /^(?:share|tweet|like|pin it|print|email|reply|comment|comments|leave a (?:comment|reply)|\d+ (?:comments?|likes?|shares?|claps?|views?))(?: this(?: post| page| article)?)?(?: (?:on|via|with) [\w ]{1,20})?$/i,
  /^(?:share|follow) (?:this|us|on|via)\b.{0,40}$/i,
  /^(?:related|recent|similar|more|popular|latest|other) (?:posts?|articles?|stories|reading|news|entries|incidents)$/i,
  /^(?:you (?:may|might) also (?:like|enjoy)|read (?:more|next)|categories|filed under|posted in|comments are closed).{0,80}$/i,
  /^(?:edit|view|improve|suggest (?:an )?edits? (?:on|to)?) ?(?:this|on) (?:page|file|post|github|gitlab).{0,30}$/i,
  /^(?:accept|decline|reject|manage)(?: all)?(?: cookies?| preferences| settings)?$/i,
  // Who runs the site.
  /^(?:©|\(c\)|copyright\b).{0,120}$/i,
  /^(?:all rights reserved|powered by .{1,60}|proudly .{1,60}|made with .{1,40}|privacy(?: policy)?|terms(?: of (?:use|service))?|imprint|legal(?: notice)?|cookie (?:policy|settings)|careers|press)\.?$/i,
  /^\d{1,3}[ -](?:min(?:ute)?s?)[ -]read(?:ing time)?$|^reading time:? .{1,20}$/i,
  /^page \d{1,4}(?: of \d{1,4})?$/i,
  // Marks that separated such things.
  /^[\s\u00a0|·•«»‹›/\\_~-]{1,10}$/,
];

const isChrome = ({ text }: NumberedLine): boolean => {
  const line = text.trim();
  return line.length <= 200 && forms.some((form) => form.test(line));
};

/** How many lines with text at either end of a page may be the site's. */
const reach = 30;

/**
 * Takes away what a site put above and below a text: file sizes, menus, share buttons, ways to other
 * pages. Only lines that are no sentences go, and everything that goes is reported.
 */
export function dropChrome(all: readonly NumberedLine[]): Dropped {
  const top = findTop(all);
  const bottom = findBottom(all.slice(top));
  const lines = trimBlank(all.slice(top, all.length - bottom));
  // A text that is all menu is not ours to judge.
  if (lines.length === 0) return { lines: trimBlank(all), dropped: [] };
  const gone = [...all.slice(0, top), ...all.slice(all.length - bottom)];
  return { lines, dropped: gone.filter(({ text }) => !isBlank(text)) };
}

/** How many lines at the start are the site's: up to the last of them before anything else is said. */
function findTop(all: readonly NumberedLine[]): number {
  let [end, seen] = [0, 0];
  for (let index = 0; index < all.length && seen < reach; index++) {
    const line = all[index] as NumberedLine;
    if (isBlank(line.text)) continue;
    seen++;
    if (isChrome(line) && !isSentence(line.text)) end = index + 1;
    // A short word or two may be a button too, if something surer follows.
    else if (countWords(line.text) > 2 || /[:#*=`]/.test(line.text)) break;
  }
  return end;
}

/** A line with a mark of its own is the author's: a label, a list, a heading, a fence, code. */
const marked =
  /^\p{L}[\p{L} ]{1,30}: \S|^\s*(?:#{1,6}\s|[-*+•◦▪‣●○]\s|\d{1,3}[.)]\s|`{3}|~{3}|\|)|^(?:\s{4}|\t)/u;

/** How many lines at the end are the site's. */
function findBottom(all: readonly NumberedLine[]): number {
  let [start, seen] = [all.length, 0];
  for (let index = all.length - 1; index > 0 && seen < reach; index--) {
    const line = all[index] as NumberedLine;
    if (isBlank(line.text)) continue;
    seen++;
    if (isChrome(line)) start = index;
    else if (isSentence(line.text) || marked.test(line.text) || line.text.trimEnd().endsWith(':'))
      break;
  }
  return all.length - start;
}

/** Lines without the blank ones at either end. */
export function trimBlank(lines: readonly NumberedLine[]): readonly NumberedLine[] {
  const first = lines.findIndex(({ text }) => !isBlank(text));
  const last = lines.findLastIndex(({ text }) => !isBlank(text));
  return first === -1 ? [] : lines.slice(first, last + 1);
}
