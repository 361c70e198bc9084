/**
 * Names of the months, January first: English, then German, French, Spanish, Portuguese, Italian, Dutch,
 * the Scandinavian languages, Polish and Russian as far as they differ. To teach another name, add it
 * to its month.
 */
const months = [
  'january jan januar janvier janv enero janeiro gennaio januari stycznia января янв',
  'february feb februar février févr febrero fevereiro febbraio februari lutego февраля фев',
  'march mar märz mrz mär mars marzo março maart marca марта мар',
  'april apr avril avr abril aprile kwietnia апреля апр',
  'may mai mayo maio maggio mei maj maja мая',
  'june jun juni juin junio junho giugno czerwca июня',
  'july jul juli juillet juil julio julho luglio lipca июля',
  'august aug août agosto augusti augustus sierpnia августа авг',
  'september sept sep septembre septiembre setembro settembre września сентября сен',
  'october oct oktober okt octobre octubre outubro ottobre października октября окт',
  'november nov novembre noviembre novembro listopada ноября ноя',
  'december dec dezember dez décembre déc diciembre dezembro dicembre desember grudnia декабря дек',
].map((names) => names.split(' '));

const names = months.flat();
const letters = [...new Set(names.join(''))].toSorted().join('');
const lengths = names.map((name) => name.length);

/**
 * Source of a regular expression for a word that may be the name of a month: `monthNumber` knows. The names
 * themselves, which stand in dozens of patterns, would take each thread half a second to compile.
 */
export const monthNameForm = `[${letters}]{${Math.min(...lengths)},${Math.max(...lengths)}}`;

const numbers = new Map(months.flatMap((names, index) => names.map((name) => [name, index + 1])));

/** The number of a month by its name, in any case; null for other words. */
export const monthNumber = (name: string): number | null => numbers.get(name.toLowerCase()) ?? null;
