// Names that two systems would take for one file, and names that are files on every system.

/** The one spelling that stands for all normal forms, capitals and invisible characters. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC');
}

/** Names that Windows keeps for devices, whatever ending they have. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** A name that is a plain file or folder on every system and never leads out of its folder. */
export function folderName(name: string): string {
  const plain = name
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
    .replaceAll(/[\u0000-\u001f\u007f"*/:<>?\\|]|\p{Surrogate}/gu, '-')
    .replace(/[. ]{1,255}$/, (end) => '-'.repeat(end.length));
  return plain === '' ? '-' : reserved.test(plain) ? `_${plain}` : plain;
}
