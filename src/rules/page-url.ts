/** The page of a rule inside the package, the same from `src` and from `dist`. */
export function rulePageUrl(ruleId: string): URL {
  return new URL(`../../src/rules/${ruleId}.md`, import.meta.url);
}
