import GithubSlugger from 'github-slugger';

/**
 * Gives out addresses inside one page: `h-root-cause`, then `h-root-cause-1`. The prefix keeps them
 * clear of names that a browser gives meaning to, and a text without letters still gets one.
 */
export function createAnchors(prefix: string, blank: string): (text: string) => string {
  const slugger = new GithubSlugger();
  return (text) => `${prefix}-${slugger.slug(hasLetters.test(text) ? text : blank)}`;
}

const hasLetters = /[\p{L}\p{N}]/u;
