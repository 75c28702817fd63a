import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes an extension with one script in each publication.
 *
 * @param runAt when it runs, as in a manifest
 * @returns the folder
 */
export function makeExtension(name: string, runAt: string, script: string): string {
  const folder = mkdtempSync(join(tmpdir(), `kantlijn-${name}-`));
  const manifest = {
    manifest_version: 3,
    name,
    version: '1',
    browser_specific_settings: { gecko: { id: `${name}@kantlijn.example` } },
    content_scripts: [{ matches: ['https://zoek.officielebekendmakingen.nl/*'], js: ['script.js'], run_at: runAt }],
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'script.js'), script);
  return folder;
}

/**
 * Makes the floor to compare with: an extension that only writes "hello" under the title, in a
 * shadow root, at the moment Kantlijn's script runs.
 * In: `run_at` of Kantlijn's script. Out: the folder.
 */
export function makeHello(runAt: string): string {
  return makeExtension(
    'hello',
    runAt,
    `const host = document.createElement('kantlijn-hello');
const root = host.attachShadow({ mode: 'open' });
const status = document.createElement('p');
status.setAttribute('role', 'status');
status.textContent = 'hello';
root.append(status);
([...document.querySelectorAll('h1')].at(-1) ?? document.body.firstElementChild).after(host);`,
  );
}
