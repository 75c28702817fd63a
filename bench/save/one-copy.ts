import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Put before the background of a build: the browser that refuses Cache storage leaves one copy of the notes. */
const REFUSED = `{
  const refuse = () => Promise.reject(new DOMException('measured without', 'SecurityError'));
  Object.defineProperty(globalThis, 'caches', { value: { keys: refuse, open: refuse, delete: refuse } });
}
`;

/**
 * A copy of a build in a folder of its own, with or without the second copy of the notes.
 *
 * @param folder where it goes, over what is there; a new one when left out
 * @returns the folder, which gives the extension its identifier
 */
export function buildWith(copies: 1 | 2, extensionDir: string, folder?: string): string {
  const target = folder ?? mkdtempSync(join(tmpdir(), 'kantlijn-copies-'));
  cpSync(extensionDir, target, { recursive: true });
  const background = join(target, 'background.js');
  if (copies === 1) {
    writeFileSync(background, REFUSED + readFileSync(background, 'utf8'));
    // The browser keeps the script of a version: the build with two copies comes as an update.
    const manifest = join(target, 'manifest.json');
    const about = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>;
    writeFileSync(manifest, JSON.stringify({ ...about, version: '0.0.1' }));
  }
  return target;
}
