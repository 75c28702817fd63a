import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** While a file of this name is in the extension, its background has no Cache storage. */
const MARK = 'one-copy';

/**
 * Put before the background: a browser that refuses Cache storage leaves one copy of the notes. Asked at run time, since
 * the browser keeps the script of a profile whatever lies on the disk.
 */
const REFUSING = `{
  const real = globalThis.caches;
  const refused = fetch(chrome.runtime.getURL('${MARK}')).then(({ ok }) => ok, () => false);
  const asked = (name) => async (...given) => {
    if (await refused) throw new DOMException('measured without', 'SecurityError');
    return real[name](...given);
  };
  Object.defineProperty(globalThis, 'caches', { value: { keys: asked('keys'), open: asked('open'), delete: asked('delete') } });
}
`;

/** A copy of a build in a folder of its own, which gives the extension its identifier. */
export function copyOf(extensionDir: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-copies-'));
  cpSync(extensionDir, folder, { recursive: true });
  const background = join(folder, 'background.js');
  writeFileSync(background, REFUSING + readFileSync(background, 'utf8'));
  return folder;
}

/** Sets how many copies of the notes an extension keeps from its next start on. @param folder from `copyOf` */
export function keepCopies(folder: string, copies: 1 | 2): void {
  if (copies === 1) writeFileSync(join(folder, MARK), '');
  else rmSync(join(folder, MARK), { force: true });
}
