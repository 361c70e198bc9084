/** The address that leads from the post at `from` to another file, as it is written in a link. */
export function relativeAddress(from: string, to: string): string {
  const start = from.split('/').slice(0, -1);
  const target = to.split('/');
  let shared = 0;
  while (shared < start.length && start[shared] === target[shared]) shared++;
  return '../'.repeat(start.length - shared) + target.slice(shared).map(writeName).join('/');
}

/** Only what would end an address or mean something in it; other scripts stay readable. */
const writeName = (name: string): string =>
  name.replaceAll(
    /[%#?<>()[\]\\\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );
