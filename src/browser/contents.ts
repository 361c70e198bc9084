// The table of contents: open where it stands beside the text, and marked where the reader is.

const contents = document.querySelector<HTMLDetailsElement>('[data-contents]');

if (contents !== null) {
  const wide = matchMedia('(min-width: 60rem)');
  const adapt = (): void => {
    contents.open = wide.matches;
  };
  adapt();
  wide.addEventListener('change', adapt);

  const links = new Map(
    [...contents.querySelectorAll('a')].map((link) => [
      decodeURIComponent(link.hash.slice(1)),
      link,
    ]),
  );
  const headings = [...links.keys()].flatMap((id) => document.getElementById(id) ?? []);
  const mark = (): void => {
    const current = headings.findLast((heading) => heading.getBoundingClientRect().top < 160);
    for (const [id, link] of links) {
      if (id === current?.id) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  };
  // Headings that cross the upper part of the window are all that can change the mark.
  const observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -70% 0px' });
  for (const heading of headings) observer.observe(heading);
}

export {};
