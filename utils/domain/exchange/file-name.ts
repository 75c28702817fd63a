/** Names that are devices on Windows, with any extension. */
const DEVICES = /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com\d|lpt\d)$/i;
/** Half of what the strictest file systems allow, so that a folder before it and an extension behind it fit too. */
const LONGEST = 120;

/**
 * A file name that every file system takes, also of Windows and on a memory stick, and that no program takes for an
 * option: letters of ASCII, digits, hyphen and underscore, not beginning with a hyphen, no name of a device.
 *
 * @param wanted what the file is about, any text
 * @param extension `md`
 * @param taken names given so far, in small letters; the name is added
 * @returns a name that differs from those taken whatever their case
 */
export function safeFileName(wanted: string, extension: string, taken: Set<string>): string {
  const bare =
    wanted
      .replaceAll(/[^A-Za-z0-9_-]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, LONGEST)
      .replace(/-+$/, '') || 'publicatie';
  const base = DEVICES.test(bare) ? `_${bare}` : bare;
  let name = `${base}.${extension}`;
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${base}-${count}.${extension}`;
  taken.add(name.toLowerCase());
  return name;
}
