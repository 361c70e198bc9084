/** Values of a name in the query of the page's address. */
export const inAddress = (name: string): readonly string[] =>
  new URLSearchParams(location.search).getAll(name);

/** Puts values of a name into the address, in the place of those that are there, so that it can be shared. */
export function keepInAddress(name: string, values: readonly string[]): void {
  const url = new URL(location.href);
  url.searchParams.delete(name);
  for (const value of values) url.searchParams.append(name, value);
  history.replaceState(history.state, '', url);
}
