/** Device names of Windows, forbidden with any extension. */
const DEVICES = /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com\d|lpt\d)$/i;
/** Half of what the strictest file systems allow, which leaves room for a folder and an extension. */
const LONGEST = 120;

/**
 * A file name that every file system accepts, including Windows and memory sticks, and that no program mistakes for an
 * option: ASCII letters, digits, hyphen and underscore; no hyphen at the start; no device name.
 *
 * @param wanted what the file is about, any text
 * @param extension `md`
 * @param taken names used so far, in small letters; the new name is added
 * @returns a name that differs from the used ones, also when case is ignored
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
