/** A text with a number in it; `forms` has JSON with the text's forms by plural category. */
export function countText(forms: string | undefined, count: number, locale: string): string {
  const known = JSON.parse(forms ?? '{}') as Record<string, string>;
  const form = known[new Intl.PluralRules(locale).select(count)] ?? known.other ?? '{count}';
  return form.replace('{count}', new Intl.NumberFormat(locale).format(count));
}
